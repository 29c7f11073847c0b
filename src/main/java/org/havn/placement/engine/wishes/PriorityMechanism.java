package org.havn.placement.engine.wishes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.havn.placement.engine.Objective;
import org.havn.placement.engine.PairFacts;
import org.havn.placement.engine.PlacementEngine;
import org.havn.placement.engine.PlacementExplainer;
import org.havn.placement.engine.PlacementOptions;
import org.havn.placement.engine.PlacementProblem;
import org.havn.placement.engine.PlacementResult;
import org.havn.placement.engine.SolveStatus;
import org.jspecify.annotations.Nullable;

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
            if (ranking == null || ranking.groups().isEmpty() || problem.pin(family) != PlacementProblem.NONE) {
                continue;
            }
            int rank = ranking.groups().size() + 1;
            for (int at = 0;
                    at < ranking.groups().size() && rank > ranking.groups().size();
                    at++) {
                var group = open(family, ranking.groups().get(at));
                if (group.isEmpty()) {
                    continue;
                }
                var granted = granted(pinned, now, family, group, promised);
                asked += granted.asked() ? 1 : 0;
                unproven += granted.proven() ? 0 : 1;
                var plan = granted.plan();
                if (plan != null) {
                    now = plan;
                    pinned = pinned.withPin(family, now.requirePlan().localityOf(family));
                    rank = at + 1;
                }
            }
            ranks.put(problem.familyId(family), rank);
        }
        return point(share, promised, now, ranks, asked, unproven);
    }

    /// A share of what is above nothing; where even the best is below nothing, the same distance the other way.
    private double promised(double share) {
        return share == 0 ? Double.NEGATIVE_INFINITY : best.objective() - (1 - share) * Math.abs(best.objective());
    }

    /// The localities of a group where the family may live at all.
    private Set<Integer> open(int family, List<String> group) {
        var open = new TreeSet<Integer>();
        for (var id : group) {
            int locality = problem.localityIndex(id);
            int pair = locality == PlacementProblem.NONE ? PlacementProblem.NONE : problem.pair(family, locality);
            if (pair != PlacementProblem.NONE && !problem.isForbidden(pair)) {
                open.add(locality);
            }
        }
        return open;
    }

    /// Whether a wish can be granted.
    ///
    /// @param plan a completion with the family in the group; null if none keeps the promise
    /// @param asked whether a completion had to be looked for
    /// @param proven whether, without a plan, it is certain that there is none
    private record Granted(@Nullable PlacementResult plan, boolean asked, boolean proven) {}

    private Granted granted(
            PlacementProblem pinned, PlacementResult now, int family, Set<Integer> group, double promised) {
        if (group.contains(now.requirePlan().localityOf(family))) {
            return new Granted(now, false, true);
        }
        if (group.size() == 1 && !possible(pinned, now, family, group.iterator().next(), promised)) {
            return new Granted(null, true, true);
        }
        var within = pinned;
        for (int pair = problem.pairStart(family); pair < problem.pairEnd(family); pair++) {
            if (!group.contains(problem.pairLocality(pair))) {
                within = within.withForbidden(family, problem.pairLocality(pair));
            }
        }
        var then = new PlacementEngine().solve(within, options);
        var plan = then.plan();
        boolean keeps = plan != null
                && plan.localityOf(family) != PlacementProblem.NONE
                && then.placed() >= best.placed()
                && then.objective() >= promised - CLOSE;
        return new Granted(keeps ? then : null, true, keeps || then.status() != SolveStatus.FEASIBLE);
    }

    /// A quick look from the plan before: false only where it is proven that no plan with the family there keeps the
    /// promise.
    private boolean possible(PlacementProblem pinned, PlacementResult now, int family, int locality, double promised) {
        try (var explainer = new PlacementExplainer(pinned, options, now, PairFacts.none(pinned))) {
            var cost = explainer.costOfPin(pinned.familyId(family), pinned.localityId(locality));
            if (!cost.proven()) {
                return true;
            }
            return cost.feasible()
                    && now.placed() - cost.placedLess() >= best.placed()
                    && now.objective() - cost.cost() >= promised - CLOSE;
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
