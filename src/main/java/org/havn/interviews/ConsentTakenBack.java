package org.havn.interviews;

import org.havn.platform.Refusal;

/// Whoever this is about has taken their consent to the interview back; nothing more is written down.
public final class ConsentTakenBack extends Refusal {
    ConsentTakenBack() {
        super(Kind.NOT_NOW, "consent-taken-back");
    }
}
