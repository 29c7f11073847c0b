package org.havn.placement.files;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.havn.placement.engine.PlacementProblem;
import org.havn.placement.engine.PlacementProblemBuilder;

/// A year's families in one directory, and past cases in another, over the same localities.
public final class CaseloadFiles {
    private static final String COMING = "c";
    private static final String PAST = "p";

    private CaseloadFiles() {}

    /// What the two directories hold.
    ///
    /// @param cases everybody, in one problem
    /// @param arriving the year's families by arrival, then in the order of their file
    /// @param past cases
    /// @param warnings sentences about what is allowed and yet probably not meant
    @SuppressWarnings("ArrayRecordComponent") // handed on, never changed
    public record Caseload(PlacementProblem cases, int[] arriving, int[] past, List<String> warnings) {

        /// A family's id, as its file writes it.
        public String id(int family) {
            return cases.familyId(family).substring(1);
        }
    }

    /// Reads a whole placement directory, and from the other one its families, their demands and their values.
    ///
    /// @throws BadInput with everything that is wrong, each file under the name of its directory
    public static Caseload read(Path directory, Path pool) {
        return read(directory, pool, Limits.USUAL);
    }

    static Caseload read(Path directory, Path pool, Limits limits) {
        var faults = new ArrayList<InputFault>();
        var year = within(directory, faults, () -> PlacementTables.read(directory, limits));
        if (year.isEmpty()) {
            throw new BadInput(faults, false);
        }
        var tables = year.getFirst();
        var past = within(pool, faults, () -> Pool.read(pool, tables, limits));
        if (past.isEmpty()) {
            throw new BadInput(faults, false);
        }
        return join(tables, past.getFirst());
    }

    private interface Reading<T> {
        T read();
    }

    /// Nothing if there were faults, which then bear the directory's name.
    private static <T> List<T> within(Path directory, List<InputFault> faults, Reading<T> reading) {
        try {
            return List.of(reading.read());
        } catch (BadInput e) {
            e.faults().stream()
                    .map(fault -> new InputFault(
                            fault.file().equals(directory.toString())
                                    ? fault.file()
                                    : directory.resolve(fault.file()).toString(),
                            fault.line(),
                            fault.column(),
                            fault.expected(),
                            fault.found()))
                    .forEach(faults::add);
            return List.of();
        }
    }

    /// Past cases: their own families, demands and values, over the year's localities.
    private record Pool(FamiliesTable families, DemandsTable demands, ValuesTable values) {

        static Pool read(Path directory, PlacementTables year, Limits limits) {
            var faults = new Faults(limits.faults());
            if (!Files.isDirectory(directory)) {
                faults.add(new InputFault(
                        directory.toString(), 0, 0, "a folder with " + FamiliesTable.FILE.file() + " in it", "none"));
                faults.stopIfAny();
            }
            var families = FamiliesTable.read(directory, limits, faults);
            if (!families.whole()) {
                faults.stopIfAny();
            }
            var localities = year.localities().ids();
            var demands = DemandsTable.FILE.isIn(directory)
                    ? DemandsTable.read(directory, families.ids(), localities, limits, faults)
                    : DemandsTable.ofSizes(families.sizes());
            var values = ValuesTable.read(directory, families.ids(), localities, limits, faults);
            faults.stopIfAny();
            return new Pool(families, demands, values);
        }
    }

    private static Caseload join(PlacementTables year, Pool past) {
        var builder = PlacementProblem.builder();
        var arriving = families(builder, COMING, year.families());
        var before = families(builder, PAST, past.families());
        year.localities().ids().names().forEach(builder::locality);
        var capacities = year.capacities();
        for (int row = 0; row < capacities.amounts().size(); row++) {
            builder.capacity(
                    year.localities().ids().name(capacities.localities().get(row)),
                    capacities.dimensions().name(capacities.dimension().get(row)),
                    capacities.amounts().get(row));
        }
        var localities = year.localities().ids();
        demands(builder, COMING, year.families().ids(), localities, year.demands());
        demands(builder, PAST, past.families().ids(), localities, past.demands());
        values(builder, arriving, year.values());
        values(builder, before, past.values());
        var cases = builder.build();
        var warnings = new ArrayList<>(year.warnings());
        return new Caseload(
                cases,
                byArrival(year.families(), warnings)
                        .map(at ->
                                cases.familyIndex(COMING + year.families().ids().name(at)))
                        .toArray(),
                past.families().ids().names().stream()
                        .mapToInt(id -> cases.familyIndex(PAST + id))
                        .toArray(),
                warnings);
    }

    private static int[] families(PlacementProblemBuilder builder, String mark, FamiliesTable table) {
        int[] handle = new int[table.ids().size()];
        for (int row = 0; row < handle.length; row++) {
            handle[row] = builder.family(
                    mark + table.ids().name(row),
                    table.sizes().get(row),
                    table.priorities().get(row));
        }
        return handle;
    }

    private static void demands(
            PlacementProblemBuilder builder, String mark, Ids families, Ids localities, DemandsTable demands) {
        for (int row = 0; row < demands.amounts().size(); row++) {
            var family = mark + families.name(demands.families().get(row));
            var dimension = demands.dimensions().name(demands.dimension().get(row));
            var amount = demands.amounts().get(row);
            var locality = demands.localities().get(row);
            if (locality == DemandsTable.EVERYWHERE) {
                builder.demand(family, dimension, amount);
            } else {
                builder.demandAt(family, localities.name(locality), dimension, amount);
            }
        }
    }

    private static void values(PlacementProblemBuilder builder, int[] handle, ValuesTable values) {
        for (int row = 0; row < values.amounts().size(); row++) {
            builder.value(
                    handle[values.families().get(row)],
                    values.localities().get(row),
                    values.amounts().get(row));
        }
    }

    /// Rows of the families' table, those without an arrival last.
    private static IntStream byArrival(FamiliesTable table, List<String> warnings) {
        var arrivals = table.arrivals();
        var without = arrivals.stream().filter(String::isEmpty).count();
        if (without > 0 && without < arrivals.size()) {
            warnings.add("%s: %d families have no arrival, and come last in the first order"
                    .formatted(FamiliesTable.FILE.file(), without));
        }
        return IntStream.range(0, arrivals.size())
                .boxed()
                .sorted(Comparator.comparingLong(row -> day(arrivals.get(row))))
                .mapToInt(row -> row);
    }

    /// Whole numbers and dates do not meet in one file.
    private static long day(String arrival) {
        return arrival.isEmpty()
                ? Long.MAX_VALUE
                : arrival.matches("-?\\d+")
                        ? Long.parseLong(arrival)
                        : LocalDate.parse(arrival).toEpochDay();
    }
}
