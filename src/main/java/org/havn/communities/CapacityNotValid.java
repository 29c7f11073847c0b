package org.havn.communities;

import org.havn.platform.Refusal;

/// A new capacity needs an amount from 0, who said so, and why.
public final class CapacityNotValid extends Refusal {
    CapacityNotValid() {
        super(Kind.NOT_VALID, "capacity-not-valid");
    }
}
