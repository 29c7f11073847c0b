package org.havn.access;

import org.havn.platform.Refusal;

/// The link was used before, or its day is over.
public final class InvitationEnded extends Refusal {
    InvitationEnded() {
        super(Kind.NOT_NOW, "invitation-ended");
    }
}
