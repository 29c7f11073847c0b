package org.havn.placement.engine;

import static org.havn.placement.engine.PlacementProblem.NONE;

import java.util.ArrayList;
import java.util.List;

/// Checks a plan against the problem itself, with code that shares nothing with the solver's model.
public final class PlanChecker {
    private static final double CLOSE = 1e-9;
    private final PlacementProblem problem;

    public PlanChecker(PlacementProblem problem) {
        this.problem = problem;
    }

    /// Everything wrong with a result's plan, objective, bound and held counts; empty for a good one, or one without
    /// plan.
    public List<PlanFault> check(PlacementResult result, PlacementOptions options) {
        var plan = result.plan();
        if (plan == null) {
            return List.of();
        }
        var faults = new ArrayList<>(check(plan, options, result.objective()));
        double actual = plan.value();
        double beyond = options.minimise() ? result.bound() - actual : actual - result.bound();
        if (beyond > tolerance(actual)) {
            faults.add(new PlanFault.BoundExceeded(result.bound(), actual));
        }
        for (var stage : result.stages()) {
            var priority = switch (stage.stage()) {
                case EMERGENCY -> Priority.EM;
                case URGENT -> Priority.UG;
                case NORMAL -> Priority.NR;
                case FEASIBILITY, VALUE, PRICES -> null;
            };
            if (priority != null && plan.placed(priority) < stage.reached()) {
                faults.add(new PlanFault.CountNotHeld(priority, (int) stage.reached(), plan.placed(priority)));
            }
        }
        return faults;
    }

    /// Everything wrong with a plan and its claimed objective.
    public List<PlanFault> check(PlacementPlan plan, PlacementOptions options, double claimed) {
        var faults = new ArrayList<PlanFault>();
        double value = 0;
        for (int f = 0; f < problem.families(); f++) {
            var id = problem.familyId(f);
            int l = plan.localityOf(f);
            if (l != NONE && (l < 0 || l >= problem.localities())) {
                faults.add(new PlanFault.UnknownLocality(id, l));
                continue;
            }
            if (problem.pin(f) != NONE && problem.pin(f) != l) {
                faults.add(new PlanFault.PinIgnored(id, problem.localityId(problem.pin(f)), name(l)));
            }
            if (l == NONE) {
                if (options.placeAll()) {
                    faults.add(new PlanFault.Unplaced(id));
                }
                continue;
            }
            int pair = problem.pair(f, l);
            if (pair == NONE) {
                faults.add(new PlanFault.Inadmissible(id, problem.localityId(l)));
                continue;
            }
            if (problem.isForbidden(pair)) {
                faults.add(new PlanFault.Forbidden(id, problem.localityId(l)));
            }
            value += problem.pairValue(pair);
        }
        checkCapacity(plan, faults);
        checkLinks(plan, faults);
        checkAparts(plan, faults);
        if (Math.abs(value - claimed) > tolerance(value)) {
            faults.add(new PlanFault.WrongObjective(claimed, value));
        }
        return faults;
    }

    private void checkCapacity(PlacementPlan plan, List<PlanFault> faults) {
        double[][] taken = new double[problem.localities()][problem.dimensions()];
        for (int f = 0; f < problem.families(); f++) {
            int l = plan.localityOf(f);
            if (l >= 0 && l < problem.localities() && problem.pair(f, l) != NONE) {
                for (int d = 0; d < problem.dimensions(); d++) {
                    taken[l][d] += problem.demand(f, problem.pair(f, l), d);
                }
            }
        }
        for (int l = 0; l < problem.localities(); l++) {
            for (int d = 0; d < problem.dimensions(); d++) {
                double free = problem.free(l, d);
                if (taken[l][d] > free + CLOSE * Math.max(1, free)) {
                    faults.add(
                            new PlanFault.OverCapacity(problem.localityId(l), problem.dimension(d), taken[l][d], free));
                }
            }
        }
    }

    private void checkLinks(PlacementPlan plan, List<PlanFault> faults) {
        for (var link : problem.links()) {
            int one = plan.localityOf(problem.familyIndex(link.family()));
            int other = plan.localityOf(problem.familyIndex(link.other()));
            boolean apart = (one == NONE || other == NONE)
                    ? one != other
                    : !link.nearness().allows(problem.localityId(one), problem.localityId(other));
            if (apart) {
                faults.add(new PlanFault.LinkBroken(link.family(), name(one), link.other(), name(other)));
            }
        }
    }

    private void checkAparts(PlacementPlan plan, List<PlanFault> faults) {
        for (var apart : problem.aparts()) {
            var one = plan.localityOf(apart.family());
            var other = plan.localityOf(apart.other());
            if (one.isPresent()
                    && other.isPresent()
                    && (one.equals(other)
                            || apart.near().allows(one.get(), other.get())
                            || apart.near().allows(other.get(), one.get()))) {
                faults.add(new PlanFault.TooNear(apart.family(), one.get(), apart.other(), other.get()));
            }
        }
    }

    private String name(int locality) {
        return locality == NONE ? "" : problem.localityId(locality);
    }

    private static double tolerance(double value) {
        return 1e-7 * Math.max(1, Math.abs(value));
    }
}
