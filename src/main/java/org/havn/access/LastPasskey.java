package org.havn.access;

import org.havn.platform.Refusal;

/// Without it nobody could come in by this account any more.
public final class LastPasskey extends Refusal {
    LastPasskey() {
        super(Kind.NOT_NOW, "last-passkey");
    }
}
