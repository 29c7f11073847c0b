package org.havn.placement.engine;

import static org.havn.placement.engine.PlacementProblem.NONE;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Finds the best plan and proves it, by branching over the relaxation of whole family sets (branch and
/// price, Savelsbergh 1997).
///
/// A branch ends where its bound says that nothing better is there. Links are kept by branching: a family
/// that is settled closes to its linked family what is too far.
final class SetSearch {

    /// What is left to look at.
    private record Open(SetNode node, PricedSets priced) {}

    private final SetProgramme programme;
    private final Model root;
    private final Stop stop;
    private final SetPricing pricing;
    private final SetMaster master;
    private final SetRelaxation relaxation;
    private final int mostNodes;
    /// Plans closer than this are equal.
    private final double resolution;
    private final Deque<Open> open = new ArrayDeque<>();
    private Consumer<int[]> better = plan -> {};
    private int @Nullable [] plan;
    private double weight;
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
        this.weight = plan == null ? Double.NEGATIVE_INFINITY : root.weightOf(plan);
        this.pricing = programme.pricing(mostWork);
        this.master = new SetMaster(programme.master);
        this.relaxation = new SetRelaxation(master, pricing, programme.grain, stop);
    }

    /// Only plans that weigh this much, or no less within what can be told apart, are wanted.
    SetSearch reaching(double target) {
        weight = Math.max(weight, target - resolution);
        return this;
    }

    SetSearch hear(Consumer<int[]> wanted) {
        better = wanted;
        return this;
    }

    /// Looks for the best plan of the root.
    SetSearch run() {
        var first = SetNode.root(root);
        var priced = relaxation.from(programme.priced, first);
        if (pricing.exhausted()) {
            return this;
        }
        gaveUp = false;
        open.push(new Open(first, priced));
        while (!open.isEmpty()) {
            if (hopeless(open.peek().priced())) {
                open.pop();
                continue;
            }
            if (nodes >= mostNodes || stop.now() || pricing.exhausted()) {
                break;
            }
            var next = open.pop();
            nodes++;
            priced = relaxation.solve(next.node(), next.priced(), weight + resolution);
            if (pricing.exhausted() || stop.now()) {
                open.push(new Open(next.node(), priced));
                break;
            }
            if (!hopeless(priced)) {
                branch(next.node(), priced);
            }
        }

        bound = weight;
        for (var left : open) {
            bound = Math.max(bound, left.priced().bound);
        }
        return this;
    }

    private boolean hopeless(PricedSets priced) {
        return priced.bound < weight + resolution;
    }

    private void branch(SetNode node, PricedSets priced) {
        var shares = master.shares();
        take(new Rounding(root, programme.hint).plan(shares));
        if (hopeless(priced)) {
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
            return;
        }
        push(node.closing(pair), priced);
        push(node.with(Settled.with(model, familyOf(pair), pair)), priced);
    }

    private void push(SetNode node, PricedSets before) {
        var priced = relaxation.from(before, node);
        open.push(new Open(node, pricing.exhausted() ? before : priced));
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
            better.accept(found);
        }
    }

    /// The best plan, or null.
    int @Nullable [] plan() {
        return plan;
    }

    double weight() {
        return weight;
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
