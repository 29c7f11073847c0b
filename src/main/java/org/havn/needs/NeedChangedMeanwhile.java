package org.havn.needs;

import org.havn.platform.Refusal;

/// Somebody else took a step with the need after this reader had opened it.
public final class NeedChangedMeanwhile extends Refusal {
    NeedChangedMeanwhile() {
        super(Kind.NOT_NOW, "need-changed-meanwhile");
    }
}
