package org.havn.access;

import org.havn.platform.Refusal;

/// Somebody opened as many files of others as one person needs in an hour or a day.
public final class BudgetUsedUp extends Refusal {
    BudgetUsedUp(int perHour, int perDay) {
        super(Kind.NOT_NOW, "budget-used-up", perHour, perDay);
    }
}
