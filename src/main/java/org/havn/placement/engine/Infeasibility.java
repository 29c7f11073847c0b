package org.havn.placement.engine;

import static org.havn.placement.engine.PlacementProblem.NONE;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Finds reasons why not everybody who must be placed can be, the plainest first.
final class Infeasibility {
    private final PlacementProblem problem;
    private final Model model;
    private final boolean[] must;

    Infeasibility(PlacementProblem problem, Model model, boolean[] must) {
        this.problem = problem;
        this.model = model;
        this.must = must;
    }

    /// Reasons that need no solver; empty if there are none of that kind.
    List<InfeasibleBecause> obvious() {
        var reasons = new ArrayList<InfeasibleBecause>();
        for (int f = 0; f < must.length; f++) {
            if (must[f] && !model.placeable(f)) {
                reasons.add(whyNowhere(f));
            }
        }
        if (reasons.isEmpty()) {
            pinsTooMany(reasons);
        }
        if (reasons.isEmpty()) {
            linksImpossible(reasons);
        }
        return reasons;
    }

    private InfeasibleBecause whyNowhere(int f) {
        var id = problem.familyId(f);
        if (problem.pairStart(f) == problem.pairEnd(f)) {
            return new InfeasibleBecause.NoAdmissibleLocality(id);
        }
        for (int k = problem.pairStart(f); k < problem.pairEnd(f); k++) {
            boolean elsewhere = problem.pin(f) != NONE && problem.pin(f) != problem.pairLocality(k);
            if (!problem.isForbidden(k) && !elsewhere) {
                return new InfeasibleBecause.FitsNowhere(id);
            }
        }
        return new InfeasibleBecause.EveryLocalityForbidden(id);
    }

    private void pinsTooMany(List<InfeasibleBecause> reasons) {
        var pinned = new TreeMap<Integer, List<Integer>>();
        for (int f = 0; f < must.length; f++) {
            if (problem.pin(f) != NONE) {
                pinned.computeIfAbsent(problem.pin(f), l -> new ArrayList<>()).add(f);
            }
        }
        pinned.forEach((l, families) -> {
            for (int d = 0; d < problem.dimensions(); d++) {
                double demanded = 0;
                var who = new ArrayList<String>();
                for (int f : families) {
                    double demand = problem.demand(f, problem.pair(f, l), d);
                    demanded += demand;
                    if (demand > 0) {
                        who.add(problem.familyId(f));
                    }
                }
                if (demanded > problem.free(l, d) + 1e-9) {
                    reasons.add(new InfeasibleBecause.PinsExceedCapacity(
                            problem.localityId(l), problem.dimension(d), demanded, problem.free(l, d), who));
                }
            }
        });
    }

    private void linksImpossible(List<InfeasibleBecause> reasons) {
        if (model.links == null) {
            return;
        }
        for (int i = 0; i < model.links.links(); i++) {
            int a = model.links.familiesOf(i)[0];
            int b = model.links.familiesOf(i)[1];
            if ((must[a] || must[b]) && !anyNear(i, a, b)) {
                reasons.add(new InfeasibleBecause.LinkCannotHold(problem.familyId(a), problem.familyId(b)));
            }
        }
    }

    private boolean anyNear(int link, int a, int b) {
        var links = java.util.Objects.requireNonNull(model.links);
        for (int k = model.start(a); k < model.end(a); k++) {
            for (int m = model.start(b); model.open(k) && m < model.end(b); m++) {
                if (model.open(m) && links.holds(link, k, m)) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Reasons found from the proof: a dimension that is too small for all who need it, else a small set of families.
    List<InfeasibleBecause> search(
            StageSolver.Outcome outcome, PlacementOptions options, Stop stop, Progress progress, Effort effort) {
        var reasons = tooLittle();
        if (!reasons.isEmpty()) {
            return reasons;
        }
        return List.of(
                new ConflictSearch(problem, model, must, options, stop, progress, effort).find(outcome.prices()));
    }

    private List<InfeasibleBecause> tooLittle() {
        var reasons = new ArrayList<InfeasibleBecause>();
        for (int d = 0; d < problem.dimensions(); d++) {
            double demanded = 0;
            boolean[] reached = new boolean[problem.localities()];
            var who = new ArrayList<String>();
            for (int f = 0; f < must.length; f++) {
                double least = Double.POSITIVE_INFINITY;
                for (int k = model.start(f); must[f] && k < model.end(f); k++) {
                    if (model.open(k)) {
                        least = Math.min(least, problem.demand(f, k, d));
                    }
                }
                if (!must[f] || least == 0) {
                    continue;
                }
                demanded += least;
                who.add(problem.familyId(f));
                for (int k = model.start(f); k < model.end(f); k++) {
                    if (model.open(k)) {
                        reached[problem.pairLocality(k)] = true;
                    }
                }
            }
            double free = 0;
            int localities = 0;
            for (int l = 0; l < reached.length; l++) {
                if (reached[l]) {
                    free += problem.free(l, d);
                    localities++;
                }
            }
            if (demanded > free + 1e-9) {
                reasons.add(new InfeasibleBecause.DemandExceedsCapacity(
                        problem.dimension(d), demanded, free, who, localities));
            }
        }
        return reasons.size() > 1 ? List.of(reasons.getFirst()) : reasons;
    }
}
