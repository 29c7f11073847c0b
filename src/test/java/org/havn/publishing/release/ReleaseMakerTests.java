package org.havn.publishing.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.havn.publishing.release.ReleaseMaker.Past;
import org.junit.jupiter.api.Test;

class ReleaseMakerTests {
    private static final int THRESHOLD = 5;

    @Test
    void roundedTablesAddUpAndAreNextToTheirCounts() {
        for (var seed = 0; seed < 40; seed++) {
            var caseload = new GrowingCaseload(seed, seed % 2 == 0);
            var past = Past.NOTHING;
            for (var week = 0; week < 10; week++) {
                var release = maker(seed).make(List.of(caseload.sheet()), past);
                past = past.and(release);
                var figure = new HashMap<Cell, Integer>();
                release.forEach(it -> figure.put(it.cell(), it.rounded()));

                assertThat(release).allSatisfy(it -> {
                    assertThat(it.rounded() % THRESHOLD).isZero();
                    assertThat(Math.abs(it.rounded() - it.counted())).isLessThan(THRESHOLD);
                });
                for (var table : caseload.sheet().tables()) {
                    addsUp(table, figure);
                }
                caseload.aWeek();
            }
        }
    }

    private static void addsUp(CountTable table, Map<Cell, Integer> figure) {
        for (var row = 0; row < table.rows().size(); row++) {
            var sum = 0;
            for (var column = 0; column < table.columns().size(); column++) {
                sum += figure.getOrDefault(table.cell(row, column), 0);
            }
            assertThat(figure).containsEntry(table.rowCell(row), sum);
        }
        for (var column = 0; column < table.columns().size(); column++) {
            var sum = 0;
            for (var row = 0; row < table.rows().size(); row++) {
                sum += figure.getOrDefault(table.cell(row, column), 0);
            }
            assertThat(figure).containsEntry(table.columnCell(column), sum);
        }
        var all = table.columns().stream()
                .mapToInt(it -> figure.getOrDefault(new Cell(table.name(), Cell.SUM, it), 0))
                .sum();
        assertThat(figure).containsEntry(table.sumCell(), all);
    }

    @Test
    void aFigureThatWasShownChangesOnlyWhenFivePeopleHaveComeOrGone() {
        var changes = 0;
        for (var seed = 0; seed < 20; seed++) {
            var caseload = new GrowingCaseload(seed, seed % 2 == 0);
            var past = Past.NOTHING;
            for (var week = 0; week < 15; week++) {
                var release = maker(seed).make(List.of(caseload.sheet()), past);
                for (var figure : release) {
                    var before = past.lastShown().get(figure.cell());
                    if (before != null && figure.shown() && before.rounded() != figure.rounded()) {
                        changes++;
                        assertThat(Math.abs(figure.counted() - before.counted()))
                                .isGreaterThanOrEqualTo(THRESHOLD);
                    }
                }
                past = past.and(release);
                caseload.aWeek();
            }
        }
        assertThat(changes).isGreaterThan(100);
    }

    @Test
    void theSameCountsTwiceGiveTheSameRelease() {
        var sheet = new GrowingCaseload(3, false).sheet();
        var first = maker(3).make(List.of(sheet), Past.NOTHING);

        var second = maker(3).make(List.of(sheet), Past.NOTHING.and(first));

        assertThat(second).isEqualTo(first);
    }

    @Test
    void fewPeopleAreNotTold() {
        var figures = made("", List.of(List.of(40, 2, 30), List.of(30, 20, 25), List.of(35, 45, 25)));

        assertThat(at(figures, "a", "y").fate()).isEqualTo(Fate.FEW);
        assertThat(at(figures, "b", "y").rounded()).isEqualTo(20);
        assertThat(figures.values().stream().filter(Figure::shown)).hasSize(15);
    }

    @Test
    void whereNearlyAllStandInOneCellNobodyIsToldWhich() {
        var figures = made("", List.of(List.of(40, 0, 0), List.of(30, 35, 20), List.of(20, 25, 30)));

        assertThat(at(figures, "a", "x").fate()).isEqualTo(Fate.NEARLY_ALL);
        assertThat(at(figures, "a", Cell.SUM).shown()
                        && at(figures, "b", "x").shown()
                        && at(figures, "c", "x").shown()
                        && at(figures, Cell.SUM, "x").shown())
                .as("it would follow from these")
                .isFalse();
    }

    @Test
    void whereEverybodyIsInOneColumnItTellsNothingOfARow() {
        var figures = made("", List.of(List.of(40, 0, 0), List.of(30, 0, 0), List.of(20, 0, 0)));

        assertThat(at(figures, "a", "x").fate()).isEqualTo(Fate.SHOWN);
        assertThat(at(figures, "c", Cell.SUM).rounded()).isEqualTo(20);
    }

    @Test
    void theRestIsNoGroupOfWhichToTell() {
        var figures = made("a", List.of(List.of(40, 0, 0), List.of(30, 35, 20), List.of(20, 25, 30)));

        assertThat(at(figures, "a", "x").fate()).isEqualTo(Fate.SHOWN);
    }

    @Test
    void manyPersonsOfTwoFamiliesAreNotTold() {
        var counts = List.of(List.of(14, 30), List.of(30, 35));
        var families = Map.of(
                new Cell("kind", "a", "x"), 2,
                new Cell("kind", "a", "y"), 9,
                new Cell("kind", "b", "x"), 9,
                new Cell("kind", "b", "y"), 9,
                new Cell("kind", "a", "*"), 11,
                new Cell("kind", "b", "*"), 18,
                new Cell("kind", "*", "x"), 11,
                new Cell("kind", "*", "y"), 18,
                new Cell("kind", "*", "*"), 29);
        var figures = made(new CountTable("kind", List.of("a", "b"), List.of("x", "y"), "", counts, families));

        assertThat(at(figures, "a", "x").fate()).isEqualTo(Fate.FEW_FAMILIES);
        assertThat(figures.values().stream().filter(it -> it.fate() == Fate.WITH_OTHERS))
                .hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void theThresholdGoesUpwardsOnly() {
        assertThatThrownBy(() -> Rules.of(4)).isInstanceOf(IllegalArgumentException.class);
        assertThat(Rules.of(10).threshold()).isEqualTo(10);
    }

    private static Map<Cell, Figure> made(String rest, List<List<Integer>> counts) {
        return made(new CountTable("kind", List.of("a", "b", "c"), List.of("x", "y", "z"), rest, counts, Map.of()));
    }

    private static Figure at(Map<Cell, Figure> figures, String row, String column) {
        return Objects.requireNonNull(figures.get(new Cell("kind", row, column)));
    }

    private static Map<Cell, Figure> made(CountTable table) {
        var figures = new HashMap<Cell, Figure>();
        maker(1).make(List.of(Sheet.of(table)), Past.NOTHING).forEach(it -> figures.put(it.cell(), it));
        return figures;
    }

    private static ReleaseMaker maker(long seed) {
        return new ReleaseMaker(
                Rules.of(THRESHOLD), new Dither(("a secret of the house " + seed).getBytes(StandardCharsets.UTF_8)));
    }
}
