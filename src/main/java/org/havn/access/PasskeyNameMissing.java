package org.havn.access;

import org.havn.platform.Refusal;

/// A passkey needs a name by which its owner tells it from the others.
public final class PasskeyNameMissing extends Refusal {
    PasskeyNameMissing(int longest) {
        super(Kind.NOT_VALID, "passkey-name-missing", longest);
    }
}
