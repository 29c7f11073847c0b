package org.havn.access;

import org.havn.platform.Refusal;

/// An act that has to be answered for needs a sentence that says why.
public final class ReasonMissing extends Refusal {
    static final int SHORTEST = 10;

    ReasonMissing() {
        super(Kind.NOT_VALID, "reason-missing-here", SHORTEST);
    }

    /// The sentence, stripped.
    ///
    /// @throws ReasonMissing if it is too short to be one
    public static String requireSentence(String because) {
        var sentence = because.strip();
        if (sentence.length() < SHORTEST) {
            throw new ReasonMissing();
        }
        return sentence;
    }
}
