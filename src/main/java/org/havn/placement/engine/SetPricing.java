package org.havn.placement.engine;

import java.util.Arrays;

/// Finds the set of families that is worth most to a locality at given prices: an exact knapsack in all its
/// dimensions.
///
/// Depth first, the families that are worth most beyond what they pay first; a branch ends where even the
/// best of those left could not make up for it (`KnapsackBound`), and whoever takes no less and gives no
/// more than a family left out is left out too. Not for several threads at once.
final class SetPricing {
    /// Localities where any pair is open at all.
    private final boolean[] live;
    private final PairsByLocality pairs;
    private final Knapsack sack;
    private final KnapsackBound bound;
    /// What a better set is better by at least: weights are whole numbers.
    private final double least;
    private final long mostWork;
    private long work;

    private int words;
    /// By item, the later items that it outdoes, as bits.
    private long[] outdoes = new long[64];
    /// By depth, the items that are left out because a better one was, as bits.
    private long[] out = new long[64];
    private final boolean[] compared;
    private final int[] chosen;
    private final int[] bestChosen;
    private int bestCount;
    private double best;

    /// @param hint prices that tell which dimensions are scarce
    /// @param grain of which all prices and weights are whole multiples
    /// @param mostWork branches after which it gives up
    SetPricing(Model model, PairsByLocality pairs, DualPoint hint, double grain, long mostWork) {
        this.live = live(model, pairs);
        this.pairs = pairs;
        this.sack = new Knapsack(model, pairs);
        this.bound = new KnapsackBound(model, pairs, hint);
        this.least = Math.min(1, grain);
        this.mostWork = mostWork;
        this.compared = new boolean[model.families];
        this.chosen = new int[model.families + 1];
        this.bestChosen = new int[model.families + 1];
    }

    /// Another for somebody else, that has learnt what this one has.
    ///
    /// @param root the model of which all others that it will see are branches
    SetPricing(SetPricing learnt, Model root, PairsByLocality pairs, long mostWork) {
        var model = root;
        this.live = live(model, pairs);
        this.pairs = pairs;
        this.sack = new Knapsack(model, pairs);
        this.bound = new KnapsackBound(learnt.bound);
        this.least = learnt.least;
        this.mostWork = mostWork;
        this.compared = new boolean[model.families];
        this.chosen = new int[model.families + 1];
        this.bestChosen = new int[model.families + 1];
    }

    private static boolean[] live(Model model, PairsByLocality pairs) {
        boolean[] live = new boolean[model.localities];
        for (int l = 0; l < live.length; l++) {
            for (int at = pairs.start(l); at < pairs.end(l) && !live[l]; at++) {
                live[l] = model.open(pairs.pair(at));
            }
        }
        return live;
    }

    /// By pair, what the locality's set loses at least if it has the pair instead of being the best.
    ///
    /// @param worth of the best set
    void losses(Model node, int locality, SetPrices prices, double worth, double[] loss) {
        for (int at = pairs.start(locality); at < pairs.end(locality); at++) {
            int k = pairs.pair(at);
            loss[k] = node.open(k) ? Math.max(0, -prices.reduced(node, pairs.family(at), k)) : 0;
        }
        sack.gather(node, locality, prices);
        bound.prepare(sack, Math.max(0, worth - sack.heldWorth));
        for (int i = 0; i < sack.items; i++) {
            double most = sack.heldWorth
                    + sack.worth[i]
                    + bound.rest(0, bound.start() - bound.shift(i))
                    + bound.paidByLeft()
                    - bound.paidBy(i);
            loss[sack.pair[i]] = Math.max(0, worth - most);
        }
    }

    /// Whether it did more work than it may: its answers are then no bounds any more.
    boolean exhausted() {
        return work > mostWork;
    }

    long work() {
        return work;
    }

    /// The best set of a locality in the node's model; empty where no family is worth its price.
    FamilySet best(Model node, int locality, SetPrices prices) {
        if (!live[locality]) {
            return nobody(locality);
        }
        sack.gather(node, locality, prices);
        search(0);
        return set(node, locality);
    }

    /// The same, where a set is known that may be as good already.
    FamilySet best(Model node, int locality, SetPrices prices, FamilySet known) {
        if (!live[locality]) {
            return nobody(locality);
        }
        double reached = known.fits(node) ? worth(node, known, prices) : 0;
        sack.gather(node, locality, prices);
        search(Math.max(0, reached));
        return reached > 0 && bestCount < 0 ? known : set(node, locality);
    }

    /// The worth of a set at these prices.
    static double worth(Model model, FamilySet set, SetPrices prices) {
        double sum = 0;
        for (int i = 0; i < set.families.length; i++) {
            sum += prices.reduced(model, set.families[i], set.pairs[i]);
        }
        return sum;
    }

    private static FamilySet nobody(int locality) {
        return new FamilySet(locality, new int[0], new int[0], 0);
    }

    private FamilySet set(Model node, int locality) {
        if (bestCount < 0) {
            return nobody(locality);
        }
        int count = sack.held + bestCount;
        int[] families = Arrays.copyOf(sack.heldFamily, count);
        for (int i = 0; i < bestCount; i++) {
            families[sack.held + i] = sack.family[bestChosen[i]];
        }
        Arrays.sort(families);
        int[] its = new int[count];
        double weight = 0;
        for (int i = 0; i < count; i++) {
            its[i] = node.problem.pair(families[i], locality);
            weight += node.weight[its[i]];
        }
        return new FamilySet(locality, families, its, weight);
    }

    /// @param reached what a known set is worth; only better ones are looked for
    private void search(double reached) {
        best = reached;
        bestCount = -1;
        bound.prepare(sack, Math.max(0, reached - sack.heldWorth));
        forget();
        long before = work;
        dive(0, 0, sack.heldWorth, bound.start(), bound.paidByLeft());
        bound.learn(work - before);
    }

    private void forget() {
        words = (sack.items + 63) / 64;
        int size = sack.items * words;
        if (outdoes.length < size) {
            outdoes = new long[size];
        }
        if (out.length < (sack.items + 1) * words) {
            out = new long[(sack.items + 1) * words];
        }
        Arrays.fill(compared, 0, sack.items, false);
        Arrays.fill(out, 0, words, 0);
    }

    /// Notes whom an item outdoes, the first time that it is left out.
    private void compare(int i) {
        compared[i] = true;
        Arrays.fill(outdoes, i * words, (i + 1) * words, 0);
        for (int j = i + 1; j < sack.items; j++) {
            if (sack.outdone(j, i)) {
                outdoes[i * words + (j >> 6)] |= 1L << j;
            }
        }
    }

    /// @param state of the bound's table
    /// @param paid what is left pays in the dimensions outside the table
    private void dive(int from, int depth, double value, int state, double paid) {
        if (value > best) {
            best = value;
            bestCount = depth;
            System.arraycopy(chosen, 0, bestChosen, 0, depth);
        }
        int mine = depth * words;
        for (int i = from; i < sack.items; i++) {
            if (value + bound.rest(i, state) + paid < best + 0.5 * least || ++work > mostWork) {
                return;
            }
            if ((out[mine + (i >> 6)] & 1L << i) == 0) {
                if (sack.take(i)) {
                    chosen[depth] = i;
                    System.arraycopy(out, mine, out, mine + words, words);
                    dive(i + 1, depth + 1, value + sack.worth[i], state - bound.shift(i), paid - bound.paidBy(i));
                    sack.giveBack(i);
                }
                if (!compared[i]) {
                    compare(i);
                }
                for (int w = i >> 6; w < words; w++) {
                    out[mine + w] |= outdoes[i * words + w];
                }
            }
        }
    }
}
