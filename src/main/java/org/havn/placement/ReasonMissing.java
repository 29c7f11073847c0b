package org.havn.placement;

import org.havn.platform.Refusal;

/// A decision needs a reason that the family and the community can read.
public final class ReasonMissing extends Refusal {
    ReasonMissing() {
        super(Kind.NOT_VALID, "placement-reason-missing");
    }

    /// The reason as it will be kept.
    ///
    /// @throws ReasonMissing if there is none
    static String required(String because) {
        if (because.isBlank()) {
            throw new ReasonMissing();
        }
        return because.strip();
    }
}
