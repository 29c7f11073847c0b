package org.havn.placement.engine;

/// What a locality has left and the families that are worth their price there, gathered for one search.
final class Knapsack {
    int locality;
    int items;
    /// Limited dimensions only.
    int dims;
    final int[] dim;
    /// By limited dimension, whole units.
    final long[] left;
    final int[] family;
    final int[] pair;
    final double[] worth;
    /// By item, then limited dimension.
    long[] units = new long[64];

    /// Families that are in every set.
    int held;
    final int[] heldFamily;
    double heldWorth;

    private final PairsByLocality pairs;

    Knapsack(Model model, PairsByLocality pairs) {
        this.pairs = pairs;
        this.dim = new int[model.dims];
        this.left = new long[model.dims];
        this.family = new int[model.families];
        this.pair = new int[model.families];
        this.heldFamily = new int[model.families];
        this.worth = new double[model.families];
    }

    /// Families that are forced to the locality are in every set; where they do not fit together, no plan
    /// exists anyway.
    void gather(Model node, int where, SetPrices prices) {
        locality = where;
        items = 0;
        dims = 0;
        held = 0;
        heldWorth = 0;
        int cell = where * node.dims;
        for (int d = 0; d < node.dims; d++) {
            if (node.limited(cell + d)) {
                dim[dims] = d;
                left[dims++] = node.capacity[cell + d];
            }
        }
        if (units.length < (family.length + 1) * dims) {
            units = new long[(family.length + 1) * dims];
        }
        for (int at = pairs.start(where); at < pairs.end(where); at++) {
            if (prices.forces(pairs.family(at)) && node.open(pairs.pair(at))) {
                hold(node, pairs.family(at), pairs.pair(at), prices);
            }
        }
        for (int at = pairs.start(where); at < pairs.end(where); at++) {
            int k = pairs.pair(at);
            int f = pairs.family(at);
            double reduced = prices.reduced(node, f, k);
            if (reduced > 0 && !prices.forces(f) && node.open(k) && enters(node, f, k)) {
                family[items] = f;
                pair[items] = k;
                worth[items++] = reduced;
            }
        }
    }

    private void hold(Model node, int f, int k, SetPrices prices) {
        if (enters(node, f, k)) {
            for (int d = 0; d < dims; d++) {
                left[d] -= units[d];
            }
            heldFamily[held++] = f;
            heldWorth += prices.reduced(node, f, k);
        }
    }

    private boolean enters(Model node, int f, int k) {
        for (int d = 0; d < dims; d++) {
            long taken = node.problem.demands.units(f, k, dim[d]);
            if (taken > left[d]) {
                return false;
            }
            units[items * dims + d] = taken;
        }
        return true;
    }

    /// Brings the items into the order of falling keys.
    void sort(double[] key) {
        long[] row = new long[dims];
        for (int i = 1; i < items; i++) {
            if (key[i - 1] >= key[i]) {
                continue;
            }
            double its = key[i];
            double w = worth[i];
            int f = family[i];
            int k = pair[i];
            System.arraycopy(units, i * dims, row, 0, dims);
            int to = i;
            while (to > 0 && key[to - 1] < its) {
                key[to] = key[to - 1];
                worth[to] = worth[to - 1];
                family[to] = family[to - 1];
                pair[to] = pair[to - 1];
                to--;
            }
            System.arraycopy(units, to * dims, units, (to + 1) * dims, (i - to) * dims);
            key[to] = its;
            worth[to] = w;
            family[to] = f;
            pair[to] = k;
            System.arraycopy(row, 0, units, to * dims, dims);
        }
    }

    /// Takes an item out of what is left; false, with nothing taken, if it does not fit.
    boolean take(int i) {
        int at = i * dims;
        for (int d = 0; d < dims; d++) {
            if (left[d] < units[at + d]) {
                return false;
            }
        }
        for (int d = 0; d < dims; d++) {
            left[d] -= units[at + d];
        }
        return true;
    }

    void giveBack(int i) {
        int at = i * dims;
        for (int d = 0; d < dims; d++) {
            left[d] += units[at + d];
        }
    }

    /// Whether an item takes no less than another, and is worth no more.
    boolean outdone(int j, int by) {
        if (worth[j] > worth[by]) {
            return false;
        }
        for (int d = 0; d < dims; d++) {
            if (units[j * dims + d] < units[by * dims + d]) {
                return false;
            }
        }
        return true;
    }
}
