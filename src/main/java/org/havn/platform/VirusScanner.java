package org.havn.platform;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Asks the operator's scanner (ClamAV's `clamd`, on this machine) about every file from outside, before anything reads
/// it. Where one was named and does not answer, nothing is taken in. See docs/decisions/0261-files-are-scanned.md.
@Component
public final class VirusScanner {
    private static final Logger LOG = LoggerFactory.getLogger(VirusScanner.class);
    private static final int PATIENCE_MILLIS = 30_000;
    private static final int CHUNK = 64 * 1024;
    private static final int LONGEST_ANSWER = 1_000;

    private final int port;

    VirusScanner(@Value("${havn.scanner.port:0}") int port, @Value("${havn.demo:false}") boolean demo) {
        this.port = port;
        if (port == 0 && !demo) {
            LOG.warn("HAVN_SCANNER_PORT is not set: files that people bring are not scanned for viruses");
        }
    }

    /// @throws FileNotClean if the scanner knows it as harmful
    /// @throws ScannerNotThere if it gives no clear answer
    public void requireClean(byte[] file) {
        if (port == 0) {
            return;
        }
        var answer = asked(file);
        if (answer.endsWith(" FOUND")) {
            throw new FileNotClean();
        }
        if (!answer.equals("stream: OK")) {
            LOG.error("The virus scanner gave no clear answer");
            throw new ScannerNotThere();
        }
    }

    /// `INSTREAM`: parts with their lengths in front, and one of no length at the end.
    private String asked(byte[] file) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            var out = socket.getOutputStream();
            out.write("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII));
            for (var from = 0; from < file.length; from += CHUNK) {
                var length = Math.min(CHUNK, file.length - from);
                out.write(ByteBuffer.allocate(Integer.BYTES).putInt(length).array());
                out.write(file, from, length);
            }
            out.write(new byte[Integer.BYTES]);
            out.flush();
            var answer = new ByteArrayOutputStream();
            for (var read = socket.getInputStream().read();
                    read > 0 && answer.size() < LONGEST_ANSWER;
                    read = socket.getInputStream().read()) {
                answer.write(read);
            }
            return answer.toString(StandardCharsets.US_ASCII).strip();
        } catch (IOException gone) {
            LOG.error("The virus scanner at port {} does not answer: {}", port, Causes.of(gone));
            throw new ScannerNotThere();
        }
    }
}
