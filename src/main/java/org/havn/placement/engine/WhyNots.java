package org.havn.placement.engine;

import static org.havn.placement.engine.PlacementProblem.NONE;

import java.util.ArrayList;
import java.util.List;
import org.havn.placement.engine.FamilyExplanation.ForcedCost;
import org.jspecify.annotations.Nullable;

/// Reasons why a family does not go to a locality, strongest first.
final class WhyNots {
    private static final double CLOSE = 1e-7;

    private final PlacementProblem problem;
    private final PlacementPlan plan;
    private final Basis basis;
    private final Net net;
    private final PairFacts facts;
    private final double[] taken;

    WhyNots(PlacementProblem problem, PlacementPlan plan, Basis basis, Net net, PairFacts facts) {
        this.problem = problem;
        this.plan = plan;
        this.basis = basis;
        this.net = net;
        this.facts = facts;
        this.taken = new double[problem.localities() * problem.dimensions()];
        for (int f = 0; f < problem.families(); f++) {
            int l = plan.localityOf(f);
            for (int d = 0; l != NONE && d < problem.dimensions(); d++) {
                taken[l * problem.dimensions() + d] += problem.demand(f, problem.pair(f, l), d);
            }
        }
    }

    boolean open(int pair) {
        return basis.model().open(pair);
    }

    /// What the plan leaves free there.
    double left(int l, int d) {
        return problem.free(l, d) - taken[l * problem.dimensions() + d];
    }

    /// Dimensions in which the plan leaves too little for the family.
    List<Integer> full(int f, int pair) {
        var full = new ArrayList<Integer>();
        int l = problem.pairLocality(pair);
        for (int d = 0; d < problem.dimensions(); d++) {
            double use = problem.demand(f, pair, d);
            if (use > 0 && use > left(l, d) + CLOSE) {
                full.add(d);
            }
        }
        return full;
    }

    /// Whether the family could simply be added to the plan there if the pair were admissible: what it takes is left,
    /// and
    /// no link and no distance is broken. Then the plan with it keeps every rule, so no re-solve is needed.
    boolean roomFor(int f, int l) {
        for (int d = 0; d < problem.dimensions(); d++) {
            double use = problem.demand(f, NONE, d);
            if (use > 0 && use > left(l, d) + CLOSE) {
                return false;
            }
        }
        var broken = new ArrayList<WhyNot>();
        brokenLink(f, l, broken);
        tooNear(f, l, broken);
        return broken.isEmpty();
    }

    /// Dimensions in which the family would not fit even alone.
    List<Integer> tooSmall(int f, int pair) {
        var small = new ArrayList<Integer>();
        int l = problem.pairLocality(pair);
        for (int d = 0; d < problem.dimensions(); d++) {
            double use = problem.demand(f, pair, d);
            if (use > 0 && use > problem.free(l, d) + CLOSE) {
                small.add(d);
            }
        }
        return small;
    }

    /// Why a pair is not even open.
    List<WhyNot> closed(int f, int l) {
        var reasons = new ArrayList<WhyNot>();
        int pair = problem.pair(f, l);
        if (pair == NONE) {
            reasons.add(new WhyNot.Inadmissible(facts.obstacles(problem.familyId(f), problem.localityId(l))));
            return reasons;
        }
        if (problem.isForbidden(pair)) {
            reasons.add(new WhyNot.ForbiddenByPeople());
        }
        if (problem.pin(f) != NONE && problem.pin(f) != l) {
            reasons.add(new WhyNot.PinnedElsewhere(problem.localityId(problem.pin(f))));
        }
        for (int d : tooSmall(f, pair)) {
            reasons.add(new WhyNot.TooLarge(problem.dimension(d), problem.demand(f, pair, d), problem.free(l, d)));
        }
        return reasons;
    }

    /// Why an open pair was not chosen.
    List<WhyNot> of(int f, int pair, @Nullable ForcedCost cost) {
        var reasons = new ArrayList<WhyNot>();
        int l = problem.pairLocality(pair);
        int here = plan.localityOf(f);
        int chosen = here == NONE ? NONE : problem.pair(f, here);
        List<String> instead = cost == null || !cost.feasible() ? List.of() : cost.moved();
        for (int d : full(f, pair)) {
            reasons.add(
                    new WhyNot.AnotherGainsMore(problem.dimension(d), problem.demand(f, pair, d), left(l, d), instead));
        }
        brokenLink(f, l, reasons);
        tooNear(f, l, reasons);
        for (var part : net.scarcity(f, pair)) {
            reasons.add(new WhyNot.Scarce(part.dimension(), part.price(), part.use()));
        }
        double difference = net.better(f, chosen, pair);
        if (difference > CLOSE * Math.max(1, Math.abs(net.of(f, pair)))) {
            reasons.add(new WhyNot.LowerNet(difference));
        }
        if (reasons.isEmpty()) {
            reasons.add(new WhyNot.EquallyGood(here == NONE ? null : problem.localityId(here)));
        }
        return reasons;
    }

    private void tooNear(int f, int l, List<WhyNot> reasons) {
        var id = problem.familyId(f);
        for (var apart : problem.aparts()) {
            var other =
                    apart.family().equals(id) ? apart.other() : apart.other().equals(id) ? apart.family() : id;
            int there = plan.localityOf(problem.familyIndex(other));
            if (!other.equals(id) && there != NONE && apart.tooNear(problem.localityId(l), problem.localityId(there))) {
                reasons.add(new WhyNot.SafetyDistance());
                return;
            }
        }
    }

    private void brokenLink(int f, int l, List<WhyNot> reasons) {
        var id = problem.familyId(f);
        for (var link : problem.links()) {
            boolean first = link.family().equals(id);
            if (!first && !link.other().equals(id)) {
                continue;
            }
            var other = first ? link.other() : link.family();
            int there = plan.localityOf(problem.familyIndex(other));
            var here = problem.localityId(l);
            boolean near = there != NONE
                    && (first
                            ? link.nearness().allows(here, problem.localityId(there))
                            : link.nearness().allows(problem.localityId(there), here));
            if (!near) {
                reasons.add(new WhyNot.LinkWouldBreak(other));
            }
        }
    }
}
