package org.havn.placement.files;

import java.nio.file.Path;
import java.util.List;

/// `capacities.csv`: what each locality has, in each dimension that is limited there. Row by row in three columns.
record CapacitiesTable(Ids dimensions, Ints localities, Ints dimension, Ints amounts) {
    static final CsvTable FILE =
            new CsvTable("capacities.csv", List.of("locality_id", "dimension", "capacity"), List.of());
    private static final int LOCALITY = 0;
    private static final int DIMENSION = 1;
    private static final int CAPACITY = 2;

    static CapacitiesTable read(Path directory, Ids localities, Limits limits, Faults faults) {
        var table = new CapacitiesTable(new Ids(), new Ints(), new Ints(), new Ints());
        var seen = new KeysSeen();
        FILE.read(directory, limits.bytes(), limits.rows(), faults, row -> {
            var locality = row.known(LOCALITY, localities, LocalitiesTable.FILE.file());
            var dimension = row.id(DIMENSION);
            var amount = row.count(CAPACITY, 0);
            if (locality >= 0 && dimension.isPresent() && amount >= 0) {
                table.add(row, seen, locality, dimension.get(), amount);
            }
        });
        return table;
    }

    private void add(Row row, KeysSeen seen, int locality, String name, int amount) {
        var place = dimensions.findOrAdd(name);
        var before = seen.see((long) place << 32 | locality, row.line());
        if (before > 0) {
            row.fault(
                    LOCALITY,
                    "one capacity for each locality and dimension",
                    "the one of line %d again".formatted(before));
        } else {
            localities.add(locality);
            dimension.add(place);
            amounts.add(amount);
        }
    }
}
