package org.havn.interviews;

import org.havn.platform.Refusal;

/// There is no interview of this id, or not for this reader.
public final class InterviewNotFound extends Refusal {
    InterviewNotFound(InterviewId id) {
        super(Kind.NOT_FOUND, "interview-not-found", id.value().toString());
    }
}
