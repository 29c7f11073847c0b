package org.havn.platform;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.TreeMap;

/// What a command says: its address, its fields in the order of their names, its files, its body.
final class CommandContent {
    /// Fields that prove who sends and that the form is ours; they may differ from one sending to the next.
    private static final String PROOFS = "_csrf|" + CommandKey.FIELD + "|proof\\..*|passkey\\..*";

    private CommandContent() {}

    /// A hash of everything that the command says.
    static byte[] of(HttpServletRequest request) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            try (var out = new DataOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), digest))) {
                out.writeUTF(request.getMethod());
                out.writeUTF(request.getRequestURI());
                for (var field : new TreeMap<>(request.getParameterMap()).entrySet()) {
                    if (!field.getKey().matches(PROOFS)) {
                        text(out, field.getKey());
                        out.writeInt(field.getValue().length);
                        for (var value : field.getValue()) {
                            text(out, value);
                        }
                    }
                }
                if (isMultipart(request)) {
                    files(out, request);
                } else {
                    out.write(request.getInputStream().readAllBytes());
                }
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        } catch (ServletException malformed) {
            throw new IOException(malformed);
        }
    }

    private static void files(DataOutputStream out, HttpServletRequest request) throws IOException, ServletException {
        for (var part : request.getParts()) {
            if (!request.getParameterMap().containsKey(part.getName())) {
                text(out, part.getName());
                out.writeLong(part.getSize());
                try (var content = part.getInputStream()) {
                    content.transferTo(out);
                }
            }
        }
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static boolean isMultipart(HttpServletRequest request) {
        return request.getContentType() != null && request.getContentType().startsWith("multipart/");
    }

    /// The same request with a body that can be read more than once, where it is no form.
    static HttpServletRequest readTwice(HttpServletRequest request) throws IOException {
        var type = request.getContentType();
        if (type == null || type.startsWith("application/x-www-form-urlencoded") || isMultipart(request)) {
            return request;
        }
        return new Kept(request, request.getInputStream().readAllBytes());
    }

    private static final class Kept extends HttpServletRequestWrapper {
        private final byte[] body;

        Kept(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public ServletInputStream getInputStream() {
            return new Body(new ByteArrayInputStream(body));
        }

        @Override
        public BufferedReader getReader() {
            var charset =
                    getCharacterEncoding() == null ? StandardCharsets.UTF_8 : Charset.forName(getCharacterEncoding());
            return new BufferedReader(new InputStreamReader(new ByteArrayInputStream(body), charset));
        }
    }

    private static final class Body extends ServletInputStream {
        private final ByteArrayInputStream bytes;

        Body(ByteArrayInputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("A command is read as a whole");
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] into, int from, int length) {
            return bytes.read(into, from, length);
        }
    }
}
