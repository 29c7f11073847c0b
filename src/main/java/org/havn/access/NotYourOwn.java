package org.havn.access;

import org.havn.platform.Refusal;

/// Nobody is the second person of their own act, whatever roles they hold.
public final class NotYourOwn extends Refusal {
    NotYourOwn() {
        super(Kind.NOT_ALLOWED, "not-your-own");
    }
}
