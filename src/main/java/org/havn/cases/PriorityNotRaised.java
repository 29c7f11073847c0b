package org.havn.cases;

import org.havn.platform.Refusal;

/// A priority is only ever raised with a second person; this one would not be higher.
public final class PriorityNotRaised extends Refusal {
    private static final long serialVersionUID = 1;

    PriorityNotRaised() {
        super(Kind.NOT_VALID, "priority-not-raised");
    }
}
