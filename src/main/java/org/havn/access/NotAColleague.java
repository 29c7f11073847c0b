package org.havn.access;

import org.havn.platform.Refusal;

/// The account or unit cannot be given this: it is not open, it is the holder itself, or it has no task with families.
public final class NotAColleague extends Refusal {
    NotAColleague() {
        super(Kind.NOT_VALID, "not-a-colleague");
    }
}
