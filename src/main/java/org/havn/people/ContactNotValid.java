package org.havn.people;

import org.havn.platform.Refusal;

/// What was typed cannot be such a number or address.
public final class ContactNotValid extends Refusal {
    ContactNotValid(ContactKind kind) {
        super(Kind.NOT_VALID, "contact-not-valid", kind.name());
    }
}
