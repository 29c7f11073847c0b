package org.havn;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.havn.platform.Ids;

/// Somebody who writes requests by hand, so that they may be anything at all; signed in as an account.
final class RawRequests {
    private static final Pattern COOKIE = Pattern.compile("(?im)^set-cookie: ([^=;\r]+)=([^;\r]*)");
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3})");
    private static final int PATIENCE = 30_000;
    private static final int LONG_HEAD = 1 << 16;

    private final int port;
    private final String name;
    private final String password;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private String token = "";

    record Answer(int status, String text) {
        /// Whether it leads to signing in: the session has ended.
        boolean turnsAway() {
            return status == 302 && text.contains("/sign-in");
        }
    }

    RawRequests(int port, String name, String password) {
        this.port = port;
        this.name = name;
        this.password = password;
    }

    void signIn() {
        cookies.clear();
        look();
        send("POST", "/sign-in", "application/x-www-form-urlencoded", form("name", name, "password", password), "");
        look();
    }

    private void look() {
        var found = TOKEN.matcher(send("GET", "/sign-in", "", new byte[0], "").text());
        token = found.find() ? found.group(1) : "";
    }

    /// What every form carries: the token and the key of the command.
    String token() {
        return "_csrf=" + URLEncoder.encode(token, StandardCharsets.UTF_8) + "&command=" + Ids.next();
    }

    byte[] form(String... fields) {
        var form = new StringBuilder(token());
        for (int i = 0; i < fields.length; i += 2) {
            form.append('&')
                    .append(URLEncoder.encode(fields[i], StandardCharsets.UTF_8))
                    .append('=')
                    .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        return form.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /// @param moreHeaders whole lines with their ends, or nothing
    Answer send(String method, String target, String contentType, byte[] body, String moreHeaders) {
        var head = method + " " + target + " HTTP/1.1\r\nHost: localhost:" + port + "\r\nConnection: close\r\n"
                + (moreHeaders.toLowerCase(java.util.Locale.ROOT).contains("accept:") ? "" : "Accept: text/html\r\n")
                + (contentType.isEmpty()
                        ? ""
                        : "Content-Type: " + contentType + "\r\nContent-Length: " + body.length + "\r\n")
                + "Cookie: " + cookies() + "\r\n" + moreHeaders + "\r\n";
        var answer = sent(head, body);
        // who closes a connection on a head without end is right to; their answer may be lost with what was not read
        for (var again = 0; again < 3 && answer.status() == 0 && head.length() > LONG_HEAD; again++) {
            answer = sent(head, body);
        }
        return answer;
    }

    private Answer sent(String head, byte[] body) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE);
            var out = socket.getOutputStream();
            try {
                out.write(head.getBytes(StandardCharsets.ISO_8859_1));
                out.write(body);
                out.flush();
            } catch (IOException notTaken) {
                // refused before it was read to its end; the answer is there all the same
            }
            return answer(read(socket));
        } catch (IOException failed) {
            return new Answer(0, "no answer: " + failed);
        }
    }

    private static String read(Socket socket) throws IOException {
        var all = new ByteArrayOutputStream();
        var buffer = new byte[1 << 14];
        try {
            var in = socket.getInputStream();
            for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                all.write(buffer, 0, read);
            }
        } catch (java.net.SocketException reset) {
            // what is left of a refused body is thrown away with the connection
            if (all.size() == 0) {
                throw reset;
            }
        }
        return all.toString(StandardCharsets.UTF_8);
    }

    private Answer answer(String text) {
        COOKIE.matcher(text).results().forEach(it -> cookies.put(it.group(1), it.group(2)));
        var status = STATUS.matcher(text);
        return new Answer(status.lookingAt() ? Integer.parseInt(status.group(1)) : 0, text);
    }

    private String cookies() {
        return String.join(
                "; ",
                cookies.entrySet().stream()
                        .map(it -> it.getKey() + "=" + it.getValue())
                        .toList());
    }
}
