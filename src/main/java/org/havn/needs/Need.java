package org.havn.needs;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.havn.access.Compartment;
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

    /// What it is about that few may see. Only as far as its codes are open to the reader.
    public Set<Compartment> compartments() {
        return NeedCompartments.of(specificNeeds, requirement == null ? null : requirement.capability());
    }

    /// Whether one adult of the household may read what was said: their own words; what the household said
    /// together and what was said of a child, unless it is confidential. What another adult said is closed to
    /// them. It asks nothing of the need's own page: that is for staff.
    ///
    /// @param isChild whether a person of the household may be a child today
    public boolean mayBeReadBy(PersonId adult, Predicate<PersonId> isChild) {
        var whose = person;
        if (adult.equals(whose)) {
            return true;
        }
        var confidential = EnumSet.copyOf(Compartment.CONFIDENTIAL_IN_THE_FAMILY);
        confidential.retainAll(compartments());
        return confidential.isEmpty() && (whose == null || isChild.test(whose));
    }

    /// Whether it can stop a household from being placed somewhere.
    public boolean hard() {
        return requirement != null && requirement.hard();
    }

    /// The stations that may come next. Nothing is planned for what nobody has confirmed.
    public Set<NeedState> next() {
        var next = EnumSet.noneOf(NeedState.class);
        next.addAll(state.next());
        if (confirmation == null) {
            next.remove(NeedState.PLANNED);
        }
        return next;
    }

    /// The same need, confirmed. Why it once was not met is history then.
    Need confirmed(Confirmation by, Severity weight, String restsOn, @Nullable Requirement required) {
        return with(NeedState.CONFIRMED, required, weight, restsOn, by, owner, due, "");
    }

    /// The same need, with somebody's name and a day on it.
    Need planned(String by, LocalDate until) {
        return with(NeedState.PLANNED, requirement, severity, evidence, confirmation, by, until, "");
    }

    /// The same need at another station.
    Need at(NeedState station, String how) {
        return with(station, requirement, severity, evidence, confirmation, owner, due, how);
    }

    /// The same need as it stood at an earlier step.
    Need asItStood(
            NeedState station,
            @Nullable Requirement required,
            Severity weight,
            String restsOn,
            String held,
            @Nullable LocalDate until) {
        return with(station, required, weight, restsOn, confirmation, held, until, "");
    }

    private Need with(
            NeedState station,
            @Nullable Requirement required,
            Severity weight,
            String restsOn,
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
                weight,
                phases,
                restsOn,
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
