package org.havn.placement.engine;

import static org.havn.placement.engine.PlacementProblem.NONE;

import java.util.Arrays;

/// A plan being built or improved, with what it uses; always within capacity.
final class PlanState {
    private final Model model;
    /// By family, the chosen pair or `NONE`.
    final int[] chosen;
    private final long[] used;
    private final int[] placedOfClass = new int[Model.CLASSES];
    private double weight;

    PlanState(Model model) {
        this.model = model;
        this.chosen = new int[model.families];
        Arrays.fill(chosen, NONE);
        this.used = new long[model.capacity.length];
    }

    PlanState(Model model, int[] plan) {
        this(model);
        for (int f = 0; f < plan.length; f++) {
            if (plan[f] != NONE) {
                put(f, plan[f]);
            }
        }
    }

    double weight() {
        return weight;
    }

    int placedOfClass(int priorityClass) {
        return placedOfClass[priorityClass];
    }

    long used(int cell) {
        return used[cell];
    }

    /// Whether the family fits there beside everybody else in the plan.
    boolean fits(int family, int pair) {
        return fitsWithout(family, pair, NONE);
    }

    /// Whether the family fits there once another has left its place.
    boolean fitsWithout(int family, int pair, int leaving) {
        if (model.aparts != null && model.aparts.clash(family, pair, chosen, leaving)) {
            return false;
        }
        int row = model.row(family, pair);
        int l = model.locality(pair);
        int cell = l * model.dims;
        int own = chosen[family] != NONE && model.locality(chosen[family]) == l ? chosen[family] : NONE;
        int other = leaving != NONE && chosen[leaving] != NONE && model.locality(chosen[leaving]) == l
                ? chosen[leaving]
                : NONE;
        for (int u = model.useStart(row); u < model.useEnd(row); u++) {
            int d = model.useDim(u);
            long capacity = model.capacity[cell + d];
            if (capacity == Model.UNLIMITED) {
                continue;
            }
            long taken = used[cell + d] + model.useUnits(u);
            if (taken > capacity) {
                if (own != NONE) {
                    taken -= model.problem.demands.units(family, own, d);
                }
                if (other != NONE) {
                    taken -= model.problem.demands.units(leaving, other, d);
                }
                if (taken > capacity) {
                    return false;
                }
            }
        }
        return true;
    }

    /// Puts the family there, or nowhere for `NONE`, leaving where it was.
    void put(int family, int pair) {
        int before = chosen[family];
        if (before != NONE) {
            account(family, before, -1);
        }
        chosen[family] = pair;
        if (pair != NONE) {
            account(family, pair, 1);
        }
    }

    private void account(int family, int pair, int sign) {
        int row = model.row(family, pair);
        int cell = model.locality(pair) * model.dims;
        for (int u = model.useStart(row); u < model.useEnd(row); u++) {
            used[cell + model.useDim(u)] += sign * model.useUnits(u);
        }
        weight += sign * model.weight[pair];
        placedOfClass[model.classOf(family)] += sign;
    }

    /// Whether the family may be left out without breaking what is held.
    boolean mayLeave(int family) {
        int c = model.classOf(family);
        return !model.must[family] && placedOfClass[c] > model.floor[c];
    }

    /// Whether all that the stage holds is kept.
    boolean keepsRules() {
        for (int c = 0; c < Model.CLASSES; c++) {
            if (placedOfClass[c] < model.floor[c]) {
                return false;
            }
        }
        for (int f = 0; f < model.families; f++) {
            if (model.must[f] && chosen[f] == NONE) {
                return false;
            }
        }
        for (int cell = 0; cell < used.length; cell++) {
            if (used[cell] > model.capacity[cell]) {
                return false;
            }
        }
        return (model.links == null || model.links.allHold(chosen))
                && (model.aparts == null || model.aparts.allHold(chosen));
    }
}
