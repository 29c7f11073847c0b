package org.havn.access;

import org.havn.platform.Refusal;

/// A role cannot be held like this.
public final class RoleNotGiven extends Refusal {
    private RoleNotGiven(String type) {
        super(Kind.NOT_VALID, type);
    }

    /// Who prepares a municipality belongs to a unit that stands for it, and who works with families to one that does
    /// not.
    static RoleNotGiven inThisUnit() {
        return new RoleNotGiven("role-not-in-this-unit");
    }

    /// A role ends on a day that is still to come.
    static RoleNotGiven endNotAhead() {
        return new RoleNotGiven("role-end-not-ahead");
    }
}
