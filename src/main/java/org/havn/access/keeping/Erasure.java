package org.havn.access.keeping;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An erasure that was agreed to, and what became of it. Ids and counts only.
///
/// @param rule the rule that asked for it; null where people did
/// @param rows how many went from each table; empty until it is done
record Erasure(
        UUID id,
        Cause cause,
        @Nullable String rule,
        List<UUID> persons,
        List<String> cases,
        Instant agreedAt,
        @Nullable Instant doneAt,
        Map<String, Integer> rows) {

    /// Why something is erased.
    enum Cause {
        /// Two people agreed.
        REQUEST,
        /// A rule said so.
        RULE,
        /// A restored backup had brought it back.
        RESTORE
    }

    Erasure {
        persons = List.copyOf(persons);
        cases = List.copyOf(cases);
        rows = Map.copyOf(rows);
    }

    Whom whom() {
        return new Whom(java.util.Set.copyOf(persons), java.util.Set.copyOf(cases));
    }

    int count() {
        return rows.values().stream().mapToInt(Integer::intValue).sum();
    }
}
