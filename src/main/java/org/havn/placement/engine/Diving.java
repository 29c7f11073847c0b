package org.havn.placement.engine;

import static org.havn.placement.engine.PlacementProblem.NONE;

import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Makes a plan of a large problem by diving: the linear programme of those not yet placed in what is still free, then
/// whoever it leaves whole stays, with a few whom it nearly leaves whole, and again.
///
/// On a national year this halves what rounding at prices loses, in a few seconds: most families are whole at once, and
/// each later programme is small. What nobody can use any more costs nothing, which fixed prices do not know.
///
/// @see <a href="../../../../../../../docs/decisions/0300-a-national-year.md">decision 0300</a>
final class Diving {
    private static final int COLUMNS = 12;
    private static final int ROUNDS = 40;
    private static final int FEWEST = 10;
    private static final double SHARE_A_ROUND = 0.05;
    private static final double WHOLE = 0.9999;
    private static final double NEARLY_WHOLE = 0.6;

    private final Model model;
    private final Candidates candidates;
    private final PlanState state;
    private final boolean[] settled;
    private final double scale;
    private final double reward;
    private int rounds;

    Diving(Model model, DualPoint prices) {
        this.model = model;
        this.candidates = Candidates.within(model, prices, Double.POSITIVE_INFINITY, COLUMNS);
        this.state = new PlanState(model);
        this.settled = new boolean[model.families];
        double greatest = 1e-9;
        for (int k = model.closed.nextClearBit(0); k < model.weight.length; k = model.closed.nextClearBit(k + 1)) {
            greatest = Math.max(greatest, Math.abs(model.weight[k]));
        }
        this.scale = 1000 / greatest;
        this.reward = 2 * greatest;
    }

    /// Whether this way knows all rules of the model: families that depend on each other are not whole one by one.
    static boolean knows(Model model) {
        return model.links == null && model.aparts == null;
    }

    /// Begins where a linear programme of everybody has ended, which need not be solved again.
    Diving after(LinearRelaxation linear) {
        if (linear.rounds() > 0) {
            rounds++;
            settle(linear.leanings(), model.families);
        }
        return this;
    }

    /// A plan within capacity; who must be placed is preferred, and may be missing.
    PlanState plan(Stop stop) {
        while (rounds++ < ROUNDS && !stop.now() && round(stop)) {
            // whoever is left is asked again
        }
        return state;
    }

    int rounds() {
        return rounds;
    }

    /// Solves the programme of those who are left, and settles some of them; false where that moves nobody.
    private boolean round(Stop stop) {
        int[] left = IntStream.range(0, model.families).filter(f -> !settled[f]).toArray();
        var solver = Solvers.linear(Effort.LARGE_LINEAR_SOLVER);
        try {
            int[][] open = new int[left.length][];
            var share = new MPVariable[left.length][];
            @Nullable MPConstraint[] rows = new MPConstraint[model.capacity.length];
            for (int i = 0; i < left.length; i++) {
                open[i] = stillFitting(left[i]);
                share[i] = columns(solver, left[i], open[i], rows);
            }
            solver.objective().setMaximization();
            solver.setTimeLimit((long) Math.max(1, stop.secondsLeft() * 1000));
            if (solver.solve() != MPSolver.ResultStatus.OPTIMAL) {
                return false;
            }
            var leanings = IntStream.range(0, left.length)
                    .mapToObj(i -> leaning(left[i], open[i], share[i]))
                    .toList();
            return settle(leanings, left.length);
        } finally {
            solver.delete();
        }
    }

    private int[] stillFitting(int family) {
        return Arrays.stream(candidates.of(family))
                .filter(k -> (model.weight[k] > 0 || model.must[family]) && state.fits(family, k))
                .toArray();
    }

    private MPVariable[] columns(MPSolver solver, int family, int[] open, @Nullable MPConstraint[] rows) {
        var mine = new MPVariable[open.length];
        if (open.length == 0) {
            return mine;
        }
        var once = solver.makeConstraint(-MPSolver.infinity(), 1);
        for (int o = 0; o < open.length; o++) {
            int k = open[o];
            mine[o] = solver.makeNumVar(0, MPSolver.infinity(), "");
            double worth = model.weight[k] + (model.must[family] ? reward : 0);
            solver.objective().setCoefficient(mine[o], worth * scale);
            once.setCoefficient(mine[o], 1);
            int row = model.row(family, k);
            int cell = model.locality(k) * model.dims;
            for (int u = model.useStart(row); u < model.useEnd(row); u++) {
                int at = cell + model.useDim(u);
                if (!model.limited(at)) {
                    continue;
                }
                var limit = rows[at];
                if (limit == null) {
                    double free = model.capacity[at] - state.used(at);
                    limit = solver.makeConstraint(-MPSolver.infinity(), free / model.unitScale(model.useDim(u)));
                    rows[at] = limit;
                }
                limit.setCoefficient(mine[o], model.useAmount(u));
            }
        }
        return mine;
    }

    /// Where most of a family goes, and how much of it; `NONE` where nothing does.
    record Leaning(int family, int pair, double share) {}

    private boolean settle(List<Leaning> leanings, int left) {
        int whole = 0;
        int rounded = 0;
        int mostRounded = (int) Math.max(FEWEST, SHARE_A_ROUND * left);
        var inOrder = leanings.stream()
                .sorted(Comparator.comparingDouble((Leaning it) -> -it.share()).thenComparingInt(Leaning::family))
                .toList();
        for (var it : inOrder) {
            if (it.pair() == NONE) {
                break;
            }
            boolean isWhole = it.share() > WHOLE;
            if (!isWhole && (rounded == mostRounded || (it.share() < NEARLY_WHOLE && rounded > 0))) {
                break;
            }
            if (state.fits(it.family(), it.pair())) {
                state.put(it.family(), it.pair());
                settled[it.family()] = true;
                whole += isWhole ? 1 : 0;
                rounded += isWhole ? 0 : 1;
            }
        }
        return whole + rounded > 0;
    }

    private static Leaning leaning(int family, int[] open, MPVariable[] share) {
        int most = NONE;
        double greatest = 1e-6;
        for (int o = 0; o < open.length; o++) {
            double its = share[o].solutionValue();
            if (its > greatest) {
                greatest = its;
                most = open[o];
            }
        }
        return new Leaning(family, most, most == NONE ? 0 : greatest);
    }
}
