package org.havn.placement.files;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// `localities.csv`: where families may settle.
///
/// @param names empty where the file gives none
record LocalitiesTable(Ids ids, List<String> names, boolean whole) {
    static final CsvTable FILE = new CsvTable("localities.csv", List.of("locality_id"), List.of("name"));
    private static final int ID = 0;
    private static final int NAME = 1;

    static LocalitiesTable read(Path directory, Limits limits, Faults faults) {
        var ids = new Ids();
        var names = new ArrayList<String>();
        var reading = FILE.read(directory, limits.bytes(), limits.rows(), faults, row -> {
            var name = row.optional(NAME);
            row.id(ID).ifPresent(id -> {
                if (ids.add(id)) {
                    names.add(name == null ? "" : name);
                } else {
                    row.fault(ID, "each locality once", Row.quoted(id) + " again");
                }
            });
        });
        if (reading.whole() && reading.rows() == 0) {
            faults.add(new InputFault(FILE.file(), 2, 1, "at least one locality", "none"));
        }
        return new LocalitiesTable(ids, names, reading.whole() && reading.rows() > 0);
    }
}
