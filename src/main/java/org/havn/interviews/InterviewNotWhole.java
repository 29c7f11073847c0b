package org.havn.interviews;

import org.havn.platform.Refusal;

/// An interview needs its language, and the family's consent before it begins.
public final class InterviewNotWhole extends Refusal {
    InterviewNotWhole() {
        super(Kind.NOT_VALID, "interview-not-whole");
    }
}
