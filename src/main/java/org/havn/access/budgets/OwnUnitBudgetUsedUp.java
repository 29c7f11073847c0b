package org.havn.access.budgets;

import org.havn.platform.Refusal;

/// Somebody looked at as many families of their own unit as one person's work needs in an hour or a day.
public final class OwnUnitBudgetUsedUp extends Refusal {
    OwnUnitBudgetUsedUp(Budget budget, int perHour, int perDay) {
        super(Kind.NOT_NOW, budget.code() + "-budget-used-up", perHour, perDay);
    }
}
