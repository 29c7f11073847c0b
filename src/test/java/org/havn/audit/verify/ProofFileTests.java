package org.havn.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.havn.audit.log.LogParsers;
import org.havn.audit.log.SignedHead;
import org.havn.audit.log.VerifierKey;
import org.havn.audit.merkle.Hash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A proof as a file: written, read again, and refused in a sentence wherever it is none.
class ProofFileTests {
    private static final String LEAF = "{\"act\":\"testing.act\",\"v\":1}";
    private static final Hash OTHER = Hash.ofLeaf("another".getBytes(StandardCharsets.UTF_8));
    private static final Hash OURS = Hash.ofLeaf(LEAF.getBytes(StandardCharsets.UTF_8));

    private final ProofFile proof = new ProofFile(
            LEAF, 1, List.of(OTHER), head(2, Hash.ofNode(OTHER, OURS)), VerifierKey.parse(LogParsers.key()));

    @Test
    void aProofIsReadAsItWasWrittenAndLeadsToItsHead() {
        var read = ProofFile.parse(proof.json());

        assertThat(read).isEqualTo(proof);
        assertThat(read.json()).isEqualTo(proof.json()).endsWith("}\n");
        assertThat(read.leadsToTheHead()).isTrue();
    }

    @Test
    void aProofOfAnythingElseLeadsNowhere() {
        assertThat(new ProofFile(LEAF, 0, proof.path(), proof.head(), proof.key()).leadsToTheHead())
                .isFalse();
        assertThat(new ProofFile(LEAF, 1, List.of(OURS), proof.head(), proof.key()).leadsToTheHead())
                .isFalse();
        assertThat(new ProofFile("{\"v\":1}", 1, proof.path(), proof.head(), proof.key()).leadsToTheHead())
                .isFalse();
    }

    @Test
    void theFirstLeafAndALongWayAreReadToo() {
        var first = new ProofFile(LEAF, 0, Collections.nCopies(63, OTHER), proof.head(), proof.key());

        assertThat(ProofFile.parse(first.json())).isEqualTo(first);
        var longer = new ProofFile(LEAF, 0, Collections.nCopies(64, OTHER), proof.head(), proof.key());
        refused(longer.json(), "In a proof, path is a list of at most 63 hashes");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "havn-audit-proof-1 | havn-audit-proof-2 | A proof's format is havn-audit-proof-1",
                "\"number\":1 | \"number\":-1 | In a proof, number is a whole number from 0",
                "\"number\":1 | \"number\":\"1\" | In a proof, number is a whole number from 0",
                "\"number\":1 | \"count\":1 | A proof has exactly these names: format, head, leaf, number, path, public-key",
                "\"number\":1 | \"number\":1,\"more\":1 | A proof has exactly these names",
                "\"path\":[ | \"path\":[1, | In a proof, path is a list of hashes in hexadecimal digits",
                "\"path\":[\" | \"path\":[\"zz | This is no proof: ",
                "{\\\"act\\\" | { \\\"act\\\" | The leaf is not written as Havn writes leaves"
            })
    void whatIsNoProofIsRefusedInASentence(String found, String instead, String sentence) {
        assertThat(proof.json()).contains(found);
        refused(proof.json().replace(found, instead), sentence);
    }

    @Test
    void whatBreaksOffIsNoJson() {
        refused(proof.json().substring(0, 40), "This is no JSON: ");
    }

    @Test
    void aTextHasToBeATextAndAPathAList() {
        refused(
                proof.json().replace("\"leaf\":\"", "\"leaf\":[\"").replace("\",\"number\"", "\"],\"number\""),
                "leaf is a text");
        refused(
                proof.json().replace("[\"" + OTHER.hex() + "\"]", "\"" + OTHER.hex() + "\""),
                "path is a list of at most 63 hashes");
    }

    private static void refused(String text, String sentence) {
        assertThatExceptionOfType(BadInput.class)
                .isThrownBy(() -> ProofFile.parse(text))
                .withMessageContaining(sentence.strip());
    }

    private static SignedHead head(long size, Hash root) {
        return SignedHead.parse("a.log/1\n" + size + "\n" + root.base64() + "\n2026-11-27T12:00:00Z\n\n— a.log/1 "
                + Base64.getEncoder().encodeToString(new byte[68]) + "\n");
    }
}
