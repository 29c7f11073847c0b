package org.havn.interviews;

import org.havn.platform.Refusal;

/// A sealed interview stays as it is.
public final class InterviewIsSealed extends Refusal {
    InterviewIsSealed() {
        super(Kind.NOT_NOW, "interview-sealed");
    }
}
