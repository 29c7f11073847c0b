package org.havn.interviews.openrosa;

import org.havn.platform.Refusal;

/// A filled-in form does not say that the family agreed.
public final class NotAgreed extends Refusal {
    NotAgreed() {
        super(Kind.NOT_VALID, "interview-not-whole");
    }
}
