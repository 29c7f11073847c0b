package org.havn.publishing.release;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Makes releases out of counts.
public final class ReleaseMaker {
    /// What the public knows from earlier releases.
    ///
    /// @param lastShown of each cell that was ever shown
    /// @param held what the last release held back
    public record Past(Map<Cell, LastShown> lastShown, Set<Cell> held) {
        /// Nothing was ever released.
        public static final Past NOTHING = new Past(Map.of(), Set.of());

        public Past {
            lastShown = Map.copyOf(lastShown);
            held = Set.copyOf(held);
        }

        /// What it knows once this release is out too.
        ///
        /// A figure that stands keeps the count with which it was first shown: were that renewed each
        /// time, it could creep to the edge, and one more person would change the figure.
        public Past and(List<Figure> release) {
            var shown = new HashMap<>(lastShown);
            var nowHeld = new HashSet<>(held);
            for (var figure : release) {
                var known = shown.get(figure.cell());
                if (!figure.shown()) {
                    nowHeld.add(figure.cell());
                } else {
                    nowHeld.remove(figure.cell());
                    if (known == null || known.rounded() != figure.rounded()) {
                        shown.put(figure.cell(), new LastShown(figure.rounded(), figure.counted()));
                    }
                }
            }
            return new Past(shown, nowHeld);
        }
    }

    private final Rules rules;
    private final Dither dither;

    public ReleaseMaker(Rules rules, Dither dither) {
        this.rules = rules;
        this.dither = dither;
    }

    /// The figures of these sheets. Sheets have no table in common.
    public List<Figure> make(List<Sheet> sheets, Past past) {
        var figures = new ArrayList<Figure>();
        for (var sheet : sheets) {
            var rounded = Rounding.of(sheet, past.lastShown(), rules, dither);
            var fates = Holding.of(sheet, rounded, past.lastShown(), past.held(), rules);
            var arcs = sheet.arcs();
            for (var arc = 0; arc < arcs.size(); arc++) {
                for (var cell : arcs.get(arc).cells()) {
                    figures.add(new Figure(cell, arcs.get(arc).count(), rounded[arc], fates[arc]));
                }
            }
        }
        return List.copyOf(figures);
    }
}
