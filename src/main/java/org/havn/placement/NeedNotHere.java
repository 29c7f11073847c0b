package org.havn.placement;

import org.havn.platform.Refusal;

/// The household of this page has no such need that could be waived.
public final class NeedNotHere extends Refusal {
    NeedNotHere() {
        super(Kind.NOT_FOUND, "placement-need-not-here");
    }
}
