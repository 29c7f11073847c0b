package org.havn.publishing.release;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.havn.publishing.release.Sheet.Arc;

/// Decides which figures are held back: those that must not be told, and so many others that they
/// cannot be computed (*complementary suppression*).
///
/// A figure is safe when another table, with a different value there, agrees with everything that is
/// shown. Such a table lies at the end of a way through the network around the figure (Gusfield 1988);
/// what the way leads over is held back too, and the cheapest way is taken. That is a proof for each
/// figure and not a rule of thumb.
final class Holding {
    private static final int SUMS_ARE_DEARER = 3;
    private static final int NEWLY_HELD = 4;

    private final Sheet sheet;
    private final List<Arc> arcs;
    private final int[] figures;
    private final Map<Cell, LastShown> before;
    private final Set<Cell> heldBefore;
    private final Rules rules;
    private final Fate[] fates;

    private Holding(Sheet sheet, int[] figures, Map<Cell, LastShown> before, Set<Cell> heldBefore, Rules rules) {
        this.sheet = sheet;
        this.arcs = sheet.arcs();
        this.figures = figures;
        this.before = before;
        this.heldBefore = heldBefore;
        this.rules = rules;
        this.fates = new Fate[figures.length];
    }

    /// The fates of the sheet's arcs, in their order.
    ///
    /// @param heldBefore what the last release held back; it is held back again rather than something
    ///     else, so that two releases do not show each other's gaps
    static Fate[] of(Sheet sheet, int[] figures, Map<Cell, LastShown> before, Set<Cell> heldBefore, Rules rules) {
        var holding = new Holding(sheet, figures, before, heldBefore, rules);
        holding.forTheirOwnSake();
        holding.nearlyAll();
        holding.withOthers();
        return holding.fates;
    }

    private void forTheirOwnSake() {
        for (var arc = 0; arc < figures.length; arc++) {
            var it = arcs.get(arc);
            if (movedLittle(it, figures[arc])) {
                fates[arc] = Fate.MOVED_LITTLE;
            } else if (figures[arc] < rules.threshold()) {
                fates[arc] = Fate.FEW;
            } else if (it.cells().stream().anyMatch(this::ofFewFamilies)) {
                fates[arc] = Fate.FEW_FAMILIES;
            } else {
                fates[arc] = Fate.SHOWN;
            }
        }
    }

    private boolean ofFewFamilies(Cell cell) {
        return sheet.tables().stream()
                .filter(it -> it.name().equals(cell.table()) && !it.families().isEmpty())
                .anyMatch(it -> it.families().getOrDefault(cell, 0) < rules.families());
    }

    private boolean movedLittle(Arc arc, int figure) {
        var shown = before.get(arc.cell());
        return shown != null
                && shown.rounded() != figure
                && Math.abs(arc.count() - shown.counted()) < rules.threshold();
    }

    /// Where all but a few of a row or column stand in one cell, it tells of each where they belong.
    private void nearlyAll() {
        var figure = new HashMap<Cell, Integer>();
        for (var arc = 0; arc < figures.length; arc++) {
            for (var cell : arcs.get(arc).cells()) {
                figure.put(cell, figures[arc]);
            }
        }
        for (var arc = 0; arc < figures.length; arc++) {
            var cell = arcs.get(arc).cell();
            if (fates[arc] != Fate.SHOWN || cell.isSum()) {
                continue;
            }
            var table = table(cell);
            var inRow = figure.getOrDefault(new Cell(cell.table(), cell.row(), Cell.SUM), 0);
            var inColumn = figure.getOrDefault(new Cell(cell.table(), Cell.SUM, cell.column()), 0);
            var inAll = figure.getOrDefault(new Cell(cell.table(), Cell.SUM, Cell.SUM), 0);
            // where nearly everybody of the table is in this column anyway, it tells nothing of this row
            var ofRow = inRow - figures[arc] < rules.threshold() && inAll - inColumn >= rules.threshold();
            var ofColumn = inColumn - figures[arc] < rules.threshold() && inAll - inRow >= rules.threshold();
            if (!cell.row().equals(table.rest()) && (ofRow || ofColumn)) {
                fates[arc] = Fate.NEARLY_ALL;
            }
        }
    }

    private CountTable table(Cell cell) {
        return sheet.tables().stream()
                .filter(it -> it.name().equals(cell.table()))
                .findFirst()
                .orElseThrow();
    }

    private void withOthers() {
        IntStream.range(0, figures.length)
                .filter(it -> fates[it].closed())
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(it -> figures[it]).reversed())
                .forEach(this::hide);
    }

    /// Holds back what it takes so that this figure may also be one that is lower, or the one that was
    /// last shown.
    private void hide(int arc) {
        var other = figures.clone();
        var shift = -1;
        var shown = before.get(arcs.get(arc).cell());
        if (fates[arc] == Fate.MOVED_LITTLE && shown != null) {
            var apart = shown.rounded() - figures[arc];
            shift = Integer.signum(apart) * Math.ceilDiv(Math.abs(apart), rules.threshold());
        }
        var it = arcs.get(arc);
        for (var unit = 0; unit < Math.abs(shift); unit++) {
            var from = Ways.only(shift < 0 ? it.from() : it.to(), sheet.knots());
            var to = Ways.only(shift < 0 ? it.to() : it.from(), sheet.knots());
            var way = Ways.cheapest(sheet.knots(), steps(arc, other), from, to)
                    .orElseThrow(() -> new IllegalStateException("Sums can always be held back"));
            for (var step : way) {
                other[step.arc()] += step.raise() ? rules.threshold() : -rules.threshold();
                if (fates[step.arc()] == Fate.SHOWN) {
                    fates[step.arc()] = Fate.WITH_OTHERS;
                }
            }
            other[arc] += Integer.signum(shift) * rules.threshold();
        }
    }

    private List<Ways.Step> steps(int without, int[] other) {
        var steps = new ArrayList<Ways.Step>();
        for (var arc = 0; arc < figures.length; arc++) {
            if (arc != without) {
                var it = arcs.get(arc);
                var price = price(arc);
                steps.add(new Ways.Step(it.from(), it.to(), arc, true, price));
                if (other[arc] >= rules.threshold()) {
                    steps.add(new Ways.Step(it.to(), it.from(), arc, false, price));
                }
            }
        }
        return steps;
    }

    /// What is lost by holding it back: nothing where it is held already.
    private int price(int arc) {
        if (fates[arc] != Fate.SHOWN) {
            return 0;
        }
        var cell = arcs.get(arc).cell();
        var lost = (1 + figures[arc] / rules.threshold()) * (cell.isSum() ? SUMS_ARE_DEARER : 1);
        return heldBefore.contains(cell) ? lost : lost * NEWLY_HELD;
    }
}
