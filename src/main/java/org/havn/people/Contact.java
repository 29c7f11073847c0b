package org.havn.people;

import java.util.UUID;

/// One way to reach somebody, opened.
public record Contact(UUID id, PersonId person, ContactKind kind, String value, ContactSafety safety) {
    @Override
    public String toString() {
        return "Contact[" + id + ", hidden]";
    }
}
