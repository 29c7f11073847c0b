package org.havn.publishing.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.havn.publishing.release.Sheet.Arc;

/// Rounds a sheet such that each figure is the multiple of the threshold just below or above its count,
/// and rows and columns still add up: *controlled rounding* (Cox 1987; Hundepool et al. 2012, chapter
/// 5).
///
/// Because the rounded tables add up themselves, they are one of the tables that may be the true one.
/// Whoever knows the rules and all figures can therefore say of a count no more than its own figure
/// says.
final class Rounding {
    private static final int OTHER = 4;
    private static final int OTHER_SUM = 12;
    private static final int HELD = 40;
    private static final int HELD_SUM = 200;

    private final List<Arc> arcs;
    private final int knots;
    private final Map<Cell, LastShown> before;
    private final Rules rules;
    private final Dither dither;
    private final int[] low;
    private final int[] high;
    private final int[] units;
    private final int[] price;
    private final boolean[] wantsHigh;

    private Rounding(Sheet sheet, Map<Cell, LastShown> before, Rules rules, Dither dither) {
        this.arcs = sheet.arcs();
        this.knots = sheet.knots();
        this.before = before;
        this.rules = rules;
        this.dither = dither;
        this.low = new int[arcs.size()];
        this.high = new int[arcs.size()];
        this.units = new int[arcs.size()];
        this.price = new int[arcs.size()];
        this.wantsHigh = new boolean[arcs.size()];
    }

    /// The figures of the sheet's arcs, in their order.
    ///
    /// @param before what was last shown, by the first cell of an arc; it stands wherever it still can
    static int[] of(Sheet sheet, Map<Cell, LastShown> before, Rules rules, Dither dither) {
        var rounding = new Rounding(sheet, before, rules, dither);
        rounding.wish();
        rounding.addUp();
        var figures = new int[rounding.units.length];
        for (var arc = 0; arc < figures.length; arc++) {
            figures[arc] = rounding.units[arc] * rules.threshold();
        }
        return figures;
    }

    /// What each figure would be by itself.
    private void wish() {
        for (var arc = 0; arc < arcs.size(); arc++) {
            var count = arcs.get(arc).count();
            low[arc] = Math.floorDiv(count, rules.threshold());
            high[arc] = Math.ceilDiv(count, rules.threshold());
            wantsHigh[arc] = wantsHigh(arcs.get(arc), low[arc], high[arc]);
            units[arc] = wantsHigh[arc] ? high[arc] : low[arc];
            price[arc] = price(arc);
        }
    }

    private boolean wantsHigh(Arc arc, int low, int high) {
        var shown = before.get(arc.cell());
        if (shown != null && littleMoved(arc, shown)) {
            if (shown.rounded() == high * rules.threshold()) {
                return true;
            }
            if (shown.rounded() == low * rules.threshold()) {
                return false;
            }
        }
        return arc.count() - low * rules.threshold() >= dither.upFrom(arc.cell(), rules.threshold());
    }

    private boolean littleMoved(Arc arc, LastShown shown) {
        return Math.abs(arc.count() - shown.counted()) < rules.threshold();
    }

    /// What it costs to have the other figure: dear where it would have to be held back then.
    private int price(int arc) {
        var it = arcs.get(arc);
        var shown = before.get(it.cell());
        var held = shown != null && littleMoved(it, shown) && shown.rounded() == units[arc] * rules.threshold();
        var sum = it.cell().isSum();
        return dither.tie(it.cell()) + (held ? sum ? HELD_SUM : HELD : sum ? OTHER_SUM : OTHER);
    }

    /// Changes as few figures as it takes for everything to add up.
    private void addUp() {
        var surplus = new int[knots];
        for (var arc = 0; arc < units.length; arc++) {
            surplus[arcs.get(arc).to()] += units[arc];
            surplus[arcs.get(arc).from()] -= units[arc];
        }
        while (true) {
            var from = new boolean[knots];
            var to = new boolean[knots];
            var done = true;
            for (var knot = 0; knot < knots; knot++) {
                from[knot] = surplus[knot] > 0;
                to[knot] = surplus[knot] < 0;
                done &= surplus[knot] == 0;
            }
            if (done) {
                return;
            }
            var way = Ways.cheapest(knots, steps(), from, to)
                    .orElseThrow(() -> new IllegalStateException("Every table has a rounded one that adds up"));
            way.forEach(it -> units[it.arc()] += it.raise() ? 1 : -1);
            surplus[way.getFirst().from()]--;
            surplus[way.getLast().to()]++;
        }
    }

    private List<Ways.Step> steps() {
        var steps = new ArrayList<Ways.Step>();
        for (var arc = 0; arc < units.length; arc++) {
            var it = arcs.get(arc);
            var back = units[arc] != (wantsHigh[arc] ? high[arc] : low[arc]);
            if (units[arc] < high[arc]) {
                steps.add(new Ways.Step(it.from(), it.to(), arc, true, back ? -price[arc] : price[arc]));
            }
            if (units[arc] > low[arc]) {
                steps.add(new Ways.Step(it.to(), it.from(), arc, false, back ? -price[arc] : price[arc]));
            }
        }
        return steps;
    }
}
