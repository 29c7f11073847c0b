package org.havn.interviews;

import org.havn.platform.Refusal;

/// Somebody has decided between these answers already.
public final class ConflictDecided extends Refusal {
    ConflictDecided() {
        super(Kind.NOT_NOW, "conflict-decided");
    }
}
