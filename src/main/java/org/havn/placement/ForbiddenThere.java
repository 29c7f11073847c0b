package org.havn.placement;

import org.havn.platform.Refusal;

/// Somebody has forbidden this community to the household; the rule can be lifted first.
public final class ForbiddenThere extends Refusal {
    ForbiddenThere() {
        super(Kind.NOT_VALID, "placement-forbidden-there");
    }
}
