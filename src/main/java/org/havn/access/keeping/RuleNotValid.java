package org.havn.access.keeping;

import org.havn.platform.Refusal;

/// A rule of keeping that was typed cannot be meant.
public final class RuleNotValid extends Refusal {
    RuleNotValid() {
        super(Kind.NOT_VALID, "retention-rule-not-valid");
    }
}
