package org.havn.placement;

import org.havn.platform.Refusal;

/// What is kept for somebody else is at least one, and not more than a country has.
public final class ReserveNotValid extends Refusal {
    static final int MOST = 100_000;

    ReserveNotValid() {
        super(Kind.NOT_VALID, "placement-reserve-not-valid", MOST);
    }

    /// @throws ReserveNotValid if so much cannot be kept
    static void require(int amount) {
        if (amount < 1 || amount > MOST) {
            throw new ReserveNotValid();
        }
    }
}
