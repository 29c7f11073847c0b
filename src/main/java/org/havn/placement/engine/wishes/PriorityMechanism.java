package org.havn.placement.engine.wishes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.havn.placement.engine.Objective;
import org.havn.placement.engine.PairFacts;
import org.havn.placement.engine.PlacementEngine;
import org.havn.placement.engine.PlacementExplainer;
import org.havn.placement.engine.PlacementOptions;
import org.havn.placement.engine.PlacementProblem;
import org.havn.placement.engine.PlacementResult;

/// The constrained priority mechanism: in random order, within its priority, each family gets the first of its wishes
/// that still leaves a plan for everybody whose outcome is what was promised, and that places nobody less.
///
/// The order does not depend on what anybody says, and what a family can get does not depend on what it says itself;
/// so nobody gains by ranking otherwise than they wish. The one dial is the share of the best outcome that must remain.
///
/// @see <a href="../../../../../../../../docs/decisions/0272-wishes-with-one-dial.md">decision 0272</a>
public final class PriorityMechanism {
    private static final double CLOSE = 1e-6;

    private final PlacementProblem problem;
    private final Map<String, Ranking> rankings;
    private final PlacementOptions options;
    private final List<Integer> order;
    private final PlacementResult best;

    /// @param problem whose values do not count the wishes themselves
    /// @param seed of the order
    public PriorityMechanism(PlacementProblem problem, List<Ranking> rankings, Duration each, long seed) {
        this.problem = problem;
        this.rankings = new HashMap<>();
        rankings.forEach(it -> this.rankings.put(it.family(), it));
        this.options = PlacementOptions.standard()
                .withObjective(Objective.PLACED_THEN_VALUE)
                .withMinimalPrices(false)
                .withTimeLimit(each)
                .withSeed(seed);
        this.order = order(seed);
        this.best = new PlacementEngine().solve(problem, options);
    }

    /// The plan without wishes, which every promise is a share of.
    public PlacementResult best() {
        return best;
    }

    /// Runs the mechanism at one setting.
    ///
    /// @param share of the best outcome that has to remain
    public DialPoint at(double share) {
        var promised = promised(share);
        var now = best;
        var pinned = problem;
        var ranks = new HashMap<String, Integer>();
        int asked = 0;
        int unproven = 0;
        for (int family : order) {
            var ranking = rankings.get(problem.familyId(family));
            if (ranking == null || ranking.localities().isEmpty() || problem.pin(family) != PlacementProblem.NONE) {
                continue;
            }
            int rank = ranking.localities().size() + 1;
            for (int at = 0;
                    at < ranking.localities().size()
                            && rank > ranking.localities().size();
                    at++) {
                int locality = problem.localityIndex(ranking.localities().get(at));
                if (locality == PlacementProblem.NONE || !open(family, locality)) {
                    continue;
                }
                if (now.requirePlan().localityOf(family) == locality) {
                    pinned = pinned.withPin(family, locality);
                    rank = at + 1;
                    continue;
                }
                asked++;
                var test = completion(pinned, now, family, locality);
                if (test.found() && test.placed() >= best.placed() && test.outcome() >= promised - CLOSE) {
                    var there = pinned.withPin(family, locality);
                    var again = new PlacementEngine().solve(there, options);
                    if (again.plan() != null
                            && again.placed() >= best.placed()
                            && again.objective() >= promised - CLOSE) {
                        pinned = there;
                        now = again;
                        rank = at + 1;
                        continue;
                    }
                }
                unproven += test.proven() ? 0 : 1;
            }
            ranks.put(problem.familyId(family), rank);
        }
        return point(share, promised, now, ranks, asked, unproven);
    }

    /// A share of what is above nothing; where even the best is below nothing, the same distance the other way.
    private double promised(double share) {
        return share == 0 ? Double.NEGATIVE_INFINITY : best.objective() - (1 - share) * Math.abs(best.objective());
    }

    private boolean open(int family, int locality) {
        int pair = problem.pair(family, locality);
        return pair != PlacementProblem.NONE && !problem.isForbidden(pair);
    }

    /// Whether a plan with the family there was found, and what it comes to.
    private record Completion(boolean found, int placed, double outcome, boolean proven) {}

    private Completion completion(PlacementProblem asked, PlacementResult now, int family, int locality) {
        try (var explainer = new PlacementExplainer(asked, options, now, PairFacts.none(asked))) {
            var cost = explainer.costOfPin(asked.familyId(family), asked.localityId(locality));
            return cost.feasible()
                    ? new Completion(
                            true, now.placed() - cost.placedLess(), now.objective() - cost.cost(), cost.proven())
                    : new Completion(false, 0, 0, cost.proven());
        }
    }

    private DialPoint point(
            double share, double promised, PlacementResult now, Map<String, Integer> ranks, int asked, int unproven) {
        var plan = now.requirePlan();
        var where = new HashMap<String, String>();
        for (int family = 0; family < problem.families(); family++) {
            if (plan.localityOf(family) != PlacementProblem.NONE) {
                where.put(problem.familyId(family), problem.localityId(plan.localityOf(family)));
            }
        }
        return new DialPoint(share, promised, plan.value(), plan.placed(), ranks, where, asked, unproven);
    }

    private List<Integer> order(long seed) {
        RandomGenerator chance = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        var order = new ArrayList<Integer>();
        for (int family = 0; family < problem.families(); family++) {
            order.add(chance.nextInt(family + 1), family);
        }
        order.sort(Comparator.comparing(problem::priority)); // emergencies first; chance decides within a class
        return order;
    }
}
