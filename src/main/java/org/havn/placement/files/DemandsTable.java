package org.havn.placement.files;

import java.nio.file.Path;
import java.util.List;

/// `demands.csv`: what each family takes of each dimension, in general or in one locality. Row by row in four columns.
///
/// @param dimensions all that are demanded
/// @param localities [#EVERYWHERE] for a general row
record DemandsTable(Ids dimensions, Ints families, Ints dimension, Ints localities, Ints amounts) {
    static final CsvTable FILE =
            new CsvTable("demands.csv", List.of("family_id", "dimension", "amount"), List.of("locality_id"));
    static final int EVERYWHERE = -1;
    private static final int FAMILY = 0;
    private static final int DIMENSION = 1;
    private static final int AMOUNT = 2;
    private static final int LOCALITY = 3;
    private static final int MOST_DIMENSIONS = 1 << 15;
    private static final int MOST_LOCALITIES = 1 << 21;

    static DemandsTable read(Path directory, Ids families, Ids localities, Limits limits, Faults faults) {
        var table = new DemandsTable(new Ids(), new Ints(), new Ints(), new Ints(), new Ints());
        var seen = new KeysSeen();
        FILE.read(directory, limits.bytes(), limits.pairs(), faults, row -> {
            var family = row.known(FAMILY, families, FamiliesTable.FILE.file());
            var dimension = row.id(DIMENSION);
            var amount = row.count(AMOUNT, 0);
            var general = row.optional(LOCALITY) == null;
            var locality = general ? EVERYWHERE : row.known(LOCALITY, localities, LocalitiesTable.FILE.file());
            if (family >= 0 && dimension.isPresent() && amount >= 0 && (general || locality >= 0)) {
                table.add(row, seen, family, dimension.get(), locality, amount);
            }
        });
        return table;
    }

    /// Without the file, a family takes as many "persons" as it has members.
    static DemandsTable ofSizes(Ints sizes) {
        var table = new DemandsTable(new Ids(), new Ints(), new Ints(), new Ints(), new Ints());
        var persons = table.dimensions.findOrAdd("persons");
        for (int family = 0; family < sizes.size(); family++) {
            table.put(family, persons, EVERYWHERE, sizes.get(family));
        }
        return table;
    }

    private void add(Row row, KeysSeen seen, int family, String name, int locality, int amount) {
        var place = dimensions.findOrAdd(name);
        if (place >= MOST_DIMENSIONS) {
            row.fault(DIMENSION, "at most %d dimensions".formatted(MOST_DIMENSIONS), "one more");
            return;
        }
        var key = ((long) family * MOST_DIMENSIONS + place) * MOST_LOCALITIES + (locality + 1);
        var before = seen.see(key, row.line());
        if (before > 0) {
            row.fault(
                    FAMILY,
                    "one amount for each family, dimension and locality",
                    "the one of line %d again".formatted(before));
        } else {
            put(family, place, locality, amount);
        }
    }

    private void put(int family, int place, int locality, int amount) {
        families.add(family);
        dimension.add(place);
        localities.add(locality);
        amounts.add(amount);
    }
}
