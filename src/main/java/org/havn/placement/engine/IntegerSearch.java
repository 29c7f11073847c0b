package org.havn.placement.engine;

import static org.havn.placement.engine.PlacementProblem.NONE;

import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverSolutionCallback;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import com.google.ortools.sat.Literal;
import com.google.ortools.util.Domain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Looks for a better plan with CP-SAT: some families are free to choose among given pairs, all others stay.
///
/// Weights are whole numbers, so what it proves is exact. Every plan it reports is better than the one it started from.
final class IntegerSearch {

    /// How a search ended. A bound below the known plan's weight says that nothing better exists.
    ///
    /// @param plan a better plan, or null
    /// @param complete whether everything was looked at
    /// @param bound what no plan of this search can exceed
    @SuppressWarnings("ArrayRecordComponent") // handed on, never changed
    record Outcome(int @Nullable [] plan, boolean complete, double bound) {}

    private final Model model;
    private final int[] plan;
    private final List<Integer> free = new ArrayList<>();
    private final List<int[]> options = new ArrayList<>();
    private int workers = 1;
    private long seed = 1;
    private double deterministicSeconds = Double.POSITIVE_INFINITY;
    private double upper = Double.POSITIVE_INFINITY;
    private boolean wantsBound;
    private Consumer<int[]> heardPlan = better -> {};

    /// @param plan a plan that keeps the stage's rules
    IntegerSearch(Model model, int[] plan) {
        this.model = model;
        this.plan = plan;
    }

    /// Frees a family to choose among these pairs, `NONE` among them where it may stay unplaced.
    IntegerSearch free(int family, int[] choices) {
        free.add(family);
        options.add(choices);
        return this;
    }

    IntegerSearch workers(int wanted) {
        workers = wanted;
        return this;
    }

    IntegerSearch seed(long wanted) {
        seed = wanted;
        return this;
    }

    /// Stops after this much work, measured so that every run stops at the same point.
    IntegerSearch atMost(double wanted) {
        deterministicSeconds = wanted;
        return this;
    }

    /// No plan weighs more than this, as is known already.
    IntegerSearch knownBound(double bound) {
        upper = bound;
        return this;
    }

    /// Starts from the known plan instead of demanding a better one, so that even a search cut short knows a bound.
    IntegerSearch wantsBound() {
        wantsBound = true;
        return this;
    }

    IntegerSearch hear(Consumer<int[]> better) {
        heardPlan = better;
        return this;
    }

    Outcome run(Stop stop) {
        Solvers.load();
        var cp = new CpModel();
        long[] rest = model.capacity.clone();
        int[] floor = model.floor.clone();
        double fixedWeight = leaveOthers(rest, floor);
        var literals = new ArrayList<Literal[]>();
        var objective = LinearExpr.newBuilder();
        var byCell = new HashMap<Integer, LinearExprBuilder>();
        var inClass = new LinearExprBuilder[Model.CLASSES];
        long range = 0;
        for (int i = 0; i < free.size(); i++) {
            int f = free.get(i);
            int[] choices = options.get(i);
            var mine = new Literal[choices.length];
            boolean mayStayOut = false;
            long most = 0;
            for (int o = 0; o < choices.length; o++) {
                int k = choices[o];
                if (k == NONE) {
                    mayStayOut = true;
                    mine[o] = cp.falseLiteral();
                    continue;
                }
                mine[o] = cp.newBoolVar("");
                long w = (long) (model.weight[k] / model.step);
                objective.addTerm(mine[o], -w);
                most = Math.max(most, Math.abs(w));
                use(byCell, f, k, mine[o]);
                int c = model.classOf(f);
                if (floor[c] > 0) {
                    if (inClass[c] == null) {
                        inClass[c] = LinearExpr.newBuilder();
                    }
                    inClass[c].add(mine[o]);
                }
            }
            range += most;
            literals.add(mine);
            if (mayStayOut) {
                cp.addAtMostOne(placed(mine, choices));
            } else {
                cp.addExactlyOne(mine);
            }
        }
        byCell.entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .forEach(e -> cp.addLessOrEqual(e.getValue(), rest[e.getKey()]));
        for (int c = 0; c < inClass.length; c++) {
            if (floor[c] > 0) {
                cp.addGreaterOrEqual(inClass[c] == null ? LinearExpr.constant(0) : inClass[c], floor[c]);
            }
        }
        linkFree(cp, literals);
        keepApart(cp, literals);
        cp.minimize(objective);
        double known = model.weightOf(plan);
        long atLeast = Math.round((known - fixedWeight) / model.step) + (wantsBound ? 0 : 1);
        long atMost = range + 1;
        if (upper < Double.POSITIVE_INFINITY) {
            atMost = Math.min(atMost, (long) Math.floor((upper - fixedWeight) / model.step + 1e-6));
        }
        if (atLeast > atMost) {
            return new Outcome(null, true, known);
        }
        var within = new Domain(-atMost, -atLeast);
        cp.addLinearExpressionInDomain(objective, within);
        if (wantsBound) {
            hint(cp, literals);
        }
        return solve(cp, literals, known, fixedWeight, stop);
    }

    private Outcome solve(CpModel cp, List<Literal[]> literals, double known, double fixedWeight, Stop stop) {
        var solver = new CpSolver();
        var parameters = solver.getParameters();
        parameters.setNumWorkers(workers);
        if (workers > 1) {
            parameters.setInterleaveSearch(true);
        }
        parameters.setRandomSeed((int) (seed & 0x7fffffff));
        parameters.setLinearizationLevel(2);
        parameters.setMaxTimeInSeconds(Math.max(0.001, stop.secondsLeft()));
        if (deterministicSeconds < Double.POSITIVE_INFINITY) {
            parameters.setMaxDeterministicTime(deterministicSeconds);
        }
        // never setBestBoundCallback: in 9.15 its native side kills the virtual machine
        var callback = new CpSolverSolutionCallback() {
            @Override
            public void onSolutionCallback() {
                heardPlan.accept(read(literals, l -> booleanValue(l)));
            }
        };
        CpSolverStatus status;
        var watch = new Watch(stop, solver);
        try {
            status = solver.solve(cp, callback);
        } finally {
            watch.close();
        }
        return switch (status) {
            case OPTIMAL -> {
                int[] found = read(literals, solver::booleanValue);
                yield new Outcome(better(found, known), true, model.weightOf(found));
            }
            case FEASIBLE ->
                new Outcome(better(read(literals, solver::booleanValue), known), false, bound(solver, fixedWeight));
            case INFEASIBLE -> new Outcome(null, true, known);
            case MODEL_INVALID -> throw new IllegalStateException("The integer model is not valid: " + cp.validate());
            default -> new Outcome(null, false, upper);
        };
    }

    private int @Nullable [] better(int[] found, double known) {
        return model.weightOf(found) > known ? found : null;
    }

    private void hint(CpModel cp, List<Literal[]> literals) {
        for (int i = 0; i < literals.size(); i++) {
            for (int o = 0; o < literals.get(i).length; o++) {
                if (options.get(i)[o] != NONE) {
                    cp.addHint(literals.get(i)[o], options.get(i)[o] == plan[free.get(i)]);
                }
            }
        }
    }

    /// Only with a solution: before its first one CP-SAT reports a bound of 0, whatever the truth.
    private double bound(CpSolver solver, double fixedWeight) {
        double bound = fixedWeight - Math.ceil(solver.bestObjectiveBound() - 1e-6) * model.step;
        return Math.min(upper, bound);
    }

    private static Literal[] placed(Literal[] mine, int[] choices) {
        var placed = new ArrayList<Literal>();
        for (int o = 0; o < choices.length; o++) {
            if (choices[o] != NONE) {
                placed.add(mine[o]);
            }
        }
        return placed.toArray(Literal[]::new);
    }

    private double leaveOthers(long[] rest, int[] floor) {
        boolean[] isFree = new boolean[model.families];
        free.forEach(f -> isFree[f] = true);
        double weight = 0;
        for (int f = 0; f < model.families; f++) {
            if (!isFree[f] && plan[f] != NONE) {
                weight += model.weight[plan[f]];
                floor[model.classOf(f)]--;
                int row = model.row(f, plan[f]);
                int cell = model.locality(plan[f]) * model.dims;
                for (int u = model.useStart(row); u < model.useEnd(row); u++) {
                    if (rest[cell + model.useDim(u)] != Model.UNLIMITED) {
                        rest[cell + model.useDim(u)] -= model.useUnits(u);
                    }
                }
            }
        }
        return weight;
    }

    private void use(java.util.Map<Integer, LinearExprBuilder> byCell, int f, int k, Literal x) {
        int row = model.row(f, k);
        int cell = model.locality(k) * model.dims;
        for (int u = model.useStart(row); u < model.useEnd(row); u++) {
            int at = cell + model.useDim(u);
            if (model.limited(at)) {
                byCell.computeIfAbsent(at, c -> LinearExpr.newBuilder()).addTerm(x, model.useUnits(u));
            }
        }
    }

    private void linkFree(CpModel cp, List<Literal[]> literals) {
        if (model.links == null) {
            return;
        }
        var literalOf = new HashMap<Integer, Literal>();
        for (int i = 0; i < literals.size(); i++) {
            if (model.linked(free.get(i))) {
                for (int o = 0; o < literals.get(i).length; o++) {
                    if (options.get(i)[o] != NONE) {
                        literalOf.put(options.get(i)[o], literals.get(i)[o]);
                    }
                }
            }
        }
        for (var row : model.links.rows()) {
            var own = literalOf.get(row.own());
            if (own != null) {
                var near = Arrays.stream(row.near())
                        .mapToObj(literalOf::get)
                        .filter(java.util.Objects::nonNull)
                        .toArray(Literal[]::new);
                cp.addBoolOr(near).onlyEnforceIf(own);
            }
        }
    }

    /// Families that are kept apart, both free or one of them.
    private void keepApart(CpModel cp, List<Literal[]> literals) {
        var aparts = model.aparts;
        for (int i = 0; aparts != null && i < literals.size(); i++) {
            int f = free.get(i);
            for (int other : aparts.others(f)) {
                int j = free.indexOf(other);
                for (int o = 0; o < literals.get(i).length; o++) {
                    int k = options.get(i)[o];
                    if (k == NONE) {
                        continue;
                    }
                    if (j < 0) {
                        if (plan[other] != NONE && aparts.clash(f, k, other, plan[other])) {
                            cp.addBoolOr(new Literal[] {literals.get(i)[o].not()});
                        }
                    } else if (i < j) {
                        excludeNear(cp, f, k, literals.get(i)[o], j, literals.get(j));
                    }
                }
            }
        }
    }

    private void excludeNear(CpModel cp, int f, int k, Literal own, int j, Literal[] others) {
        var aparts = java.util.Objects.requireNonNull(model.aparts);
        for (int o = 0; o < others.length; o++) {
            if (options.get(j)[o] != NONE && aparts.clash(f, k, free.get(j), options.get(j)[o])) {
                cp.addBoolOr(new Literal[] {own.not(), others[o].not()});
            }
        }
    }

    private int[] read(List<Literal[]> literals, java.util.function.Predicate<Literal> holds) {
        int[] better = plan.clone();
        for (int i = 0; i < literals.size(); i++) {
            better[free.get(i)] = NONE;
            for (int o = 0; o < literals.get(i).length; o++) {
                if (options.get(i)[o] != NONE && holds.test(literals.get(i)[o])) {
                    better[free.get(i)] = options.get(i)[o];
                }
            }
        }
        return better;
    }

    /// Stops the solver when the solve is to stop.
    private static final class Watch {
        private final Thread thread;

        Watch(Stop stop, CpSolver solver) {
            thread = Thread.ofVirtual().start(() -> {
                try {
                    while (!stop.now()) {
                        Thread.sleep(20);
                    }
                    while (true) {
                        solver.stopSearch();
                        Thread.sleep(20);
                    }
                } catch (InterruptedException done) {
                    Thread.currentThread().interrupt();
                }
            });
        }

        void close() {
            thread.interrupt();
        }
    }
}
