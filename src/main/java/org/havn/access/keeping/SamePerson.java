package org.havn.access.keeping;

import java.util.Set;
import java.util.UUID;

/// Knows who else on record turned out to be the same person. The module of persons answers.
@FunctionalInterface
public interface SamePerson {
    /// These persons, and those that were merged into them.
    Set<UUID> andMerged(Set<UUID> persons);
}
