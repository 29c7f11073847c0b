package org.havn.placement.engine;

import static org.havn.placement.engine.PlacementProblem.NONE;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The rows that keep linked families near: each pair of one family at most the sum of the other's near pairs.
final class LinkRows {

    /// One row: `own` at most the sum of `near`.
    @SuppressWarnings("ArrayRecordComponent") // package-private, never changed
    record Row(int link, int own, int[] near) {}

    /// What a pair has in a row: 1 as the row's own, -1 as near.
    record Entry(int row, int coefficient) {}

    private final List<Row> rows;
    private final Map<Integer, List<Entry>> entries = new HashMap<>();
    private final Set<Integer> linkedFamilies;
    private final int[][] families;
    private final PlacementProblem problem;

    private LinkRows(PlacementProblem problem, List<Row> rows, Set<Integer> linkedFamilies, int[][] families) {
        this.problem = problem;
        this.rows = rows;
        this.linkedFamilies = linkedFamilies;
        this.families = families;
        for (int r = 0; r < rows.size(); r++) {
            entries.computeIfAbsent(rows.get(r).own(), k -> new ArrayList<>()).add(new Entry(r, 1));
            for (int near : rows.get(r).near()) {
                entries.computeIfAbsent(near, k -> new ArrayList<>()).add(new Entry(r, -1));
            }
        }
    }

    static LinkRows of(PlacementProblem problem, BitSet closed) {
        return of(problem, closed, closed);
    }

    /// Rows of the open pairs that stay true whatever opens later: pairs that are closed today count as near.
    static LinkRows whateverOpens(PlacementProblem problem, BitSet closed) {
        return of(problem, closed, new BitSet());
    }

    private static LinkRows of(PlacementProblem problem, BitSet closed, BitSet neverNear) {
        var rows = new ArrayList<Row>();
        var linked = new HashSet<Integer>();
        int[][] families = new int[problem.links().size()][];
        for (int i = 0; i < families.length; i++) {
            var link = problem.links().get(i);
            int a = problem.familyIndex(link.family());
            int b = problem.familyIndex(link.other());
            families[i] = new int[] {a, b};
            linked.add(a);
            linked.add(b);
            addRows(problem, closed, neverNear, i, link, a, b, false, rows);
            addRows(problem, closed, neverNear, i, link, b, a, true, rows);
        }
        return new LinkRows(problem, List.copyOf(rows), linked, families);
    }

    private static void addRows(
            PlacementProblem problem,
            BitSet closed,
            BitSet neverNear,
            int number,
            Link link,
            int own,
            int other,
            boolean reversed,
            List<Row> rows) {
        for (int k = problem.pairStart(own); k < problem.pairEnd(own); k++) {
            if (closed.get(k)) {
                continue;
            }
            int[] near = new int[problem.pairEnd(other) - problem.pairStart(other)];
            int count = 0;
            var here = problem.localityId(problem.pairLocality(k));
            for (int m = problem.pairStart(other); m < problem.pairEnd(other); m++) {
                if (!neverNear.get(m)) {
                    var there = problem.localityId(problem.pairLocality(m));
                    if (reversed
                            ? link.nearness().allows(there, here)
                            : link.nearness().allows(here, there)) {
                        near[count++] = m;
                    }
                }
            }
            rows.add(new Row(number, k, java.util.Arrays.copyOf(near, count)));
        }
    }

    List<Row> rows() {
        return rows;
    }

    List<Entry> entriesOf(int pair) {
        return entries.getOrDefault(pair, List.of());
    }

    boolean linked(int family) {
        return linkedFamilies.contains(family);
    }

    Set<Integer> linkedFamilies() {
        return linkedFamilies;
    }

    /// The two families of a link.
    int[] familiesOf(int link) {
        return families[link];
    }

    int links() {
        return families.length;
    }

    /// Whether two pairs, or `NONE` for unplaced, keep a link.
    boolean holds(int link, int pair, int otherPair) {
        if (pair == NONE || otherPair == NONE) {
            return pair == otherPair;
        }
        return problem.links()
                .get(link)
                .nearness()
                .allows(
                        problem.localityId(problem.pairLocality(pair)),
                        problem.localityId(problem.pairLocality(otherPair)));
    }

    /// Whether every link of the plan holds.
    boolean allHold(int[] plan) {
        for (int i = 0; i < families.length; i++) {
            if (!holds(i, plan[families[i][0]], plan[families[i][1]])) {
                return false;
            }
        }
        return true;
    }

    /// Whether every link of one family holds in the plan.
    boolean hold(int family, int[] plan) {
        for (int i = 0; i < families.length; i++) {
            if ((families[i][0] == family || families[i][1] == family)
                    && !holds(i, plan[families[i][0]], plan[families[i][1]])) {
                return false;
            }
        }
        return true;
    }
}
