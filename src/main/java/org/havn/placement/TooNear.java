package org.havn.placement;

import org.havn.platform.Refusal;

/// A safety distance is not kept there. Whose it is stays unsaid.
public final class TooNear extends Refusal {
    TooNear() {
        super(Kind.NOT_VALID, "placement-too-near");
    }
}
