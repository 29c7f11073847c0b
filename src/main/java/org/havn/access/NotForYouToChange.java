package org.havn.access;

import org.havn.platform.Refusal;

/// Only a caseworker of the unit that holds a case changes who may see it.
public final class NotForYouToChange extends Refusal {
    NotForYouToChange() {
        super(Kind.NOT_ALLOWED, "not-for-you-to-change");
    }
}
