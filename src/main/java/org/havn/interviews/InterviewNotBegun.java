package org.havn.interviews;

import org.havn.platform.Refusal;

/// Nothing is answered before the family has agreed to the interview.
public final class InterviewNotBegun extends Refusal {
    InterviewNotBegun() {
        super(Kind.NOT_NOW, "interview-not-begun");
    }
}
