package org.havn.access;

import org.havn.platform.Refusal;

/// There is no such account.
public final class NoSuchAccount extends Refusal {
    NoSuchAccount() {
        super(Kind.NOT_FOUND, "no-such-account");
    }
}
