package org.havn.publishing.release;

import com.google.ortools.Loader;
import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Somebody with all releases, all rules and a solver of linear programmes, who asks what a count may
/// have been.
///
/// Shares nothing with what makes releases but the names of the cells. A small linear programme for
/// each question: the counts of every release are unknown; what was shown, what adds up, and what the
/// attacker knows of the world bind them.
final class FiguresAttack implements AutoCloseable {
    private static final double TRACE = 1e-6;
    private static final double EVERYBODY = 100_000;

    static {
        Loader.loadNativeLibraries();
    }

    /// The tables that are attacked: two that share their rows.
    record Shape(List<String> rows, Map<String, List<String>> columnsOf) {}

    /// What the attacker knows beside the figures.
    ///
    /// @param off how far a figure may be from its count
    /// @param nobodyLeaves whether counts never fall from one release to the next
    /// @param moved by how much a count has moved when its figure changes; 0 where nothing is known
    record Knowledge(int off, boolean nobodyLeaves, int moved) {}

    /// What a count may be.
    record Possible(int least, int most) {
        int values() {
            return most - least + 1;
        }
    }

    private final MPSolver solver = MPSolver.createSolver("GLOP");
    private final Shape shape;
    private final List<Map<Cell, MPVariable>> counts = new ArrayList<>();

    /// @param releases the figures that were shown, of one release after the other
    FiguresAttack(Shape shape, List<Map<Cell, Integer>> releases, Knowledge knowledge) {
        this.shape = shape;
        for (var shown : releases) {
            var unknown = unknown();
            counts.add(unknown);
            tablesCountTheSamePeople(unknown);
            shown.forEach((cell, figure) -> between(
                    Math.max(0, figure - knowledge.off()), figure + knowledge.off(), cell, counts.size() - 1, 1));
        }
        if (knowledge.nobodyLeaves()) {
            for (var release = 1; release < releases.size(); release++) {
                for (var cell : counts.get(release).keySet()) {
                    atLeastApart(0, cell, release - 1, release);
                }
            }
        }
        if (knowledge.moved() > 0) {
            changesTell(releases, knowledge.moved());
        }
    }

    /// What this count of this release may be.
    Possible possible(int release, Cell cell) {
        return asked(Map.of(release, 1), cell);
    }

    /// By how much the count may have changed between two releases.
    Possible change(int from, int to, Cell cell) {
        return asked(Map.of(from, -1, to, 1), cell);
    }

    private Map<Cell, MPVariable> unknown() {
        var unknown = new HashMap<Cell, MPVariable>();
        shape.columnsOf().forEach((table, columns) -> {
            for (var row : shape.rows()) {
                for (var column : columns) {
                    var cell = new Cell(table, row, column);
                    unknown.put(cell, solver.makeNumVar(0, EVERYBODY, ""));
                }
            }
        });
        return unknown;
    }

    private void tablesCountTheSamePeople(Map<Cell, MPVariable> unknown) {
        var names = List.copyOf(shape.columnsOf().keySet());
        for (var row : shape.rows()) {
            for (var other = 1; other < names.size(); other++) {
                var same = solver.makeConstraint(0, 0);
                add(same, unknown, new Cell(names.getFirst(), row, Cell.SUM), 1);
                add(same, unknown, new Cell(names.get(other), row, Cell.SUM), -1);
            }
        }
    }

    private void changesTell(List<Map<Cell, Integer>> releases, int moved) {
        var lastShown = new HashMap<Cell, Integer>();
        var since = new HashMap<Cell, Integer>();
        for (var release = 0; release < releases.size(); release++) {
            for (var shown : releases.get(release).entrySet()) {
                var before = lastShown.put(shown.getKey(), shown.getValue());
                if (before != null && !before.equals(shown.getValue())) {
                    int first = since.getOrDefault(shown.getKey(), 0);
                    if (before < shown.getValue()) {
                        atLeastApart(moved, shown.getKey(), first, release);
                    } else {
                        atLeastApart(moved, shown.getKey(), release, first);
                    }
                }
                if (!shown.getValue().equals(before)) {
                    since.put(shown.getKey(), release);
                }
            }
        }
    }

    private void between(double least, double most, Cell cell, int release, double sign) {
        add(solver.makeConstraint(least, most), counts.get(release), cell, sign);
    }

    private void atLeastApart(int apart, Cell cell, int smaller, int greater) {
        var row = solver.makeConstraint(apart, MPSolver.infinity());
        add(row, counts.get(greater), cell, 1);
        add(row, counts.get(smaller), cell, -1);
    }

    private void add(MPConstraint row, Map<Cell, MPVariable> unknown, Cell cell, double sign) {
        for (var part : parts(cell)) {
            row.setCoefficient(unknown.get(part), sign);
        }
    }

    private List<Cell> parts(Cell cell) {
        var parts = new ArrayList<Cell>();
        for (var row : cell.row().equals(Cell.SUM) ? shape.rows() : List.of(cell.row())) {
            for (var column : cell.column().equals(Cell.SUM)
                    ? shape.columnsOf().getOrDefault(cell.table(), List.of())
                    : List.of(cell.column())) {
                parts.add(new Cell(cell.table(), row, column));
            }
        }
        return parts;
    }

    private Possible asked(Map<Integer, Integer> signs, Cell cell) {
        var objective = solver.objective();
        objective.clear();
        signs.forEach((release, sign) -> parts(cell)
                .forEach(part -> objective.setCoefficient(counts.get(release).get(part), sign)));
        objective.setMinimization();
        var least = solved();
        objective.setMaximization();
        var most = solved();
        return new Possible((int) Math.ceil(least - TRACE), (int) Math.floor(most + TRACE));
    }

    private double solved() {
        if (solver.solve() != MPSolver.ResultStatus.OPTIMAL) {
            throw new IllegalStateException("What was released contradicts itself or what the attacker knows");
        }
        return solver.objective().value();
    }

    @Override
    public void close() {
        solver.delete();
    }
}
