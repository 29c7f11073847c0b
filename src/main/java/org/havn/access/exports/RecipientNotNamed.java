package org.havn.access.exports;

import org.havn.platform.Refusal;

/// A recipient has a name and an organisation.
public final class RecipientNotNamed extends Refusal {
    RecipientNotNamed(int longest) {
        super(Kind.NOT_VALID, "recipient-not-named", longest);
    }
}
