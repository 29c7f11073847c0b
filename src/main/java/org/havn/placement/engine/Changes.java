package org.havn.placement.engine;

import static org.havn.placement.engine.PlacementProblem.NONE;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.havn.placement.engine.FamilyExplanation.Alternative;
import org.havn.placement.engine.FamilyExplanation.Change;

/// The smallest changes that would bring a family somewhere else, or anywhere at all.
final class Changes {
    private static final int PLACES_TRIED = 2;
    private static final int STEPS_TRIED = 9;
    private static final int NEEDS_SHOWN = 3;

    private final PlacementProblem problem;
    private final Basis basis;
    private final WhyNots whyNots;
    private final Resolve resolve;
    private final PairFacts facts;

    Changes(PlacementProblem problem, Basis basis, WhyNots whyNots, Resolve resolve, PairFacts facts) {
        this.problem = problem;
        this.basis = basis;
        this.whyNots = whyNots;
        this.resolve = resolve;
        this.facts = facts;
    }

    List<Change> of(int f, int chosen, List<Alternative> alternatives) {
        var changes = new ArrayList<Change>();
        if (problem.pin(f) == NONE) {
            int most = STEPS_TRIED;
            for (int pair : worthMore(f, chosen)) {
                most = moreCapacity(f, pair, most, changes) - 1;
            }
        }
        for (var alternative : alternatives) {
            var cost = alternative.cost();
            var locality = alternative.locality();
            if (cost != null && locality != null && cost.feasible() && cost.placedLess() == 0 && cost.proven()) {
                changes.add(new Change.MoreValue(locality, cost.cost()));
                break;
            }
        }
        if (chosen == NONE) {
            needs(f, changes);
        }
        return changes;
    }

    /// Pairs worth more than the chosen one for which something is full or too small, best first.
    private List<Integer> worthMore(int f, int chosen) {
        double now = chosen == NONE ? 0 : basis.model().weight[chosen];
        return IntStream.range(problem.pairStart(f), problem.pairEnd(f))
                .filter(k -> k != chosen && !problem.isForbidden(k) && basis.model().weight[k] > now)
                .filter(k -> !whyNots.full(f, k).isEmpty())
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(k -> whyNots.full(f, k).size())
                        .thenComparing(Comparator.comparingDouble((Integer k) -> basis.model().weight[k])
                                .reversed())
                        .thenComparingInt(k -> k))
                .limit(PLACES_TRIED)
                .toList();
    }

    /// Adds unit by unit until an optimal plan puts the family there. Several dimensions grow together.
    ///
    /// @return how many units it took; one more than `most` if those did not suffice
    private int moreCapacity(int f, int pair, int most, List<Change> changes) {
        int l = problem.pairLocality(pair);
        var full = whyNots.full(f, pair);
        var widest = full.stream()
                .mapToDouble(d -> problem.demand(f, pair, d) - Math.max(0, whyNots.left(l, d)))
                .max()
                .orElse(0);
        double least = basis.weight();
        for (int step = 1; step <= most && step - 1 < widest; step++) {
            var added = new ArrayList<Double>();
            for (int d : full) {
                double lack = problem.demand(f, pair, d) - Math.max(0, whyNots.left(l, d));
                added.add((double) l * problem.dimensions() + d);
                added.add(Math.min(step, lack));
            }
            var model = basis.model().on(larger(l, added));
            if (!model.open(pair)) {
                continue;
            }
            var there = resolve.atLeast(least, model.withForced(f, pair), f);
            int[] plan = there.plan();
            if (plan == null) {
                continue;
            }
            var best = resolve.better(model, plan);
            least = Math.max(least, best.weight());
            if (best.weight() <= there.weight()) {
                boolean proven = there.proven() && best.proven() && basis.weight() >= basis.bound();
                for (int i = 0; i < added.size(); i += 2) {
                    changes.add(new Change.MoreCapacity(
                            problem.localityId(l),
                            problem.dimension((int) (added.get(i) - (double) l * problem.dimensions())),
                            added.get(i + 1),
                            basis.value(there.weight() - basis.weight()),
                            proven));
                }
                return step;
            }
        }
        return most + 1;
    }

    /// @param added cells, each followed by what is added there
    private PlacementProblem larger(int l, List<Double> added) {
        var larger = problem;
        for (int i = 0; i < added.size(); i += 2) {
            int d = (int) (added.get(i) - (double) l * problem.dimensions());
            larger = larger.withCapacity(l, d, problem.capacity(l, d) + added.get(i + 1));
        }
        return larger;
    }

    /// Places that one need alone keeps an unplaced family from, where the plan has room for it as it stands.
    private void needs(int f, List<Change> changes) {
        int shown = 0;
        for (int l = 0; l < problem.localities() && shown < NEEDS_SHOWN; l++) {
            if (problem.pair(f, l) == NONE && whyNots.roomFor(f, l)) {
                var obstacles = facts.obstacles(problem.familyId(f), problem.localityId(l));
                if (obstacles.size() == 1) {
                    changes.add(new Change.NeedMet(problem.localityId(l), obstacles.getFirst()));
                    shown++;
                }
            }
        }
    }
}
