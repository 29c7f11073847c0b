package org.havn.access;

import org.havn.platform.Refusal;

/// Somebody opened the own words of as many families as one person can read in an hour.
public final class WordsBudgetUsedUp extends Refusal {
    WordsBudgetUsedUp(int perHour) {
        super(Kind.NOT_NOW, "words-budget-used-up", perHour);
    }
}
