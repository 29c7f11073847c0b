package org.havn.needs;

import org.havn.cases.CaseNumber;
import org.havn.people.PersonId;
import org.jspecify.annotations.Nullable;

/// What placement may know of a confirmed need that asks something of the place: no words, no codes, no diagnosis.
///
/// @param person whose need it is; null where it is the household's
public record ConfirmedNeed(
        NeedId id,
        CaseNumber household,
        @Nullable PersonId person,
        Requirement requirement,
        Severity severity,
        int rank) {

    /// Whether asking for this already tells that somebody is in danger.
    public boolean tellsOfDanger() {
        return NeedCompartments.protection(requirement.capability());
    }
}
