package org.havn.interviews.offline;

import org.havn.platform.Refusal;

/// What a device asked for, or brought, cannot be read.
public final class CheckOutNotWhole extends Refusal {
    CheckOutNotWhole() {
        super(Kind.NOT_VALID, "check-out-not-whole");
    }
}
