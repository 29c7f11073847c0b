package org.havn.needs;

import org.havn.platform.Refusal;

/// A need ends with the person's own words, or with the reason why it was not met; here neither was given.
public final class OutcomeNotTold extends Refusal {
    OutcomeNotTold(NeedState wanted) {
        super(Kind.NOT_VALID, "need-outcome-not-told", wanted.name());
    }
}
