package org.havn.access;

import org.havn.platform.Refusal;

/// Another account has this name already.
public final class SignInNameTaken extends Refusal {
    SignInNameTaken() {
        super(Kind.NOT_VALID, "sign-in-name-taken");
    }
}
