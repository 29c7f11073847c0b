package org.havn.placement.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The master programme: every family in one set at most, every locality with one set at most, held counts
/// kept.
///
/// A linear programme over the sets known so far; its prices say which sets to look for next (Dantzig &
/// Wolfe 1960). What must not be, costs more than any plan is worth, so that prices exist whatever people
/// have decided.
final class SetMaster {
    private static final double OPEN = 1e-7;
    private static final double SMALLEST = 1e-5;
    /// By how much shares must break a row of the links before it is kept.
    private static final double STRAINED = 1e-4;

    private final Model base;
    private final double forbidding;
    private final double scale;
    private final DenseSimplex simplex;
    private final int[] floorRow;
    private final Map<Integer, Integer> rowOfLocality;
    private final Set<FamilySet> known;
    private final Map<Integer, List<FamilySet>> atLocality = new HashMap<>();
    /// By column of the simplex, its set; null for what a count or a limit has to spare.
    private final List<@Nullable FamilySet> columnOf;
    private final Map<SetLimit, LimitRow> rowOfLimit;
    private final LinkRows links;
    /// By row of the links, its row here; those that no plan has strained so far have none.
    private final Map<Integer, Integer> rowOfLink;
    private SetNode node;

    /// A limit's row, and the column that counts for minus one there: what is above the limit.
    private record LimitRow(int row, int spare) {}

    SetMaster(Model model) {
        this.base = model;
        this.node = SetNode.root(model);
        double sum = 1;
        double greatest = 1;
        for (int f = 0; f < model.families; f++) {
            double most = 0;
            for (int k = model.start(f); k < model.end(f); k++) {
                if (model.open(k)) {
                    most = Math.max(most, Math.abs(model.weight[k]));
                }
            }
            sum += most;
            greatest = Math.max(greatest, most);
        }
        forbidding = 2 * sum;
        scale = 1000 / greatest;
        simplex = new DenseSimplex(model.families + 64);
        for (int f = 0; f < model.families; f++) {
            simplex.addRow(1, ownWorth(model, f));
        }
        floorRow = new int[Model.CLASSES];
        Arrays.fill(floorRow, -1);
        columnOf = new ArrayList<>();
        for (int c = 0; c < Model.CLASSES; c++) {
            if (model.floor[c] > 0) {
                floorRow[c] = simplex.addRow(model.floor[c], -forbidding * scale);
                simplex.addColumn(new int[] {floorRow[c]}, new double[] {-1}, 0);
                columnOf.add(null);
            }
        }
        rowOfLocality = new HashMap<>();
        rowOfLimit = new HashMap<>();
        links = LinkRows.whateverOpens(model.problem, model.closed);
        rowOfLink = new TreeMap<>();
        known = new HashSet<>();
    }

    /// The same master for somebody else to go on with.
    SetMaster(SetMaster other) {
        base = other.base;
        node = other.node;
        forbidding = other.forbidding;
        scale = other.scale;
        simplex = new DenseSimplex(other.simplex);
        floorRow = other.floorRow;
        columnOf = new ArrayList<>(other.columnOf);
        rowOfLimit = new HashMap<>(other.rowOfLimit);
        rowOfLocality = new HashMap<>(other.rowOfLocality);
        links = other.links;
        rowOfLink = new TreeMap<>(other.rowOfLink);
        known = new HashSet<>(other.known);
        other.atLocality.forEach((l, sets) -> atLocality.put(l, new ArrayList<>(sets)));
    }

    private double ownWorth(Model model, int f) {
        return model.must[f] ? -forbidding * scale : 0;
    }

    /// More than any plan weighs.
    double forbidding() {
        return forbidding;
    }

    /// Sets and limits that are not the node's go out of play, all others come back.
    void turnTo(SetNode wanted) {
        node = wanted;
        var model = wanted.model();
        for (int f = 0; f < model.families; f++) {
            simplex.own(f, ownWorth(model, f));
        }
        for (int j = 0; j < columnOf.size(); j++) {
            var set = columnOf.get(j);
            if (set != null) {
                boolean fits = set.fits(model);
                simplex.set(j, fits, fits ? set.weight * scale : -forbidding * scale);
            }
        }
        wanted.limits().forEach(this::addRow);
        rowOfLimit.forEach((limit, at) -> {
            boolean here = wanted.limits().contains(limit);
            simplex.own(at.row(), here && limit.atLeast() ? -forbidding * scale : 0);
            simplex.set(at.spare(), true, here && !limit.atLeast() ? -forbidding * scale : 0);
        });
    }

    private void addRow(SetLimit limit) {
        if (rowOfLimit.containsKey(limit)) {
            return;
        }
        double[] factor = new double[columnOf.size()];
        for (int j = 0; j < factor.length; j++) {
            var set = columnOf.get(j);
            factor[j] = set == null ? 0 : (double) limit.count(base, set);
        }
        int spare = simplex.addColumn(new int[] {simplex.rows()}, new double[] {-1}, 0);
        columnOf.add(null);
        rowOfLimit.put(limit, new LimitRow(simplex.addRow((double) limit.bound(), 0, factor, spare), spare));
    }

    /// Makes the optimum of the sets known so far keep linked families near, wherever it does not.
    ///
    /// @return for how many rows that had to be said
    int holdLinks() {
        if (links.rows().isEmpty()) {
            return 0;
        }
        double[] taken = new double[base.weight.length];
        for (var share : shares()) {
            for (int pair : share.set().pairs) {
                taken[pair] += share.share();
            }
        }
        int before = rowOfLink.size();
        for (int r = 0; r < links.rows().size(); r++) {
            var row = links.rows().get(r);
            double strain = taken[row.own()];
            for (int near : row.near()) {
                strain -= taken[near];
            }
            if (strain > STRAINED && !rowOfLink.containsKey(r)) {
                addLinkRow(r);
            }
        }
        return rowOfLink.size() - before;
    }

    private void addLinkRow(int r) {
        double[] factor = new double[columnOf.size()];
        for (int j = 0; j < factor.length; j++) {
            var set = columnOf.get(j);
            factor[j] = set == null ? 0 : strain(set, r);
        }
        int spare = simplex.addColumn(new int[] {simplex.rows()}, new double[] {-1}, -forbidding * scale);
        columnOf.add(null);
        rowOfLink.put(r, simplex.addRow(0, 0, factor, spare));
    }

    /// What a set counts for in a row of the links.
    private int strain(FamilySet set, int r) {
        int count = 0;
        for (int pair : set.pairs) {
            for (var entry : links.entriesOf(pair)) {
                count += entry.row() == r ? entry.coefficient() : 0;
            }
        }
        return count;
    }

    /// Adds a set; false if it is known already or empty.
    boolean add(FamilySet set) {
        if (set.pairs.length == 0 || !known.add(set)) {
            return false;
        }
        int row = rowOfLocality.computeIfAbsent(set.locality, l -> simplex.addRow(1, 0));
        var counts = new TreeMap<Integer, Double>();
        for (int f : set.families) {
            counts.put(f, 1.0);
            int floor = floorRow[base.classOf(f)];
            if (floor >= 0) {
                counts.merge(floor, 1.0, Double::sum);
            }
        }
        counts.put(row, 1.0);
        rowOfLimit.forEach((limit, at) -> {
            long count = limit.count(base, set);
            if (count != 0) {
                counts.put(at.row(), (double) count);
            }
        });
        rowOfLink.forEach((link, at) -> {
            int strain = strain(set, link);
            if (strain != 0) {
                counts.put(at, (double) strain);
            }
        });
        int column = simplex.addColumn(
                counts.keySet().stream().mapToInt(r -> r).toArray(),
                counts.values().stream().mapToDouble(c -> c).toArray(),
                set.weight * scale);
        columnOf.add(set);
        atLocality.computeIfAbsent(set.locality, l -> new ArrayList<>()).add(set);
        if (!set.fits(node.model())) {
            simplex.set(column, false, -forbidding * scale);
        }
        return true;
    }

    boolean solve() {
        return simplex.solve(OPEN);
    }

    /// The prices at the optimum of the sets known so far.
    SetPrices prices(double grain) {
        double[] family = new double[base.families];
        for (int f = 0; f < family.length; f++) {
            family[f] = simplex.price(f) / scale;
        }
        double[] floor = new double[Model.CLASSES];
        for (int c = 0; c < floor.length; c++) {
            floor[c] = floorRow[c] < 0 ? 0 : -simplex.price(floorRow[c]) / scale;
        }
        double[] limit = new double[node.limits().size()];
        for (int i = 0; i < limit.length; i++) {
            var rule = node.limits().get(i);
            var at = rowOfLimit.get(rule);
            limit[i] = at == null ? 0 : rule.sign() * simplex.price(at.row()) / scale;
        }
        return SetPrices.of(node, grain, family, floor, limit, linkPrices());
    }

    private LinkPrices linkPrices() {
        double[] link = new double[links.rows().size()];
        rowOfLink.forEach((r, at) -> link[r] = simplex.price(at) / scale);
        return new LinkPrices(links, link, base.weight.length);
    }

    LinkPrices freeLinks() {
        return LinkPrices.none(links, base.weight.length);
    }

    /// What a locality's row asks of its set.
    double asked(int locality) {
        var row = rowOfLocality.get(locality);
        return row == null ? 0 : Math.max(0, simplex.price(row) / scale);
    }

    /// The sets that have a share of the optimum, in the order in which they came.
    List<Share> shares() {
        double[] all = simplex.shares();
        var shares = new ArrayList<Share>();
        for (int j = 0; j < columnOf.size(); j++) {
            var set = columnOf.get(j);
            if (set != null && all[j] > SMALLEST) {
                shares.add(new Share(set, all[j]));
            }
        }
        return shares;
    }

    /// How much of a set the optimum takes, from 0 to 1.
    record Share(FamilySet set, double share) {}

    /// The best set known that the node allows, or the given one.
    FamilySet best(FamilySet otherwise, Model model, SetPrices prices) {
        var best = otherwise;
        double most = otherwise.fits(model) ? SetPricing.worth(model, otherwise, prices) : Double.NEGATIVE_INFINITY;
        for (var set : atLocality.getOrDefault(otherwise.locality, List.of())) {
            double worth = SetPricing.worth(model, set, prices);
            if (worth > most && set.fits(model)) {
                most = worth;
                best = set;
            }
        }
        return best;
    }

    int size() {
        return known.size();
    }

    long pivots() {
        return simplex.pivots();
    }
}
