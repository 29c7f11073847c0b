package org.havn.access.keeping;

import org.havn.platform.Refusal;

/// The case has no member with this number, or there is no such case.
public final class MemberNotThere extends Refusal {
    MemberNotThere() {
        super(Kind.NOT_FOUND, "member-not-there");
    }
}
