package org.havn.audit.verify;

import java.util.List;
import org.havn.audit.log.LogParsers;
import org.havn.audit.log.SignedHead;
import org.havn.audit.log.VerifierKey;
import org.havn.audit.merkle.Hash;
import org.havn.fuzz.Target;

/// Proofs that somebody brings.
public final class ProofParsers {
    private ProofParsers() {}

    public static List<Target> all() {
        var proof = new ProofFile(
                "{\"act\":\"testing.act\",\"v\":1}",
                3,
                List.of(Hash.OF_NOTHING, Hash.OF_NOTHING, Hash.OF_NOTHING),
                SignedHead.parse(LogParsers.NOTE),
                VerifierKey.parse(LogParsers.key()));
        return List.of(Target.ofText(
                "proof-file",
                List.of(proof.json()),
                input -> {
                    var read = ProofFile.parse(input);
                    read.leadsToTheHead();
                    read.head().isSignedBy(List.of(read.key()));
                },
                BadInput.class));
    }
}
