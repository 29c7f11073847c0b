package org.havn.access.keeping;

import java.util.Set;
import java.util.UUID;

/// Whose rows are meant: some persons', and all of some cases'.
public record Whom(Set<UUID> persons, Set<String> cases) {
    public Whom {
        persons = Set.copyOf(persons);
        cases = Set.copyOf(cases);
    }
}
