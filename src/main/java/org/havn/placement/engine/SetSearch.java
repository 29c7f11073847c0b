package org.havn.placement.engine;

import static org.havn.placement.engine.PlacementProblem.NONE;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Finds the best plan and proves it, by branching over the relaxation of whole family sets (branch and
/// price, Savelsbergh 1997).
///
/// A branch ends where its bound says that nothing better is there. Links are kept by branching: a family
/// that is settled closes to its linked family what is too far.
final class SetSearch {
    /// Families up to which a copy of the master for every branch takes little memory.
    private static final int MOST_KEPT = 200;
    /// How far below what is promised a plan is looked for first, as a share of the whole weight.
    private static final double FIRST_DEPTH = 1e-4;

    private static final double DEEPER = 2.5;

    private final SetProgramme programme;
    private final Model root;
    private final Stop stop;
    private final SetPricing pricing;
    private SetMaster master;
    private final SetRelaxation relaxation;
    private final int mostNodes;
    /// Plans closer than this are equal.
    private final double resolution;
    private final Deque<SetBranch> open = new ArrayDeque<>();
    /// Branches that hold nothing better, each with its proof.
    private final List<SetBranch> closed = new ArrayList<>();
    private Consumer<int[]> better = plan -> {};
    private int @Nullable [] plan;
    private double weight;
    private double most = Double.POSITIVE_INFINITY;
    private @Nullable PairLosses losses;
    private boolean oneIsEnough;
    private boolean keeping;
    private boolean foundBetter;
    private double bound = Double.POSITIVE_INFINITY;
    private boolean gaveUp = true;
    private int nodes;

    /// @param root the programme's model, or one changed
    /// @param plan the best plan known, or null
    SetSearch(SetProgramme programme, Model root, int @Nullable [] plan, int mostNodes, long mostWork, Stop stop) {
        this.programme = programme;
        this.root = root;
        this.stop = stop;
        this.mostNodes = mostNodes;
        this.resolution = Math.max(root.step, programme.grain * root.families);
        this.plan = plan;
        this.weight = plan == null ? lessThanAny(root) - resolution : root.weightOf(plan);
        this.pricing = programme.pricing(mostWork, root);
        this.master = new SetMaster(programme.master);
        this.relaxation = new SetRelaxation(master, pricing, programme.grain, stop);
    }

    /// Only plans that weigh this much, or no less within what can be told apart, are wanted.
    SetSearch reaching(double target) {
        weight = Math.max(weight, target - resolution);
        return this;
    }

    /// It is known already that no plan weighs more than this.
    SetSearch atMost(double known) {
        most = known;
        return this;
    }

    /// Less than any plan weighs: a bound below it says that there is none.
    private static double lessThanAny(Model model) {
        double least = 0;
        for (int f = 0; f < model.families; f++) {
            double its = model.must[f] ? Double.POSITIVE_INFINITY : 0;
            for (int k = model.closed.nextClearBit(model.start(f));
                    k < model.end(f);
                    k = model.closed.nextClearBit(k + 1)) {
                its = Math.min(its, model.weight[k]);
            }
            least += its == Double.POSITIVE_INFINITY ? 0 : its;
        }
        return least;
    }

    /// Closes at the start what these losses rule out.
    SetSearch knowing(PairLosses known) {
        losses = known;
        return this;
    }

    /// Ends with the first plan that is better than the one known.
    SetSearch firstBetter() {
        oneIsEnough = true;
        return this;
    }

    /// Keeps how its branches stood at their end, for questions that start from there.
    SetSearch keeping() {
        keeping = root.families <= MOST_KEPT;
        return this;
    }

    SetSearch hear(Consumer<int[]> wanted) {
        better = wanted;
        return this;
    }

    /// Looks for the best plan of the root, from where the programme's own proof ended.
    ///
    /// With losses known it looks close below what the root's prices promise first, where few pairs are left, then
    /// further down.
    SetSearch run() {
        var known = losses;
        if (known == null) {
            explore(root);
            return this;
        }
        var node = SetNode.root(root);
        var priced = relaxation.from(programme.priced, node);
        if (pricing.exhausted()) {
            return this;
        }
        boolean[] touched = programme.priced.touched(root, priced.prices);
        double promised = Math.min(most, priced.bound - programme.gap);
        double depth = Math.max(root.step, Math.abs(programme.priced.bound) * FIRST_DEPTH);
        double sure = weight;
        for (; promised - depth > sure && !foundBetter; depth *= DEEPER) {
            weight = promised - depth;
            explore(known.fix(root, priced, touched, weight + resolution));
            if (foundBetter) {
                return this;
            }
            if (complete()) {
                most = Math.min(most, weight + resolution);
            }
            weight = sure;
            if (pricing.exhausted() || nodes >= mostNodes || stop.now()) {
                return this;
            }
        }
        explore(known.fix(root, priced, touched, weight + resolution));
        return this;
    }

    private void explore(Model reduced) {
        open.clear();
        closed.clear();
        bound = most;
        gaveUp = true;
        var start = new ArrayList<SetBranch>();
        for (var branch : programme.branches) {
            var node = branch.node().of(reduced, programme.model);
            start.add(new SetBranch(node, relaxation.from(branch.priced(), node), branch.master()));
        }
        if (pricing.exhausted()) {
            return;
        }
        gaveUp = false;
        start.sort(Comparator.comparingDouble(branch -> branch.priced().bound));
        start.forEach(open::push);
        while (!open.isEmpty()) {
            if (hopeless(open.peek().priced())) {
                var done = open.pop();
                close(done.node(), done.priced());
                continue;
            }
            if ((foundBetter && oneIsEnough) || nodes >= mostNodes || stop.now() || pricing.exhausted()) {
                break;
            }
            var next = open.pop();
            nodes++;
            goOnWith(next.master());
            var priced = relaxation.solve(next.node(), next.priced(), this::enough);
            if (pricing.exhausted() || stop.now()) {
                open.push(new SetBranch(next.node(), priced));
                break;
            }
            if (hopeless(priced)) {
                close(next.node(), priced);
            } else {
                branch(next.node(), priced);
            }
        }
        bound = weight;
        for (var left : open) {
            bound = Math.max(bound, Math.min(most, left.priced().bound));
        }
    }

    /// Goes on from where this branch was left, with the sets found since.
    private void goOnWith(@Nullable SetMaster left) {
        if (left != null) {
            master = new SetMaster(left);
            relaxation.goOnWith(master);
        }
    }

    private void close(SetNode node, PricedSets priced) {
        boolean kept = keeping && closed.size() < SetProgramme.MOST_BRANCHES;
        closed.add(new SetBranch(node, priced, kept ? new SetMaster(master) : null));
    }

    private boolean hopeless(PricedSets priced) {
        return Math.min(most, priced.bound) < weight + resolution;
    }

    /// Below this bound a branch holds nothing better; the master's shares may first show a better plan.
    private double enough() {
        take(new Rounding(root, programme.hint).plan(master.shares()));
        return weight + resolution > most ? Double.POSITIVE_INFINITY : weight + resolution;
    }

    private void branch(SetNode node, PricedSets priced) {
        var shares = master.shares();
        take(new Rounding(root, programme.hint).plan(shares));
        if (hopeless(priced)) {
            close(node, priced);
            return;
        }
        var model = node.model();
        var branching = new SetBranching(model, shares);
        int linked = branching.linked();
        var limit = linked == NONE ? branching.limit() : null;
        if (limit != null && !node.limits().contains(limit)) {
            var above = new SetLimit(limit.locality(), limit.dimension(), limit.bound() + 1, true);
            push(node.with(limit), priced);
            push(node.with(above), priced);
            return;
        }
        int pair = linked == NONE ? branching.pair() : branching.largest(linked);
        if (pair == NONE) {
            takeOnly(model);
            close(node, priced);
            return;
        }
        push(node.closing(pair), priced);
        push(node.with(Settled.with(model, familyOf(pair), pair)), priced);
    }

    private void push(SetNode node, PricedSets before) {
        var priced = relaxation.from(before, node);
        open.push(new SetBranch(node, pricing.exhausted() ? before : priced));
    }

    private int familyOf(int pair) {
        int at = Arrays.binarySearch(root.problem.pairStart, pair);
        int f = at >= 0 ? at : -at - 2;
        while (root.end(f) <= pair) {
            f++;
        }
        return f;
    }

    /// All families are settled: there is one plan left.
    private void takeOnly(Model model) {
        var state = new PlanState(root);
        for (int f = 0; f < model.families; f++) {
            int k = model.closed.nextClearBit(model.start(f));
            if (k < model.end(f)) {
                state.put(f, k);
            }
        }
        take(state.keepsRules() ? state.chosen : null);
    }

    private void take(int @Nullable [] found) {
        if (found != null && root.weightOf(found) > weight) {
            plan = found;
            weight = root.weightOf(found);
            foundBetter = true;
            better.accept(found);
        }
    }

    /// The best plan, or null.
    int @Nullable [] plan() {
        return plan;
    }

    double weight() {
        return plan == null ? Double.NEGATIVE_INFINITY : weight;
    }

    /// The programme from which questions about a changed problem start best.
    SetProgramme programme() {
        return complete() ? programme.after(master, pricing, closed, weight) : programme;
    }

    /// What no plan can exceed.
    double bound() {
        return bound;
    }

    /// Whether everything was looked at.
    boolean complete() {
        return open.isEmpty() && !gaveUp;
    }

    int nodes() {
        return nodes;
    }

    long rounds() {
        return relaxation.rounds();
    }

    long pivots() {
        return master.pivots();
    }
}
