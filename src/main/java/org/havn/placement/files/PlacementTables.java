package org.havn.placement.files;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The five tables of a directory, read and found sound.
///
/// @param warnings sentences about what is allowed and yet probably not meant
record PlacementTables(
        FamiliesTable families,
        LocalitiesTable localities,
        CapacitiesTable capacities,
        DemandsTable demands,
        ValuesTable values,
        List<String> warnings) {

    /// @throws BadInput with all that is wrong
    static PlacementTables read(Path directory, Limits limits) {
        var faults = new Faults(limits.faults());
        if (!Files.isDirectory(directory)) {
            faults.add(new InputFault(
                    directory.toString(), 0, 0, "a folder with " + FamiliesTable.FILE.file() + " in it", "none"));
            faults.stopIfAny();
        }
        var families = FamiliesTable.read(directory, limits, faults);
        var localities = LocalitiesTable.read(directory, limits, faults);
        if (!families.whole() || !localities.whole()) {
            // Names that could not be read would make every row that uses them a fault of its own.
            faults.stopIfAny();
        }
        var capacities = CapacitiesTable.read(directory, localities.ids(), limits, faults);
        var demands = DemandsTable.FILE.isIn(directory)
                ? DemandsTable.read(directory, families.ids(), localities.ids(), limits, faults)
                : DemandsTable.ofSizes(families.sizes());
        var values = ValuesTable.read(directory, families.ids(), localities.ids(), limits, faults);
        faults.stopIfAny();
        warn(capacities, demands, values, faults);
        return new PlacementTables(families, localities, capacities, demands, values, faults.warnings());
    }

    private static void warn(CapacitiesTable capacities, DemandsTable demands, ValuesTable values, Faults faults) {
        for (var dimension : demands.dimensions().names()) {
            if (capacities.dimensions().find(dimension) < 0) {
                faults.warn("the dimension %s is demanded, and %s limits it nowhere, so it counts as unlimited"
                        .formatted(Row.quoted(dimension), CapacitiesTable.FILE.file()));
            }
        }
        if (values.amounts().size() == 0) {
            faults.warn("%s has no rows, so nobody can be placed anywhere".formatted(ValuesTable.FILE.file()));
        }
    }
}
