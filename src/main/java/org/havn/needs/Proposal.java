package org.havn.needs;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.havn.access.Compartment;
import org.havn.cases.CaseNumber;
import org.havn.interviews.InterviewId;
import org.havn.people.PersonId;
import org.havn.reference.LanguageTag;
import org.jspecify.annotations.Nullable;

/// A need that the rules found in a sealed interview, and about which a person has not decided yet. It is no need: no
/// plan, no count and no family sees it.
///
/// @param id the need's, if it becomes one
/// @param person whose need it would be; null where it would be the household's
/// @param rules the edition that found it
/// @param finding null where the reader's task does not open it, or where the person was erased
/// @param requirement never hard: only who confirms a need may say so
/// @param toldTo the account that heard it
/// @param because why it was set aside; empty until then
public record Proposal(
        NeedId id,
        CaseNumber household,
        @Nullable PersonId person,
        InterviewId interview,
        String rules,
        @Nullable Finding finding,
        @Nullable Requirement requirement,
        Severity severity,
        Set<Phase> phases,
        UUID toldTo,
        Instant toldAt,
        Instant proposedAt,
        State state,
        String decidedBy,
        @Nullable Instant decidedAt,
        String because) {

    /// What became of it.
    public enum State {
        WAITING,
        CONFIRMED,
        SET_ASIDE
    }

    public Proposal {
        phases = Set.copyOf(phases);
        if (requirement != null && requirement.hard()) {
            throw new IllegalArgumentException("A rule makes nothing hard: " + id.value());
        }
    }

    /// The rule that found it; empty where that is closed to the reader.
    public String rule() {
        return finding == null ? "" : finding.rule();
    }

    /// The person's own words; none where nobody wrote any down, or where they are closed to the reader.
    public Optional<OwnWords> words() {
        var found = finding;
        return found == null || found.words().isEmpty()
                ? Optional.empty()
                : Optional.of(new OwnWords(new LanguageTag(found.language()), found.words(), found.translations()));
    }

    /// Which answers it rests on, as places in the interview.
    public List<String> grounds() {
        return finding == null
                ? List.of()
                : finding.grounds().stream().map(Finding.Ground::path).toList();
    }

    static Set<Compartment> compartments(Finding finding, @Nullable Requirement requirement) {
        var found = EnumSet.noneOf(Compartment.class);
        found.addAll(
                NeedCompartments.of(finding.specificNeeds(), requirement == null ? null : requirement.capability()));
        return found;
    }

    @Override
    public String toString() {
        return "Proposal[" + id.value() + ", " + state + "]";
    }
}
