package org.havn.access;

import org.havn.platform.Refusal;

/// So many passwords are being looked at that one more would take the machine's memory from everybody else.
public final class SignInBusy extends Refusal {
    SignInBusy() {
        super(Kind.NOT_AVAILABLE, "sign-in-busy");
    }
}
