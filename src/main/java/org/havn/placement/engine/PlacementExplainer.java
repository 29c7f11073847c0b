package org.havn.placement.engine;

import static org.havn.placement.engine.PlacementProblem.NONE;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.havn.placement.engine.FamilyExplanation.Alternative;
import org.havn.placement.engine.FamilyExplanation.Change;
import org.havn.placement.engine.FamilyExplanation.ForcedCost;
import org.havn.placement.engine.FamilyExplanation.HowSure;

/// Says why a plan is as it is, with the solver's own numbers, and solves again where a question asks for it.
///
/// Not for several threads at once.
public final class PlacementExplainer implements AutoCloseable {
    private static final int ALTERNATIVES = 3;

    private final PlacementProblem problem;
    private final PlacementPlan plan;
    private final Net net;
    private final WhyNots whyNots;
    private final ForcedChoices forced;
    private final Resolve resolve;
    private final Changes changes;
    private final OneMores oneMores;
    private final BlockedPlaces blocked;
    private final double gap;

    /// @throws IllegalStateException if the result has no plan
    public PlacementExplainer(
            PlacementProblem problem, PlacementOptions options, PlacementResult result, PairFacts facts) {
        this.problem = problem;
        this.plan = result.requirePlan();
        var prices = result.prices();
        if (prices == null) {
            throw new IllegalStateException("There are no prices: " + result.status());
        }
        var basis = prices.basis();
        var stop = new Stop(Duration.ofHours(1), SolveProgress.silent());
        this.resolve = new Resolve(options, basis, stop);
        this.net = new Net(problem, basis, facts);
        this.whyNots = new WhyNots(problem, plan, basis, net, facts);
        this.forced = new ForcedChoices(problem, options, basis, resolve, stop);
        this.changes = new Changes(problem, basis, whyNots, resolve, facts);
        this.oneMores = new OneMores(problem, options, basis, resolve, result.placed());
        this.blocked = new BlockedPlaces(problem, basis, whyNots);
        this.gap = result.gap();
    }

    /// Every family, each with its three nearest alternatives solved again.
    ///
    /// A cost that cannot be proven in a moment is given with what is known; ask for one family to have it proven.
    public List<FamilyExplanation> explainAll() {
        return explainAll(Duration.ofDays(1));
    }

    /// The same for as many families as time allows: first those without a place, then those with the fewest places to
    /// choose from, about whom people ask first. They come in the order of the problem.
    public List<FamilyExplanation> explainAll(Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        resolve.quick(true);
        try {
            var families = IntStream.range(0, problem.families())
                    .boxed()
                    .sorted(Comparator.comparingInt(this::choices))
                    .toList();
            return resolve.sideBySide().answers(families, end, this::explain).stream()
                    .sorted(Comparator.comparingInt(it -> problem.familyIndex(it.family())))
                    .toList();
        } finally {
            resolve.quick(false);
        }
    }

    /// Among how many places the plan could choose for a family; fewer than any where it found none.
    private int choices(int f) {
        return plan.localityOf(f) == NONE ? -1 : problem.pairEnd(f) - problem.pairStart(f);
    }

    /// One family, with its three nearest alternatives solved again.
    public FamilyExplanation explain(String family) {
        return explain(family(family));
    }

    private FamilyExplanation explain(int f) {
        int l = plan.localityOf(f);
        int pair = l == NONE ? NONE : problem.pair(f, l);
        var alternatives = new ArrayList<Alternative>();
        for (int other : net.nearest(f, pair, ALTERNATIVES)) {
            alternatives.add(alternative(f, other));
        }
        var flips = new ArrayList<Change>(changes.of(f, pair, alternatives));
        return new FamilyExplanation(
                problem.familyId(f),
                l == NONE ? null : problem.localityId(l),
                pair == NONE ? 0 : problem.pairValue(pair),
                pair == NONE ? 0 : net.of(f, pair),
                pair == NONE ? List.of() : net.terms(f, pair),
                alternatives,
                howSure(alternatives),
                flips,
                pair == NONE ? blocked.of(f) : List.of());
    }

    /// Why a family does not go to a locality, and what forcing it there would cost; on demand, for any locality.
    ///
    /// An inadmissible or forbidden pair has its reasons and no cost.
    public Alternative whyNot(String family, String locality) {
        int f = family(family);
        int l = locality(locality);
        int pair = problem.pair(f, l);
        if (pair == NONE || !whyNots.open(pair)) {
            double value = pair == NONE ? 0 : problem.pairValue(pair);
            return new Alternative(locality, value, value, whyNots.closed(f, l), null);
        }
        return alternative(f, pair);
    }

    private Alternative alternative(int f, int pair) {
        var cost = forced.cost(f, pair);
        return new Alternative(
                problem.localityId(problem.pairLocality(pair)),
                problem.pairValue(pair),
                net.of(f, pair),
                whyNots.of(f, pair, cost),
                cost);
    }

    private HowSure howSure(List<Alternative> alternatives) {
        Double least = null;
        boolean proven = true;
        for (var alternative : alternatives) {
            var cost = alternative.cost();
            if (cost != null && cost.feasible() && cost.placedLess() == 0) {
                proven &= cost.proven();
                if (least == null || cost.atLeast() < least) {
                    least = cost.atLeast();
                }
            }
        }
        return new HowSure(gap, least, least != null && proven);
    }

    /// What forcing a family to a locality would cost.
    public ForcedCost costOfPin(String family, String locality) {
        int f = family(family);
        int pair = problem.pair(f, locality(locality));
        if (pair == NONE || !whyNots.open(pair)) {
            return ForcedChoices.impossible();
        }
        return forced.cost(f, pair);
    }

    /// What forbidding a locality to a family would cost.
    public ForcedCost costOfForbidding(String family, String locality) {
        int f = family(family);
        int l = locality(locality);
        if (plan.localityOf(f) != l) {
            return new ForcedCost(0, 0, true, true, 0, List.of());
        }
        return forced.costOfForbidding(f, problem.pair(f, l));
    }

    /// Which one more place, seat or service, where, would help most: scarce rows and what stands in an unplaced
    /// family's
    /// way, best first, at most so many solved again.
    public List<OneMore> oneMore(int atMost) {
        return oneMores.best(atMost, System.nanoTime() + Duration.ofHours(1).toNanos());
    }

    /// The same for as many as time allows, the dearest first; what cannot be proven in a moment is given with what is
    /// known.
    public List<OneMore> oneMore(int atMost, Duration within) {
        resolve.quick(true);
        try {
            return oneMores.best(atMost, System.nanoTime() + within.toNanos());
        } finally {
            resolve.quick(false);
        }
    }

    /// Whether anything is scarce: where nothing is, one more of anything adds nothing.
    public boolean scarce() {
        return oneMores.any();
    }

    /// Gives back what the native solver holds; answers may still be asked for afterwards.
    @Override
    public void close() {
        resolve.close();
    }

    /// How many questions were solved again.
    long solved() {
        return resolve.solved();
    }

    /// How many of them without a proof.
    long unproven() {
        return resolve.unproven();
    }

    private int family(String id) {
        int family = problem.familyIndex(id);
        if (family == NONE) {
            throw new ProblemNotValid("There is no family '%s'".formatted(id));
        }
        return family;
    }

    private int locality(String id) {
        int locality = problem.localityIndex(id);
        if (locality == NONE) {
            throw new ProblemNotValid("There is no locality '%s'".formatted(id));
        }
        return locality;
    }
}
