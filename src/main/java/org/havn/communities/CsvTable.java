package org.havn.communities;

import java.util.List;
import java.util.Set;
import org.havn.reference.CsvImport;

/// One table of this module: how its CSV file reads, and how its rows are stored.
interface CsvTable<T> {
    /// The name in addresses and texts, such as `municipalities`.
    String key();

    /// The columns that a file must have.
    Set<String> columns();

    /// How a row is understood. Asked once per file, so that it may look up what the rows refer to.
    CsvImport.Meaning<T> meaning();

    /// What two rows of a file may not share, and by which a row replaces a stored one.
    Object keyOf(T row);

    /// What is stored now.
    List<T> all();

    /// Stores rows that are new or changed.
    void write(List<T> rows);
}
