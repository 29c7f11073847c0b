package org.havn.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.havn.TestMail;
import org.havn.audit.merkle.Hash;
import org.havn.platform.watch.Mail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Heads, the key that signs them, and the witnesses who keep them.
class WitnessTests {
    private static final Instant THEN = Instant.parse("2026-03-01T08:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void aHeadIsReadableBySightAndBoundToItsKey() throws IOException {
        var key = SigningKey.in(folder.resolve("key.pem"));
        var head = SignedHead.sign(key, 7, Hash.OF_NOTHING, THEN);

        assertThat(head.note().lines())
                .startsWith(key.verifier().name(), "7", Hash.OF_NOTHING.base64(), "2026-03-01T08:00:00Z", "");
        assertThat(SignedHead.parse(head.note())).isEqualTo(head);
        assertThat(head.isSignedBy(List.of(key.verifier()))).isTrue();
        assertThat(head.isSignedBy(
                        List.of(SigningKey.in(folder.resolve("other.pem")).verifier())))
                .isFalse();
    }

    @Test
    void noChangedHeadPassesForASignedOne() throws IOException {
        var key = SigningKey.in(folder.resolve("key.pem"));
        var note = SignedHead.sign(key, 7, Hash.OF_NOTHING, THEN).note();
        for (int at = 0; at < note.length(); at++) {
            for (char other : new char[] {'0', 'A', 'z', '\n', ' ', 'é'}) {
                var changed = note.substring(0, at) + other + note.substring(at + 1);
                if (!changed.equals(note)) {
                    assertThat(believed(changed, key))
                            .as("sign %d as '%s'", at, other)
                            .isFalse();
                }
            }
            assertThat(believed(note.substring(0, at), key)).as("cut at %d", at).isFalse();
        }
    }

    private static boolean believed(String note, SigningKey key) {
        try {
            return SignedHead.parse(note).isSignedBy(List.of(key.verifier()));
        } catch (HeadNotReadable refused) {
            return false;
        }
    }

    @Test
    void theKeyIsForItsOwnerOnlyAndStaysTheSame() throws IOException {
        var file = folder.resolve("keys").resolve("key.pem");
        var made = SigningKey.in(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(SigningKey.in(file).verifier()).isEqualTo(made.verifier());
        assertThat(VerifierKey.read(SigningKey.publicHalf(file))).containsExactly(made.verifier());
    }

    @Test
    void aKeyThatOthersCanReadIsNotUsed() throws IOException {
        var file = folder.resolve("key.pem");
        SigningKey.in(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        assertThatThrownBy(() -> SigningKey.in(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("chmod 600");
    }

    @Test
    void aKeyWhosePublicHalfIsAnothersIsNotUsed() throws IOException {
        var file = folder.resolve("key.pem");
        SigningKey.in(file);
        var other = SigningKey.in(folder.resolve("other.pem"));
        Files.writeString(SigningKey.publicHalf(file), other.verifier().text());

        assertThatThrownBy(() -> SigningKey.in(file)).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "a+b", "a+b+c", "name+00000000+AQ==", "na me+00000000+AAAA", "+++", "a+b+\u0000"})
    void whatIsNoPublicKeyIsRefusedInWords(String text) {
        assertThatThrownBy(() -> VerifierKey.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theFolderKeepsEachHeadOnceAndRefusesAContradiction() throws IOException {
        var key = SigningKey.in(folder.resolve("key.pem"));
        var witness = new FolderWitness(new AuditFolder(folder.toString(), folder.toString(), "", ""));
        var head = SignedHead.sign(key, 7, Hash.OF_NOTHING, THEN);
        witness.take(head);
        witness.take(head);

        var file = folder.resolve("witness").resolve("head-000000000000007.txt");
        assertThat(file).hasContent(head.note());
        assertThatThrownBy(() -> witness.take(SignedHead.sign(key, 7, Hash.ofLeaf(new byte[0]), THEN)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("something else");
        assertThat(file).hasContent(head.note());
    }

    @Test
    void aPartnersEndpointIsSentTheHeadAndAskedAgainUntilItHasTakenIt() throws Exception {
        var received = Collections.synchronizedList(new ArrayList<String>());
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/heads", exchange -> {
            received.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(received.size() < 3 ? 503 : 204, -1);
            exchange.close();
        });
        server.start();
        var log = new TestLog(folder);
        try (var endpoint =
                new EndpointWitness("http://localhost:" + server.getAddress().getPort() + "/heads")) {
            var deliveries = new Deliveries(log.rows(), List.of(endpoint), log.clock());
            log.write(3);
            log.sequence();
            var head = log.signer().signIfDue().orElseThrow();

            deliveries.deliver();
            deliveries.deliver();
            assertThat(received).as("it rests after a failure").hasSize(1);
            assertThat(log.rows().status(List.of("endpoint")).behindSince()).containsKey("endpoint");

            log.pass(Duration.ofMinutes(1));
            deliveries.deliver();
            log.pass(Duration.ofMinutes(1));
            deliveries.deliver();
            deliveries.deliver();
            assertThat(received).hasSize(3).containsOnly(head.note());
            assertThat(log.rows().status(List.of("endpoint")).behindSince()).isEmpty();
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aWitnessThatSendsHeadsElsewhereIsNotFollowed() throws Exception {
        var reached = Collections.synchronizedList(new ArrayList<String>());
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/heads", exchange -> {
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            exchange.sendResponseHeaders(307, -1);
            exchange.close();
        });
        server.createContext("/elsewhere", exchange -> {
            reached.add("elsewhere");
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        var key = SigningKey.in(folder.resolve("key.pem"));
        try (var endpoint =
                new EndpointWitness("http://localhost:" + server.getAddress().getPort() + "/heads")) {
            assertThatThrownBy(() -> endpoint.take(SignedHead.sign(key, 1, Hash.OF_NOTHING, THEN)))
                    .hasMessageContaining("307");
            assertThat(reached).isEmpty();
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aHeadGoesByMailToThoseWhoKeepIt() throws Exception {
        var key = SigningKey.in(folder.resolve("key.pem"));
        var head = SignedHead.sign(key, 7, Hash.OF_NOTHING, THEN);
        var server = TestMail.speaking(ServerSetup.PROTOCOL_SMTP);
        server.start();
        var mail = new Mail("smtp://127.0.0.1:" + server.getSmtp().getPort(), "", "", "havn@havn.example.org");
        try {
            var witness = new MailWitness(mail, List.of("heads@partner.example.org"));

            witness.take(head);

            var received = server.getReceivedMessages();
            assertThat(received).hasSize(1);
            var text = received[0].getContent().toString().replace("\r\n", "\n");
            assertThat(SignedHead.parse(text.strip() + "\n").saysTheSameAs(head))
                    .isTrue();
            assertThat(received[0].getSubject()).isEqualTo("Havn: head of the audit trail, 7 leaves");
        } finally {
            server.stop();
        }
        assertThatThrownBy(() -> new MailWitness(mail, List.of("heads@partner.example.org")).take(head))
                .isInstanceOf(IOException.class);
    }

    @Test
    void anEndpointThatDoesNotAnswerIsGivenUpInTime() throws Exception {
        var key = SigningKey.in(folder.resolve("key.pem"));
        try (var silent = new java.net.ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                var endpoint = new EndpointWitness(
                        "http://127.0.0.1:" + silent.getLocalPort() + "/", Duration.ofMillis(300))) {
            assertThatThrownBy(() -> endpoint.take(SignedHead.sign(key, 1, Hash.OF_NOTHING, THEN)))
                    .isInstanceOf(IOException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://example.org/", "ftp://localhost/", "file:///etc/passwd", "//localhost/", "nonsense"})
    void headsGoOverAnEncryptedWayOrStayOnThisMachine(String address) {
        assertThatThrownBy(() -> new EndpointWitness(address)).isInstanceOf(IllegalArgumentException.class);
    }
}
