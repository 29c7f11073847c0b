package org.havn.reference;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What an import did: how many rows were new, changed or the same as before, and which lines were bad.
///
/// @param table the table that was imported
/// @param rejected the fault of each bad row, by line
/// @param written whether anything was stored; false where bad rows stopped the import
public record ImportReport(
        String table, int added, int changed, int unchanged, Map<Long, RowFault> rejected, boolean written) {

    /// What to do where some rows are bad.
    public enum BadRows {
        /// Store nothing until the file is clean.
        STOP,
        /// Store the good rows and leave the bad ones out.
        LEAVE_OUT
    }

    /// Whether the file told nothing new: a second run of the same file says so.
    public boolean changedNothing() {
        return added == 0 && changed == 0;
    }

    /// The same report, for files that the release itself ships: they have no bad rows.
    ///
    /// @throws IllegalStateException if there are any
    public ImportReport mustBeClean() {
        if (!rejected.isEmpty()) {
            throw new IllegalStateException("The release ships bad rows in " + table + ": " + rejected);
        }
        return this;
    }

    /// How many rows the file has.
    public int rows() {
        return added + changed + unchanged + rejected.size();
    }

    /// The accepted rows of a file that hold something new, compared with what is stored.
    ///
    /// @param stored what the database holds now, by the same key
    public static <K, T> Comparison<T> compare(
            String table,
            List<ImportedRow<T>> rows,
            Map<K, T> stored,
            java.util.function.Function<T, K> key,
            BadRows badRows) {
        var added = new java.util.ArrayList<T>();
        var changed = new java.util.ArrayList<T>();
        var rejected = new TreeMap<Long, RowFault>();
        int unchanged = 0;
        for (var row : rows) {
            switch (row) {
                case ImportedRow.Rejected<T>(long line, RowFault fault) -> rejected.put(line, fault);
                case ImportedRow.Accepted<T>(long _, T value) -> {
                    var before = stored.get(key.apply(value));
                    if (before == null) {
                        added.add(value);
                    } else if (before.equals(value)) {
                        unchanged++;
                    } else {
                        changed.add(value);
                    }
                }
            }
        }
        var write = rejected.isEmpty() || badRows == BadRows.LEAVE_OUT;
        return new Comparison<>(
                added, changed, new ImportReport(table, added.size(), changed.size(), unchanged, rejected, write));
    }

    /// What would have to be written.
    public record Comparison<T>(List<T> added, List<T> changed, ImportReport report) {}
}
