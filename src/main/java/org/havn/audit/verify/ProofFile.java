package org.havn.audit.verify;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.havn.audit.log.CanonicalJson;
import org.havn.audit.log.SignedHead;
import org.havn.audit.log.StrictJson;
import org.havn.audit.log.VerifierKey;
import org.havn.audit.merkle.Hash;
import org.havn.audit.merkle.Proofs;
import tools.jackson.core.JacksonException;

/// The proof that one event is in the log, as a file that needs no database to be checked.
///
/// @param content the event's leaf, byte for byte
/// @param number the leaf's number
/// @param path the neighbours on the way to the root
/// @param head the signed head whose root it leads to
/// @param key the log's public key, as whoever made the file knows it
record ProofFile(String content, long number, List<Hash> path, SignedHead head, VerifierKey key) {
    static final int LARGEST = 100_000;
    private static final String FORMAT = "havn-audit-proof-1";
    private static final Set<String> NAMES = Set.of("format", "head", "leaf", "number", "path", "public-key");
    private static final int LONGEST_PATH = 63;

    /// One line of canonical JSON.
    String json() {
        return CanonicalJson.of(Map.of(
                        "format",
                        FORMAT,
                        "head",
                        head.note(),
                        "leaf",
                        content,
                        "number",
                        number,
                        "path",
                        path.stream().map(Hash::hex).toList(),
                        "public-key",
                        key.text()))
                + "\n";
    }

    /// @throws BadInput saying what was expected
    static ProofFile parse(String text) {
        try {
            var object = StrictJson.parse(text);
            if (!object.keySet().equals(NAMES)) {
                throw new BadInput("A proof has exactly these names: "
                        + String.join(", ", NAMES.stream().sorted().toList()));
            }
            if (!FORMAT.equals(object.get("format"))) {
                throw new BadInput("A proof's format is " + FORMAT);
            }
            return new ProofFile(
                    canonical(text(object, "leaf")),
                    number(object),
                    path(object),
                    SignedHead.parse(text(object, "head")),
                    VerifierKey.parse(text(object, "public-key")));
        } catch (JacksonException notJson) {
            throw new BadInput("This is no JSON: " + notJson.getOriginalMessage(), notJson);
        } catch (IllegalArgumentException notAProof) {
            throw new BadInput("This is no proof: " + notAProof.getMessage(), notAProof);
        }
    }

    /// Whether the leaf is in the log that the head describes. It says nothing about who signed the head.
    boolean leadsToTheHead() {
        var leaf = Hash.ofLeaf(content.getBytes(StandardCharsets.UTF_8));
        return Proofs.includes(number, head.size(), leaf, path, head.root());
    }

    private static String canonical(String leaf) {
        if (!CanonicalJson.of(StrictJson.parse(leaf)).equals(leaf)) {
            throw new BadInput("The leaf is not written as Havn writes leaves");
        }
        return leaf;
    }

    private static String text(Map<String, Object> object, String name) {
        if (object.get(name) instanceof String text) {
            return text;
        }
        throw new BadInput("In a proof, " + name + " is a text");
    }

    private static long number(Map<String, Object> object) {
        if (object.get("number") instanceof Long number && number >= 0) {
            return number;
        }
        throw new BadInput("In a proof, number is a whole number from 0");
    }

    private static List<Hash> path(Map<String, Object> object) {
        if (!(object.get("path") instanceof List<?> list) || list.size() > LONGEST_PATH) {
            throw new BadInput("In a proof, path is a list of at most " + LONGEST_PATH + " hashes");
        }
        var path = new ArrayList<Hash>();
        for (var step : list) {
            if (!(step instanceof String hex)) {
                throw new BadInput("In a proof, path is a list of hashes in hexadecimal digits");
            }
            path.add(Hash.ofHex(hex));
        }
        return path;
    }
}
