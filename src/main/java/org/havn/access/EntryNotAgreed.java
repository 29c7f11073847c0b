package org.havn.access;

import org.havn.platform.Refusal;

/// A code would take away the passkeys of somebody who has come in before, and no second person has agreed to that.
public final class EntryNotAgreed extends Refusal {
    EntryNotAgreed() {
        super(Kind.NOT_NOW, "entry-not-agreed");
    }
}
