package org.havn.interviews.openrosa;

import org.havn.platform.Refusal;

/// What came is no filled-in form of Havn's.
public final class FormNotKnown extends Refusal {
    FormNotKnown() {
        super(Kind.NOT_FOUND, "check-out-not-found");
    }
}
