package org.havn.demo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.havn.people.Sex;

/// How many persons of each age band and sex are left to invent, in the proportions of the source.
final class Population {
    /// One sex in one age band.
    record Cell(Sex sex, AgeBand band) {}

    private record Part(Cell cell, int whole, double rest) {}

    static final List<Cell> CELLS = cells();

    private final int[] left = new int[CELLS.size()];

    /// Shares `people` among the cells by largest remainder, so that the sum is exact.
    Population(DemoPlan.Flow flow, int people) {
        var row = Facts.rows("population").stream()
                .filter(it -> it.getField("origin").equals(flow.origin().value())
                        && it.getField("asylum").equals(flow.asylum().value()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "No figures are here for people from " + flow.origin() + " in " + flow.asylum()));
        var figures =
                CELLS.stream().mapToDouble(it -> Facts.number(row, column(it))).toArray();
        var sum = java.util.Arrays.stream(figures).sum();
        var parts = new ArrayList<Part>();
        var shared = 0;
        for (var i = 0; i < figures.length; i++) {
            var exact = people * figures[i] / sum;
            parts.add(new Part(CELLS.get(i), (int) exact, exact - (int) exact));
            shared += (int) exact;
        }
        parts.sort(Comparator.comparingDouble(Part::rest).reversed());
        for (var part : parts) {
            left[CELLS.indexOf(part.cell())] = part.whole() + (shared++ < people ? 1 : 0);
        }
    }

    private static List<Cell> cells() {
        var cells = new ArrayList<Cell>();
        for (var sex : List.of(Sex.FEMALE, Sex.MALE)) {
            for (var band : AgeBand.values()) {
                cells.add(new Cell(sex, band));
            }
        }
        return List.copyOf(cells);
    }

    private static String column(Cell cell) {
        var ages = switch (cell.band()) {
            case SMALL -> "0_4";
            case CHILD -> "5_11";
            case YOUTH -> "12_17";
            case ADULT -> "18_59";
            case ELDER -> "60";
        };
        return cell.sex().name().substring(0, 1).toLowerCase(Locale.ROOT) + "_" + ages;
    }

    int left(Sex sex, AgeBand band) {
        return left[CELLS.indexOf(new Cell(sex, band))];
    }

    int left() {
        return java.util.Arrays.stream(left).sum();
    }

    int childrenLeft() {
        return CELLS.stream()
                .filter(it -> it.band().child())
                .mapToInt(it -> left(it.sex(), it.band()))
                .sum();
    }

    /// Takes one person of the cell; the cell must not be empty.
    void take(Sex sex, AgeBand band) {
        left[CELLS.indexOf(new Cell(sex, band))]--;
    }

    /// Takes one person of the cell if there is one left, otherwise one of whichever cell has most.
    void takeOrNearest(Sex sex, AgeBand band) {
        var cell = left(sex, band) > 0
                ? new Cell(sex, band)
                : CELLS.stream()
                        .max(Comparator.comparingInt(it -> left(it.sex(), it.band())))
                        .orElseThrow();
        take(cell.sex(), cell.band());
    }

    /// Takes a child by chance.
    Cell takeChild(Chance chance) {
        var cell = chance.weighted(
                CELLS.stream().filter(it -> it.band().child()).toList(), it -> left(it.sex(), it.band()));
        take(cell.sex(), cell.band());
        return cell;
    }

    /// Takes an older person by chance.
    Cell takeElder(Chance chance) {
        var cell = chance.weighted(
                CELLS.stream().filter(it -> it.band() == AgeBand.ELDER).toList(), it -> left(it.sex(), it.band()));
        take(cell.sex(), cell.band());
        return cell;
    }
}
