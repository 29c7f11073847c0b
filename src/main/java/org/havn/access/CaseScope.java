package org.havn.access;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A case as access knows it: its number, who is on it, who holds it.
///
/// @param holder the unit that answers for the case
/// @param sharedWith the unit that places its families, if another one does
public record CaseScope(
        String caseNumber,
        List<UUID> persons,
        UnitId holder,
        @Nullable UnitId sharedWith) {
    public CaseScope(String caseNumber, Collection<UUID> persons, UnitId holder, @Nullable UnitId sharedWith) {
        this(caseNumber, List.copyOf(persons), holder, sharedWith);
    }

    public CaseScope {
        persons = List.copyOf(persons);
    }
}
