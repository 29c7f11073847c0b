package org.havn.publishing.release;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/// An invented caseload that grows week by week. Who comes stays; in the variant with moves, families
/// go on from stage to stage and get a county.
final class GrowingCaseload {
    static final List<String> COUNTIES = List.of("none", "03", "11", "18", "34", "56");
    static final List<String> AGES = List.of("child", "adult", "old");
    static final List<String> STAGES = List.of("before", "placed", "here");

    private static final int[] COUNTY_WEIGHT = {30, 28, 20, 12, 6, 4};

    private static final class Family {
        private int county;
        private int stage;
        private final List<Integer> ages = new ArrayList<>();
    }

    private final Random random;
    private final boolean moves;
    private final List<Family> families = new ArrayList<>();

    GrowingCaseload(long seed, boolean moves) {
        this.random = new Random(seed);
        this.moves = moves;
        for (var first = 0; first < 20 + random.nextInt(20); first++) {
            join();
        }
    }

    void aWeek() {
        for (var one = 0; one < 1 + random.nextInt(4); one++) {
            join();
        }
        if (moves) {
            for (var family : families) {
                if (random.nextInt(8) == 0) {
                    family.stage = Math.min(STAGES.size() - 1, family.stage + 1);
                    family.county = family.county == 0 ? county() : family.county;
                }
            }
        }
    }

    /// Persons by county and age, and by county and stage.
    Sheet sheet() {
        return new Sheet(
                table("age", AGES, (family, age) ->
                        (int) family.ages.stream().filter(it -> it == age).count()),
                table("stage", STAGES, (family, stage) -> family.stage == stage ? family.ages.size() : 0));
    }

    private interface Counting {
        int of(Family family, int column);
    }

    private CountTable table(String name, List<String> columns, Counting counting) {
        var counts = new int[COUNTIES.size()][columns.size()];
        var behind = new HashMap<Cell, Set<Family>>();
        for (var family : families) {
            for (var column = 0; column < columns.size(); column++) {
                var persons = counting.of(family, column);
                counts[family.county][column] += persons;
                if (persons > 0) {
                    for (var row : List.of(COUNTIES.get(family.county), Cell.SUM)) {
                        for (var over : List.of(columns.get(column), Cell.SUM)) {
                            behind.computeIfAbsent(new Cell(name, row, over), _ -> new HashSet<>())
                                    .add(family);
                        }
                    }
                }
            }
        }
        var number = new HashMap<Cell, Integer>();
        behind.forEach((cell, of) -> number.put(cell, of.size()));
        var rows = new ArrayList<List<Integer>>();
        for (var row : counts) {
            rows.add(java.util.Arrays.stream(row).boxed().toList());
        }
        return new CountTable(name, COUNTIES, columns, "none", rows, Map.copyOf(number));
    }

    private void join() {
        var family = new Family();
        family.county = moves ? 0 : county();
        family.stage = moves ? 0 : random.nextInt(STAGES.size());
        for (var member = 0; member < 1 + random.nextInt(7); member++) {
            family.ages.add(member < 2 ? 1 : random.nextInt(12) == 0 ? 2 : 0);
        }
        families.add(family);
    }

    private int county() {
        var drawn = random.nextInt(100);
        var county = 0;
        while (drawn >= COUNTY_WEIGHT[county]) {
            drawn -= COUNTY_WEIGHT[county++];
        }
        return county;
    }
}
