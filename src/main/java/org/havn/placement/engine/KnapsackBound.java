package org.havn.placement.engine;

import java.util.Arrays;

/// What the families left could still add to a locality's set at most.
///
/// The dimensions that bind most are shared out exactly, by a table over what is left of them; every other
/// dimension has a price that takers pay and that what is left of it earns (Lagrange). The prices are made
/// to fit each knapsack by a few steps along the subgradient.
final class KnapsackBound {
    private static final int STEPS = 12;
    private static final int WORTH_FITTING = 8;
    private static final int FEW_STATES = 16;
    private static final int MOST_STATES = 8192;
    private static final double SAFE = 1e-11;

    /// By cell, the price of a unit that the last knapsack there ended with.
    private final double[] memory;
    /// By locality, how large the table may be: where searches are long, larger ones pay.
    private final int[] mostStates;
    private final int modelDims;
    private Knapsack sack;
    private final double[] price;
    private final double[] taken;
    private final double[] gain;
    private final boolean[] inTable;
    private final int[] stride;
    /// By dimension of the table and state, how much is left.
    private final short[][] digit;
    private final int[] shift;
    private final double[] paidBy;
    private final int[] use;
    private final short[][] used;
    private double[] table = new double[0];
    private int states;
    private int start;
    private double paidByLeft;

    KnapsackBound(Model model, PairsByLocality pairs, DualPoint hint) {
        this.modelDims = model.dims;
        this.sack = new Knapsack(model, pairs);
        this.memory = new double[hint.price.length];
        this.mostStates = new int[model.localities];
        Arrays.fill(mostStates, FEW_STATES);
        for (int cell = 0; cell < memory.length; cell++) {
            memory[cell] = hint.price[cell] / model.unitScale(cell % model.dims);
        }
        this.price = new double[model.dims];
        this.taken = new double[model.dims];
        this.inTable = new boolean[model.dims];
        this.stride = new int[model.dims];
        this.digit = new short[model.dims][];
        this.use = new int[model.dims];
        this.used = new short[model.dims][];
        this.gain = new double[model.families];
        this.shift = new int[model.families];
        this.paidBy = new double[model.families];
    }

    /// Another that has learnt what this one has.
    KnapsackBound(KnapsackBound learnt) {
        this.modelDims = learnt.modelDims;
        this.sack = learnt.sack;
        this.memory = learnt.memory.clone();
        this.mostStates = learnt.mostStates.clone();
        this.price = new double[learnt.price.length];
        this.taken = new double[learnt.price.length];
        this.inTable = new boolean[learnt.price.length];
        this.stride = new int[learnt.price.length];
        this.digit = new short[learnt.price.length][];
        this.use = new int[learnt.price.length];
        this.used = new short[learnt.price.length][];
        this.gain = new double[learnt.gain.length];
        this.shift = new int[learnt.gain.length];
        this.paidBy = new double[learnt.gain.length];
    }

    /// Takes a knapsack in, brings its items into the order in which they are best decided, and prepares
    /// the bound.
    void prepare(Knapsack wanted, double known) {
        sack = wanted;
        for (int d = 0; d < sack.dims; d++) {
            price[d] = memory[sack.locality * modelDims + sack.dim[d]];
        }
        if (sack.items >= WORTH_FITTING) {
            fit(known);
            for (int d = 0; d < sack.dims; d++) {
                memory[sack.locality * modelDims + sack.dim[d]] = price[d];
            }
        }
        for (int i = 0; i < sack.items; i++) {
            gain[i] = sack.worth[i] - paid(i);
        }
        sack.sort(gain);
        chooseTable();
        tabulate();
    }

    /// Learns from the branches that the search took: a table should cost about what it saves.
    void learn(long branches) {
        long cost = (long) sack.items * states / 2;
        int now = mostStates[sack.locality];
        if (branches > 2 * cost + 4L * sack.items) {
            mostStates[sack.locality] = Math.min(MOST_STATES, 2 * Math.max(now, states));
        } else if (branches < cost / 8) {
            mostStates[sack.locality] = Math.max(1, states / 2);
        }
    }

    private double paid(int i) {
        double sum = 0;
        for (int d = 0; d < sack.dims; d++) {
            sum += price[d] * sack.units[i * sack.dims + d];
        }
        return sum;
    }

    /// A few steps towards the prices at which the bound without any table is lowest (Polyak's stride).
    private void fit(double known) {
        int dims = sack.dims;
        double[] lowest = Arrays.copyOf(price, dims);
        double bound = Double.POSITIVE_INFINITY;
        double pace = 1;
        int failed = 0;
        for (int step = 0; step < STEPS; step++) {
            double now = 0;
            for (int d = 0; d < dims; d++) {
                now += price[d] * sack.left[d];
                taken[d] = -sack.left[d];
            }
            for (int i = 0; i < sack.items; i++) {
                double net = sack.worth[i] - paid(i);
                if (net > 0) {
                    now += net;
                    for (int d = 0; d < dims; d++) {
                        taken[d] += sack.units[i * dims + d];
                    }
                }
            }
            if (now < bound) {
                bound = now;
                System.arraycopy(price, 0, lowest, 0, dims);
                failed = 0;
            } else if (++failed == 3) {
                pace *= 0.5;
                failed = 0;
            }
            double length = 0;
            for (int d = 0; d < dims; d++) {
                double over = taken[d] / Math.max(1, sack.left[d]);
                if (over > 0 || price[d] > 0) {
                    length += over * over;
                }
            }
            if (length == 0) {
                break;
            }
            double stride = pace * Math.max(now - known, 0.01 * now) / length;
            for (int d = 0; d < dims; d++) {
                double room = Math.max(1, sack.left[d]);
                price[d] = Math.max(0, price[d] + stride * taken[d] / room / room);
            }
        }
        System.arraycopy(lowest, 0, price, 0, dims);
    }

    /// Dimensions enter the table while it stays small, those first that cost most or are wanted most.
    private void chooseTable() {
        int dims = sack.dims;
        Arrays.fill(inTable, false);
        for (int d = 0; d < dims; d++) {
            double wanted = 0;
            for (int i = 0; i < sack.items; i++) {
                wanted += sack.units[i * dims + d];
            }
            taken[d] = price[d] * sack.left[d] + 1e-9 * wanted / Math.max(1, sack.left[d]);
        }
        states = 1;
        start = 0;
        while (true) {
            int next = -1;
            for (int d = 0; d < dims; d++) {
                if (!inTable[d]
                        && taken[d] > 0
                        && states * (sack.left[d] + 1.0) <= mostStates[sack.locality]
                        && (next < 0 || taken[d] > taken[next])) {
                    next = d;
                }
            }
            if (next < 0) {
                break;
            }
            inTable[next] = true;
            stride[next] = states;
            start += states * (int) sack.left[next];
            states *= (int) sack.left[next] + 1;
        }
        for (int d = 0; d < dims; d++) {
            if (inTable[d]) {
                if (digit[d] == null || digit[d].length < states) {
                    digit[d] = new short[states];
                }
                for (int s = 0; s < states; s++) {
                    digit[d][s] = (short) (s / stride[d] % (int) (sack.left[d] + 1));
                }
            }
        }
    }

    private void tabulate() {
        int dims = sack.dims;
        double total = 0;
        paidByLeft = 0;
        for (int d = 0; d < dims; d++) {
            paidByLeft += inTable[d] ? 0 : price[d] * sack.left[d];
        }
        int size = (sack.items + 1) * states;
        if (table.length < size) {
            table = new double[size];
        }
        for (int i = 0; i < sack.items; i++) {
            total += sack.worth[i];
        }
        paidByLeft += SAFE * total;
        Arrays.fill(table, sack.items * states, size, 0);
        for (int i = sack.items - 1; i >= 0; i--) {
            int here = i * states;
            int next = here + states;
            double net = sack.worth[i];
            int move = 0;
            paidBy[i] = 0;
            for (int d = 0; d < dims; d++) {
                long use = sack.units[i * dims + d];
                if (inTable[d]) {
                    move += stride[d] * (int) use;
                } else {
                    paidBy[i] += price[d] * use;
                }
            }
            net -= paidBy[i];
            shift[i] = move;
            System.arraycopy(table, next, table, here, states);
            if (net > 0) {
                share(i, move, net, here, next);
            }
        }
    }

    private void share(int i, int move, double net, int here, int next) {
        int uses = 0;
        for (int d = 0; d < sack.dims; d++) {
            if (inTable[d] && sack.units[i * sack.dims + d] > 0) {
                use[uses] = (int) sack.units[i * sack.dims + d];
                used[uses++] = digit[d];
            }
        }
        for (int s = move; s < states; s++) {
            double with = table[next + s - move] + net;
            if (with > table[here + s]) {
                boolean fits = true;
                for (int u = 0; u < uses && fits; u++) {
                    fits = used[u][s] >= use[u];
                }
                if (fits) {
                    table[here + s] = with;
                }
            }
        }
    }

    /// The table's state before anything is taken.
    int start() {
        return start;
    }

    /// What all that is left pays outside the table.
    double paidByLeft() {
        return paidByLeft;
    }

    /// By how much an item moves the state.
    int shift(int item) {
        return shift[item];
    }

    /// What an item pays outside the table.
    double paidBy(int item) {
        return paidBy[item];
    }

    /// What the items from here on can add at most in this state, beyond what they pay outside the table.
    double rest(int from, int state) {
        return table[from * states + state];
    }
}
