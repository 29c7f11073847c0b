package org.havn.placement;

import org.havn.platform.Refusal;

/// Enough is being found out about this round already.
public final class AskLater extends Refusal {
    AskLater(int most) {
        super(Kind.NOT_NOW, "placement-ask-later", most);
    }
}
