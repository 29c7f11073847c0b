package org.havn.access;

import org.havn.platform.Refusal;

/// The provider's account belongs to another account here, or this one has one already.
public final class LoginTaken extends Refusal {
    LoginTaken() {
        super(Kind.NOT_NOW, "login-taken");
    }
}
