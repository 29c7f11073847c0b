package org.havn.needs;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.havn.cases.CaseNumber;
import org.havn.people.PersonId;
import org.havn.reference.SpecificNeedCode;
import org.jspecify.annotations.Nullable;

/// Something that a person or a household needs.
///
/// @param person whose need it is; null where it is the household's
/// @param rank where it stands in the family's own order of wishes, 1 first
/// @param requirement what it asks of the place of settlement; null where it asks nothing of it
/// @param specificNeeds the agreed two-letter codes beside it, some of them restricted
/// @param evidence what it rests on: an interview, a medical form
/// @param owner who holds it now: an account's id or a role; empty where nobody does
/// @param outcome why it was not met, or the person's words when it was; empty until then
public record Need(
        NeedId id,
        CaseNumber household,
        @Nullable PersonId person,
        int rank,
        OwnWords words,
        @Nullable Requirement requirement,
        List<SpecificNeedCode> specificNeeds,
        Severity severity,
        Set<Phase> phases,
        String evidence,
        @Nullable Confirmation confirmation,
        String owner,
        @Nullable LocalDate due,
        NeedState state,
        String outcome) {

    public Need {
        specificNeeds = List.copyOf(specificNeeds);
        phases = Set.copyOf(phases);
        if (phases.isEmpty()) {
            throw new IllegalArgumentException("A need is met before, during or after travel: " + id.value());
        }
        if (confirmation == null && state != NeedState.VOICED && state != NeedState.NOT_MET) {
            throw new IllegalArgumentException("Only a confirmed need can be " + state + ": " + id.value());
        }
        if (confirmation == null && requirement != null && requirement.hard()) {
            throw new IllegalArgumentException("A need is hard only where somebody confirmed it: " + id.value());
        }
    }

    /// Whether it can stop a household from being placed somewhere.
    public boolean hard() {
        return requirement != null && requirement.hard();
    }

    /// The same need, confirmed.
    Need confirmed(Confirmation by, @Nullable Requirement required) {
        return with(NeedState.CONFIRMED, required, by, owner, due, outcome);
    }

    /// The same need, with somebody's name and a day on it.
    Need planned(String by, LocalDate until) {
        return with(NeedState.PLANNED, requirement, confirmation, by, until, outcome);
    }

    /// The same need at another station.
    Need at(NeedState station, String how) {
        return with(station, requirement, confirmation, owner, due, how);
    }

    private Need with(
            NeedState station,
            @Nullable Requirement required,
            @Nullable Confirmation by,
            String held,
            @Nullable LocalDate until,
            String how) {
        return new Need(
                id,
                household,
                person,
                rank,
                words,
                required,
                specificNeeds,
                severity,
                phases,
                evidence,
                by,
                held,
                until,
                station,
                how);
    }

    @Override
    public String toString() {
        return "Need[" + id.value() + ", " + state + "]";
    }
}
