package org.havn.publishing.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.havn.Drill;
import org.havn.publishing.release.FiguresAttack.Knowledge;
import org.havn.publishing.release.FiguresAttack.Shape;
import org.havn.publishing.release.ReleaseMaker.Past;
import org.junit.jupiter.api.Test;

/// SECURITY.md, S9: whoever has all releases, knows how they are made and computes, learns of no count
/// below the threshold, and of no change below it either. The same attack breaks releases that were
/// made more simply.
class FiguresAttackTests {
    private static final int THRESHOLD = 5;
    private static final int WEEKS = 5;
    private static final long SEED = Long.getLong("havn.drill.seed", 26);
    private static final Shape SHAPE = shape();

    /// @param counts what is true, of each week
    /// @param shown what the public sees, of each week
    private record Story(List<Sheet> counts, List<Map<Cell, Integer>> shown) {}

    /// What an attack found out.
    ///
    /// @param small cells and sums of fewer than five people
    /// @param changes comings and goings of fewer than five people
    private record Found(int small, int changes, int asked) {
        static final Found NOTHING = new Found(0, 0, 0);

        Found and(Found other) {
            return new Found(small + other.small, changes + other.changes, asked + other.asked);
        }
    }

    @Test
    void whoKnowsAllReleasesOfAGrowingCaseloadFindsNobody() {
        var found = Found.NOTHING;
        var shown = 0;
        var figures = 0;
        var run = Drill.upTo("havn.drill.figures", 4, 2_000);
        while (run.more()) {
            var story = released(SEED + run.done(), false);
            found = found.and(attacked(story, new Knowledge(THRESHOLD - 1, true, THRESHOLD)));
            shown += story.shown().stream().mapToInt(Map::size).sum();
            figures += WEEKS * cells(story.counts().getFirst()).size();
        }
        run.tell("S9", "growing caseloads", came(found, shown, figures));

        assertThat(found.asked()).isGreaterThan(100);
        assertThat(found.small()).isZero();
        assertThat(found.changes()).isZero();
        assertThat((double) shown / figures).as("something is told").isGreaterThan(0.25);
    }

    @Test
    void norOfOneInWhichFamiliesMoveOn() {
        var found = Found.NOTHING;
        var shown = 0;
        var figures = 0;
        var run = Drill.upTo("havn.drill.figures", 4, 2_000);
        while (run.more()) {
            var story = released(SEED + run.done(), true);
            found = found.and(attacked(story, new Knowledge(THRESHOLD - 1, false, THRESHOLD)));
            shown += story.shown().stream().mapToInt(Map::size).sum();
            figures += WEEKS * cells(story.counts().getFirst()).size();
        }
        run.tell("S9", "moving caseloads", came(found, shown, figures));

        assertThat(found.small()).isZero();
        assertThat(found.changes()).isZero();
        assertThat((double) shown / figures).as("something is told").isGreaterThan(0.15);
    }

    @Test // the attack can succeed: small counts left out, sums left in
    void countsWithoutComplementsAreComputedFromTheirSums() {
        var computed = 0;
        for (var seed = SEED; seed < SEED + 5; seed++) {
            var sheet = new GrowingCaseload(seed, false).sheet();
            var shown = smallOnesLeftOut(sheet);
            var counts = cells(sheet);
            for (var table : sheet.tables()) {
                var found = Elimination.computed(table, shown);
                assertThat(found)
                        .allSatisfy(
                                (cell, count) -> assertThat(count.intValue()).isEqualTo(counts.get(cell)));
                computed += (int) found.values().stream().filter(it -> it > 0).count();
            }
        }
        assertThat(computed).isGreaterThan(0);
    }

    @Test // the attack can succeed: exact counts, week after week
    void exactCountsTellWhoCame() {
        var found = over(3, FiguresAttackTests::smallOnesLeftOut, new Knowledge(0, true, 0));

        assertThat(found.small()).isPositive();
        assertThat(found.changes()).isPositive();
    }

    @Test // the attack can succeed: each figure rounded for itself, so that sums do not add up
    void figuresRoundedOneByOneNarrowEachOtherDown() {
        var random = new Random(SEED);
        var found = over(
                6,
                sheet -> {
                    var shown = new HashMap<Cell, Integer>();
                    cells(sheet).forEach((cell, count) -> {
                        var low = count / THRESHOLD * THRESHOLD;
                        shown.put(cell, random.nextInt(THRESHOLD) < count - low ? low + THRESHOLD : low);
                    });
                    return shown;
                },
                new Knowledge(THRESHOLD - 1, false, 0));

        assertThat(found.small()).isPositive();
    }

    @Test // the attack can succeed: each release by itself is well made, and forgets the one before
    void releasesThatForgetTheLastOneGiveSmallCountsAway() {
        var random = new Random(SEED);
        var found = over(
                4,
                sheet -> {
                    var secret = new byte[32];
                    random.nextBytes(secret);
                    var figures = new ReleaseMaker(Rules.of(THRESHOLD), new Dither(secret))
                            .make(List.of(sheet), Past.NOTHING);
                    var shown = new HashMap<Cell, Integer>();
                    figures.stream()
                            .filter(it -> it.shown() || it.fate() == Fate.FEW)
                            .forEach(it -> shown.put(it.cell(), it.rounded()));
                    return shown;
                },
                new Knowledge(THRESHOLD - 1, true, 0));

        assertThat(found.small()).isPositive();
    }

    @Test
    void whatIsHeldForItsOwnSakeIsNotComputedFromTheRest() {
        var held = 0;
        var computedOtherwise = 0;
        for (var seed = SEED; seed < SEED + 4; seed++) {
            var caseload = new GrowingCaseload(seed, true);
            var past = Past.NOTHING;
            for (var week = 0; week < 12; week++) {
                caseload.aWeek();
                var release = maker(seed).make(List.of(caseload.sheet()), past);
                past = past.and(release);
                var closed = release.stream().filter(it -> it.fate().closed()).toList();
                held += closed.size();
                try (var attack = new FiguresAttack(SHAPE, List.of(shown(release)), new Knowledge(0, false, 0));
                        var withoutComplements = new FiguresAttack(
                                SHAPE, List.of(shownOr(release, Fate.WITH_OTHERS)), new Knowledge(0, false, 0))) {
                    for (var figure : closed) {
                        assertThat(attack.possible(0, figure.cell()).values())
                                .as("%s in week %d of %d", figure, week, seed)
                                .isGreaterThan(THRESHOLD);
                        computedOtherwise +=
                                withoutComplements.possible(0, figure.cell()).values() == 1 ? 1 : 0;
                    }
                }
            }
        }
        assertThat(held).isGreaterThan(50);
        assertThat(computedOtherwise).as("complements are needed").isPositive();
    }

    private static Story released(long seed, boolean moves) {
        var caseload = new GrowingCaseload(seed, moves);
        var maker = maker(seed);
        var past = Past.NOTHING;
        var counts = new ArrayList<Sheet>();
        var shown = new ArrayList<Map<Cell, Integer>>();
        for (var week = 0; week < WEEKS; week++) {
            var release = maker.make(List.of(caseload.sheet()), past);
            past = past.and(release);
            counts.add(caseload.sheet());
            shown.add(shown(release));
            caseload.aWeek();
        }
        return new Story(counts, shown);
    }

    private static Found over(int seeds, Function<Sheet, Map<Cell, Integer>> simply, Knowledge knowledge) {
        var found = Found.NOTHING;
        for (var seed = SEED; seed < SEED + seeds; seed++) {
            var caseload = new GrowingCaseload(seed, false);
            var counts = new ArrayList<Sheet>();
            for (var week = 0; week < WEEKS; week++) {
                counts.add(caseload.sheet());
                caseload.aWeek();
            }
            found = found.and(
                    attacked(new Story(counts, counts.stream().map(simply).toList()), knowledge));
        }
        return found;
    }

    /// Asks for each count, and each change, of one to four people.
    private static Found attacked(Story story, Knowledge knowledge) {
        var small = 0;
        var changes = 0;
        var asked = 0;
        try (var attack = new FiguresAttack(SHAPE, story.shown(), knowledge)) {
            for (var week = 0; week < story.counts().size(); week++) {
                var now = cells(story.counts().get(week));
                for (var cell : now.entrySet()) {
                    if (cell.getValue() > 0 && cell.getValue() < THRESHOLD) {
                        asked++;
                        small += attack.possible(week, cell.getKey()).values() < THRESHOLD ? 1 : 0;
                    }
                    var change = week == 0
                            ? 0
                            : cell.getValue()
                                    - cells(story.counts().get(week - 1)).getOrDefault(cell.getKey(), 0);
                    if (change != 0 && Math.abs(change) < THRESHOLD) {
                        asked++;
                        changes += attack.change(week - 1, week, cell.getKey()).values() < THRESHOLD ? 1 : 0;
                    }
                }
            }
        }
        return new Found(small, changes, asked);
    }

    private static Map<Cell, Integer> smallOnesLeftOut(Sheet sheet) {
        var shown = new HashMap<>(cells(sheet));
        shown.entrySet().removeIf(it -> !it.getKey().isSum() && it.getValue() < THRESHOLD);
        return shown;
    }

    private static Map<Cell, Integer> cells(Sheet sheet) {
        var cells = new HashMap<Cell, Integer>();
        for (var table : sheet.tables()) {
            for (var row = 0; row < table.rows().size(); row++) {
                for (var column = 0; column < table.columns().size(); column++) {
                    cells.put(table.cell(row, column), table.count(row, column));
                }
                cells.put(table.rowCell(row), table.rowSum(row));
            }
            for (var column = 0; column < table.columns().size(); column++) {
                cells.put(table.columnCell(column), table.columnSum(column));
            }
            cells.put(table.sumCell(), table.sum());
        }
        return cells;
    }

    private static Map<Cell, Integer> shown(List<Figure> release) {
        return shownOr(release, Fate.SHOWN);
    }

    private static Map<Cell, Integer> shownOr(List<Figure> release, Fate too) {
        var shown = new HashMap<Cell, Integer>();
        release.stream().filter(it -> it.shown() || it.fate() == too).forEach(it -> shown.put(it.cell(), it.rounded()));
        return shown;
    }

    private static ReleaseMaker maker(long seed) {
        return new ReleaseMaker(
                Rules.of(THRESHOLD), new Dither(("a secret of the house " + seed).getBytes(StandardCharsets.UTF_8)));
    }

    private static Shape shape() {
        var columns = new LinkedHashMap<String, List<String>>();
        columns.put("age", GrowingCaseload.AGES);
        columns.put("stage", GrowingCaseload.STAGES);
        return new Shape(GrowingCaseload.COUNTIES, columns);
    }

    private static String came(Found found, int shown, int figures) {
        return String.format(
                Locale.ROOT,
                "%,d counts and changes below the threshold attacked, %d counts and %d changes recovered; %d of 100 figures shown",
                found.asked(),
                found.small(),
                found.changes(),
                100 * shown / figures);
    }
}
