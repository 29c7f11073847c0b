package org.havn.access;

import org.havn.platform.Refusal;

/// The page belongs to another role; it answers like a page that does not exist.
public final class NotYourTask extends Refusal {
    NotYourTask() {
        super(Kind.NOT_FOUND, "nothing-here");
    }
}
