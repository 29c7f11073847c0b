package org.havn.interviews.offline;

import org.havn.platform.Refusal;

/// A device may not open any more what is on it: the time is over, or somebody took it back.
public final class CheckOutOver extends Refusal {
    CheckOutOver() {
        super(Kind.NOT_NOW, "check-out-over");
    }
}
