package org.havn.access.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.cms.CMSException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A sealed file opens for its recipient, with tools that are not ours, and for nobody else.
class SealedFileTests {
    private static final byte[] CONTENT = "a family of five\r\n".repeat(500).getBytes(StandardCharsets.UTF_8);
    private static final List<TestRecipient> RECIPIENTS = List.of(
            TestRecipient.onCurve("secp256r1"), TestRecipient.onCurve("secp384r1"), TestRecipient.withRsa(3072));

    @Test
    void theRecipientOpensItAndNobodyElseDoes() throws CMSException {
        var stranger = TestRecipient.onCurve("secp256r1");
        for (var recipient : RECIPIENTS) {
            var sealed = sealedTo(recipient);

            assertThat(recipient.open(sealed)).isEqualTo(CONTENT);
            assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("a family of five");
            assertThatThrownBy(() -> stranger.open(sealed)).isInstanceOf(Exception.class);
        }
    }

    @Test
    void oneChangedBitIsNoticed() {
        for (var recipient : RECIPIENTS) {
            var sealed = sealedTo(recipient);
            sealed[sealed.length - 200] ^= 1;

            assertThatThrownBy(() -> recipient.open(sealed)).isInstanceOf(Exception.class);
        }
    }

    @Test
    void opensslOpensIt(@TempDir Path folder) throws IOException, InterruptedException {
        Assumptions.assumeTrue(openssl(folder, "version") == 0, "needs openssl 3");
        for (var recipient : RECIPIENTS) {
            Files.writeString(folder.resolve("key.pem"), recipient.keyPem());
            Files.write(folder.resolve("havn.p7m"), sealedTo(recipient));

            var ended = openssl(
                    folder,
                    "cms",
                    "-decrypt",
                    "-inform",
                    "DER",
                    "-in",
                    "havn.p7m",
                    "-inkey",
                    "key.pem",
                    "-out",
                    "file");

            assertThat(ended)
                    .as(recipient.certificate().getPublicKey().getAlgorithm())
                    .isZero();
            assertThat(Files.readAllBytes(folder.resolve("file"))).isEqualTo(CONTENT);
        }
    }

    @Test
    void aWeakAnOldOrAnUnreadableCertificateIsRefused() {
        var now = Instant.now();
        assertThatThrownBy(() -> Certificate.ofPem(TestRecipient.withRsa(2048).pem(), now))
                .isInstanceOf(CertificateNotValid.class)
                .hasMessage("certificate-too-weak");
        assertThatThrownBy(
                        () -> Certificate.ofPem(TestRecipient.whoseTimeIsOver().pem(), now))
                .isInstanceOf(CertificateNotValid.class)
                .hasMessage("certificate-ended");
        var fine = RECIPIENTS.getFirst();
        for (var pasted : List.of(
                "",
                "hello",
                fine.keyPem(),
                fine.pem() + fine.keyPem(),
                fine.pem().substring(0, 200))) {
            assertThatThrownBy(() -> Certificate.ofPem(pasted, now))
                    .isInstanceOf(CertificateNotValid.class)
                    .hasMessage("certificate-unreadable");
        }
        assertThat(Certificate.ofPem(fine.pem(), now).x509()).isEqualTo(fine.certificate());
    }

    private static byte[] sealedTo(TestRecipient recipient) {
        return SealedFile.of(CONTENT, new Certificate(recipient.certificate()));
    }

    private static int openssl(Path folder, String... arguments) throws InterruptedException {
        var command = new java.util.ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        try {
            return new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start()
                    .waitFor();
        } catch (IOException notThere) {
            return -1;
        }
    }
}
