package org.havn.access;

import org.havn.platform.Refusal;

/// What the device answered does not fit what it was asked.
public final class PasskeyNotProven extends Refusal {
    PasskeyNotProven() {
        super(Kind.NOT_VALID, "passkey-not-proven");
    }
}
