package org.havn.placement;

import org.havn.platform.Refusal;

/// A hard need of the household cannot be met there; an officer may waive it first.
public final class NotAdmissible extends Refusal {
    NotAdmissible() {
        super(Kind.NOT_VALID, "placement-not-admissible");
    }
}
