package org.havn.access.budgets;

import org.havn.platform.Refusal;

/// There is no such case, or it is a canary already.
public final class CanaryNotPossible extends Refusal {
    CanaryNotPossible() {
        super(Kind.NOT_VALID, "canary-not-possible");
    }
}
