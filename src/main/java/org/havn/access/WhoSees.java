package org.havn.access;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who may see one family, now.
///
/// @param holder the unit that answers for the case
/// @param excluded empty for a reader who may not change it: that somebody is shut out may be what keeps a family safe
/// @param tasks who has a confidential task here; empty for a reader who may not change it
/// @param changes the newest first; empty for a reader who may not change it
/// @param mayChange whether the reader answers for the case: a caseworker of the unit that holds it
public record WhoSees(
        String caseNumber,
        boolean locked,
        boolean addressProtected,
        @Nullable Unit holder,
        List<SharedWith> shared,
        List<Colleague> assigned,
        List<Colleague> excluded,
        List<Compartments.Task> tasks,
        List<ScopeChange> changes,
        boolean mayChange) {
    public WhoSees {
        shared = List.copyOf(shared);
        assigned = List.copyOf(assigned);
        excluded = List.copyOf(excluded);
        tasks = List.copyOf(tasks);
        changes = List.copyOf(changes);
    }

    /// A unit that sees the case beside its holder, unless the case is locked.
    public record SharedWith(Unit unit, Instant since) {}

    /// An account by what people call it.
    public record Colleague(UUID account, String name, Instant since) {}
}
