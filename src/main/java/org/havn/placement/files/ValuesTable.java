package org.havn.placement.files;

import java.nio.file.Path;
import java.util.List;

/// `values.csv`: what each admissible pair of a family and a locality is worth. Row by row in three columns, since
/// there
/// may be millions.
record ValuesTable(Ints families, Ints localities, Doubles amounts) {
    static final CsvTable FILE = new CsvTable("values.csv", List.of("family_id", "locality_id", "value"), List.of());
    private static final int FAMILY = 0;
    private static final int LOCALITY = 1;
    private static final int VALUE = 2;

    static ValuesTable read(Path directory, Ids families, Ids localities, Limits limits, Faults faults) {
        var table = new ValuesTable(new Ints(), new Ints(), new Doubles());
        var seen = new KeysSeen();
        FILE.read(directory, limits.bytes(), limits.pairs(), faults, row -> {
            var family = row.known(FAMILY, families, FamiliesTable.FILE.file());
            var locality = row.known(LOCALITY, localities, LocalitiesTable.FILE.file());
            var value = row.number(VALUE);
            if (family >= 0 && locality >= 0 && !Double.isNaN(value)) {
                var before = seen.see((long) family << 32 | locality, row.line());
                if (before > 0) {
                    row.fault(FAMILY, "each pair once", "the one of line %d again".formatted(before));
                } else {
                    table.families.add(family);
                    table.localities.add(locality);
                    table.amounts.add(value);
                }
            }
        });
        return table;
    }
}
