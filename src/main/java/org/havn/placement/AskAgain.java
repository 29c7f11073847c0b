package org.havn.placement;

import org.havn.platform.Refusal;

/// The cost that was shown is not known, or not that of the round as it is now.
public final class AskAgain extends Refusal {
    AskAgain() {
        super(Kind.NOT_NOW, "placement-ask-again");
    }
}
