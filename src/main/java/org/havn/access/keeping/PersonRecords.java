package org.havn.access.keeping;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// What one module keeps about persons and cases. A table with a row about somebody is named by exactly one of these
/// (`PersonTablesTests`), so that neither an erasure nor a copy passes it over.
public interface PersonRecords {
    /// The place of the module in the family's order. An erasure begins with the last.
    int order();

    /// The tables, with their schema.
    Set<String> tables();

    /// Everything held about them, as they may read it.
    List<CopiedPart> copy(Whom whom);

    /// Deletes what is held about them, in the running transaction, as Havn's own work. Bears running twice.
    ///
    /// @return how many rows went, by table
    Map<String, Integer> erase(Whom whom);
}
