package org.havn.cases;

import org.havn.platform.Refusal;

/// Not more can be released than is free, and not less than one place.
public final class QuotaNotReleased extends Refusal {
    private static final long serialVersionUID = 1;

    QuotaNotReleased() {
        super(Kind.NOT_VALID, "quota-not-released");
    }
}
