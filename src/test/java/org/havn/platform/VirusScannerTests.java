package org.havn.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.mock.web.MockMultipartHttpServletRequest;

/// Files from outside go past a scanner that speaks as `clamd` does.
class VirusScannerTests {
    /// Harmless, and known by every scanner: it is put together here so that none stops this file.
    private static final String EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

    private final AtomicReference<String> answers = new AtomicReference<>("");
    private ServerSocket scanner;

    @BeforeEach
    void aScanner() throws IOException {
        scanner = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            while (!scanner.isClosed()) {
                try (var asked = scanner.accept()) {
                    var file = read(new DataInputStream(asked.getInputStream()));
                    var said = answers.get().isEmpty()
                            ? file.contains(EICAR) ? "stream: Eicar-Test-Signature FOUND" : "stream: OK"
                            : answers.get();
                    asked.getOutputStream().write((said + "\0").getBytes(StandardCharsets.US_ASCII));
                } catch (IOException closed) {
                    return;
                }
            }
        });
    }

    @AfterEach
    void itEnds() throws IOException {
        scanner.close();
    }

    @Test
    void aFileThatTheScannerKnowsIsNotTakenAndAnotherIs() {
        var asked = new VirusScanner(scanner.getLocalPort(), false);

        assertThatThrownBy(() -> asked.requireClean(bytes("a letter" + EICAR))).isInstanceOf(FileNotClean.class);
        assertThatCode(() -> asked.requireClean(bytes("a letter".repeat(40_000))))
                .doesNotThrowAnyException();
    }

    @Test
    void everyUploadGoesPastIt() {
        var endings = new FileEndings(new VirusScanner(scanner.getLocalPort(), false));
        var request = new MockMultipartHttpServletRequest();
        request.addFile(new MockMultipartFile("file", "table.csv", "text/csv", bytes("a,b\n" + EICAR)));

        assertThatThrownBy(() -> endings.preHandle(request, new MockHttpServletResponse(), "any handler"))
                .isInstanceOf(FileNotClean.class);
    }

    @Test
    void whereTheScannerDoesNotAnswerClearlyNothingIsTaken() throws IOException {
        var asked = new VirusScanner(scanner.getLocalPort(), false);
        answers.set("INSTREAM size limit exceeded. ERROR");
        assertThatThrownBy(() -> asked.requireClean(bytes("a letter"))).isInstanceOf(ScannerNotThere.class);

        scanner.close();
        assertThatThrownBy(() -> asked.requireClean(bytes("a letter")))
                .isInstanceOfSatisfying(
                        ScannerNotThere.class, it -> assertThat(it.kind()).isEqualTo(Refusal.Kind.NOT_AVAILABLE));
    }

    private static String read(DataInputStream in) throws IOException {
        var command = new String(in.readNBytes(10), StandardCharsets.US_ASCII);
        assertThat(command).isEqualTo("zINSTREAM\0");
        var file = new StringBuilder();
        for (var length = in.readInt(); length > 0; length = in.readInt()) {
            file.append(new String(in.readNBytes(length), StandardCharsets.ISO_8859_1));
        }
        return file.toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
