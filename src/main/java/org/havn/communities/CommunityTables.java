package org.havn.communities;

import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.havn.reference.CsvImport;
import org.havn.reference.ImportReport;
import org.havn.reference.ImportReport.BadRows;
import org.havn.reference.ImportedRow;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The tables that can be filled from CSV files. Rows that a file does not have stay as they are.
@Component
class CommunityTables {
    private final List<CsvTable<?>> tables;
    private final AtlasShelf shelf;

    CommunityTables(List<CsvTable<?>> tables, AtlasShelf shelf) {
        this.tables = List.copyOf(tables);
        this.shelf = shelf;
    }

    /// The tables in the order in which they refer to each other.
    List<CsvTable<?>> all() {
        return tables;
    }

    Optional<CsvTable<?>> find(String key) {
        return tables.stream()
                .filter(table -> table.key().equals(key))
                .<CsvTable<?>>map(table -> table)
                .findFirst();
    }

    /// Reads a file into the table, and reports each bad row with its line and what is wrong.
    @Transactional
    public ImportReport importCsv(CsvTable<?> table, byte[] csv, BadRows badRows) {
        return read(table, csv, badRows);
    }

    private <T> ImportReport read(CsvTable<T> table, byte[] csv, BadRows badRows) {
        return store(table, CsvImport.read(csv, table.columns(), table.meaning(), table::keyOf), badRows);
    }

    /// Stores generated rows by the same comparison, so that generating twice changes nothing.
    @Transactional
    public <T> ImportReport store(CsvTable<T> table, List<T> rows) {
        return store(
                table,
                rows.stream()
                        .<ImportedRow<T>>map(row -> new ImportedRow.Accepted<>(0, row))
                        .toList(),
                BadRows.STOP);
    }

    private <T> ImportReport store(CsvTable<T> table, List<ImportedRow<T>> rows, BadRows badRows) {
        var stored = new HashMap<Object, T>();
        table.all().forEach(row -> stored.put(table.keyOf(row), row));
        var comparison = ImportReport.compare(table.key(), rows, stored, table::keyOf, badRows);
        var report = comparison.report();
        if (report.written() && !report.changedNothing()) {
            table.write(comparison.added());
            table.write(comparison.changed());
            shelf.changed();
        }
        return report;
    }
}
