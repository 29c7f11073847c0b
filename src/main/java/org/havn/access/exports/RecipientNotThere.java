package org.havn.access.exports;

import org.havn.platform.Refusal;

/// Nobody with a certificate that is good today is registered under this id.
public final class RecipientNotThere extends Refusal {
    RecipientNotThere() {
        super(Kind.NOT_VALID, "recipient-not-there");
    }
}
