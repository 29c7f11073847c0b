package org.havn.needs;

import org.havn.platform.Refusal;

/// The need belongs to a compartment that the reader's task does not open. What it is about is not said.
public final class NeedNotForYourTask extends Refusal {
    NeedNotForYourTask() {
        super(Kind.NOT_ALLOWED, "need-not-for-your-task");
    }
}
