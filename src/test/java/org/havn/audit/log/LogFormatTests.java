package org.havn.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.havn.audit.merkle.Hash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

/// The forms in which the log is written and signed, sign by sign: one way to write each thing, and no other is read.
class LogFormatTests {
    private static final String ROOT = Hash.OF_NOTHING.base64();
    private static final String BODY = "a.log/1\n7\n" + ROOT + "\n2026-11-27T12:00:00Z\n";

    // --- canonical JSON ---

    @Test
    void thereIsOneWayToWriteAnObject() {
        var object = new TreeMap<String, Object>(
                Map.of("b", 1L, "a", List.of(true, "å", 2), "c", Map.of("z", -1L, "y", "")));

        assertThat(CanonicalJson.of(object)).isEqualTo("{\"a\":[true,\"å\",2],\"b\":1,\"c\":{\"y\":\"\",\"z\":-1}}");
        assertThat(CanonicalJson.of(Map.of())).isEqualTo("{}");
        assertThat(CanonicalJson.of(Map.of("a", List.of()))).isEqualTo("{\"a\":[]}");
        assertThat(CanonicalJson.of(Map.of("a", "\"\\\b\t\n\f\r\u0001\u001f /é\uD83D\uDE00")))
                .isEqualTo("{\"a\":\"\\\"\\\\\\b\\t\\n\\f\\r\\u0001\\u001f /é\uD83D\uDE00\"}");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CanonicalJson.of(Map.of("a", 1.5)))
                .withMessageContaining("No canonical JSON for a class java.lang.Double");
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        var text = "{\"a\":[true,false,\"å\",2],\"b\":9223372036854775807,\"c\":{\"y\":\"\",\"z\":-1}}";

        assertThat(CanonicalJson.of(StrictJson.parse(text))).isEqualTo(text);
        assertThat(StrictJson.parse(text)).containsEntry("b", Long.MAX_VALUE).containsKeys("a", "c");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{} {}",
                "{\"a\":null}",
                "{\"a\":1.5}",
                "{\"a\":9223372036854775808}",
                "{\"a\":[null]}",
                "1"
            })
    void nothingElseIsRead(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> StrictJson.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"a\":1,\"a\":2}", "{\"a\":}", "{a:1}", "{\"a\":[[[[[[[[[[[1]]]]]]]]]]]}"})
    void whatIsNoJsonIsNotReadEither(String text) {
        assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> StrictJson.parse(text));
    }

    // --- heads ---

    @Test
    void aHeadIsReadWithEverythingItSays() {
        var note = BODY + "\n" + line("a.log/1", 68) + line("other", 70);

        var head = SignedHead.parse(note);

        assertThat(head.log()).isEqualTo("a.log/1");
        assertThat(head.size()).isEqualTo(7);
        assertThat(head.root()).isEqualTo(Hash.OF_NOTHING);
        assertThat(head.moment()).isEqualTo(Instant.parse("2026-11-27T12:00:00Z"));
        assertThat(head.note()).isEqualTo(note);
        assertThat(head.body()).isEqualTo(BODY);
        assertThat(head.signatures()).extracting(SignedHead.Signature::name).containsExactly("a.log/1", "other");
        assertThat(head.signatures().getFirst().keyIdAndBytes()).hasSize(68);
        assertThat(head.saysTheSameAs(SignedHead.parse(BODY + "\n" + line("other", 68))))
                .isTrue();
        assertThat(head.saysTheSameAs(SignedHead.parse(BODY.replace("\n7\n", "\n8\n") + "\n" + line("other", 68))))
                .isFalse();
        assertThat(SignedHead.parse(BODY.replace("\n7\n", "\n0\n") + "\n" + line("other", 68))
                        .size())
                .isZero();
        assertThat(SignedHead.parse(BODY + "\n" + line("x", 3).repeat(16)).signatures())
                .hasSize(16);
    }

    @Test
    void aHeadThatIsWrittenInAnyOtherWayIsNone() {
        var signed = "\n" + line("a.log/1", 68);
        notRead(BODY + signed + "x".repeat(4_000), "more than 4000 signs");
        notRead(BODY, "an empty line");
        notRead((BODY + signed).stripTrailing(), "an empty line");
        notRead(BODY + "\n", "an empty line");
        notRead("more\n" + BODY + signed, "four lines");
        notRead(BODY.substring(BODY.indexOf('\n') + 1) + signed, "four lines");
        notRead(BODY.replace("a.log/1", "") + signed, "first line");
        for (var size : List.of("07", "-1", "x", "1234567890123456789")) {
            notRead(BODY.replace("\n7\n", "\n" + size + "\n") + signed, "a number of leaves");
        }
        notRead(BODY.replace(ROOT, "AAAA") + signed, "third line");
        notRead(BODY.replace("2026", "in 2026") + signed, "third line");
        notRead(BODY + "\n" + line("x", 3).repeat(17), "more than 16 signatures");
        notRead(BODY + "\n- a.log/1 AAAA\n", "a dash, a name and Base64");
        notRead(BODY + "\n—  AAAA\n", "a dash, a name and Base64");
        notRead(BODY + "\n— a.log/1 AAAA more\n", "a dash, a name and Base64");
        notRead(BODY + "\n— a.log/1 ====\n", "a dash, a name and Base64");
        notRead(BODY + "\n— a.log/1 AAB=\n", "one way to be written");
    }

    @Test
    void aHeadIsAsLongAsFourThousandSignsAndNoLonger() {
        var rest = BODY + "\n" + line("", 68);
        var longest = BODY + "\n" + line("n".repeat(4_000 - rest.length()), 68);

        assertThat(longest).hasSize(4_000);
        assertThat(SignedHead.parse(longest).note()).isEqualTo(longest);
        assertThatExceptionOfType(HeadNotReadable.class)
                .isThrownBy(() -> SignedHead.parse(BODY + "\n" + line("n".repeat(4_001 - rest.length()), 68)))
                .withMessageContaining("more than 4000 signs");
    }

    @Test
    void aHeadBearsTheSignatureOfItsOwnLogsKey() throws Exception {
        var pair = pair();
        var key = VerifierKey.of("a.log/1", pair.getPublic());
        var stranger = VerifierKey.of("a.log/1", pair().getPublic());
        var renamed = VerifierKey.of("b.log/1", pair.getPublic());
        var head = SignedHead.parse(BODY + "\n" + signature(pair, key, "a.log/1", BODY));

        assertThat(head.isSignedBy(List.of(key))).isTrue();
        assertThat(head.isSignedBy(List.of(stranger, key))).isTrue();
        assertThat(head.isSignedBy(List.of(stranger))).isFalse();
        assertThat(head.isSignedBy(List.of(renamed))).isFalse();
        assertThat(head.isSignedBy(List.of())).isFalse();
        assertThat(SignedHead.parse(BODY + "\n" + signature(pair, key, "other", BODY))
                        .isSignedBy(List.of(key)))
                .isFalse();
        assertThat(SignedHead.parse(BODY + "\n" + signature(pair, key, "a.log/1", BODY + " "))
                        .isSignedBy(List.of(key)))
                .isFalse();
        assertThat(SignedHead.parse(BODY + "\n" + line("a.log/1", 4)).isSignedBy(List.of(key)))
                .isFalse();
    }

    // --- keys ---

    @Test
    void aKeyIsReadAsItWasWritten(@TempDir Path folder) throws Exception {
        var key = VerifierKey.of("a.log/1", pair().getPublic());
        var later = VerifierKey.of("a.log/1", pair().getPublic());
        var file = Files.writeString(folder.resolve("keys"), "# the first\n\n" + key + "\n " + later + " \n");

        assertThat(VerifierKey.parse(" " + key.text() + "\n")).isEqualTo(key);
        assertThat(key).hasToString(key.text());
        assertThat(key.text()).startsWith("a.log/1+" + key.id() + "+");
        assertThat(key.id()).hasSize(8);
        assertThat(key.idBytes()).hasSize(4);
        assertThat(VerifierKey.read(file)).containsExactly(key, later);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VerifierKey.read(Files.writeString(folder.resolve("none"), "# none\n")))
                .withMessageContaining("holds no public key");
    }

    @Test
    void whatIsNoKeyOfEd25519IsNotRead() throws Exception {
        var text = VerifierKey.of("a.log/1", pair().getPublic()).text();
        var bytes = Base64.getDecoder().decode(text.substring(text.lastIndexOf('+', text.length() - 45) + 1));
        noKey("a.log/1+12345678", "looks like name+1a2b3c4d");
        noKey(text.replaceFirst("\\+[0-9a-f]{8}\\+", "+00000000+"), "does not belong to it");
        noKey(text.replaceFirst("a\\.log/1", "b.log/1"), "does not belong to it");
        noKey(text.replaceFirst("a\\.log/1", "a log"), "A log's name has");
        noKey(text + "AAAA", "");
        bytes[0] = 2;
        noKey("a.log/1+12345678+" + Base64.getEncoder().encodeToString(bytes), "one of Ed25519");
        bytes[0] = 1;
        noKey("a.log/1+12345678+" + Base64.getEncoder().encodeToString(Arrays.copyOf(bytes, 34)), "one of Ed25519");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VerifierKey.of(
                        "a.log/1",
                        KeyPairGenerator.getInstance("EC").generateKeyPair().getPublic()))
                .withMessageContaining("one of Ed25519");
    }

    private static void notRead(String note, String because) {
        assertThatExceptionOfType(HeadNotReadable.class)
                .isThrownBy(() -> SignedHead.parse(note))
                .withMessageContaining(because);
    }

    private static void noKey(String text, String because) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VerifierKey.parse(text))
                .withMessageContaining(because);
    }

    private static String line(String name, int bytes) {
        return "— " + name + " " + Base64.getEncoder().encodeToString(new byte[bytes]) + "\n";
    }

    private static String signature(KeyPair pair, VerifierKey key, String name, String signed)
            throws GeneralSecurityException, IOException {
        var signer = Signature.getInstance("Ed25519");
        signer.initSign(pair.getPrivate());
        signer.update(signed.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        var out = new java.io.ByteArrayOutputStream();
        out.write(key.idBytes());
        out.write(signer.sign());
        return "— " + name + " " + Base64.getEncoder().encodeToString(out.toByteArray()) + "\n";
    }

    private static KeyPair pair() throws GeneralSecurityException {
        return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    }
}
