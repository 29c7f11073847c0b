package org.havn.placement.worker;

import java.util.ArrayList;
import java.util.List;
import org.havn.placement.engine.PlacementProblem;

/// What families take, told briefly: one amount for each family and dimension, and the pairs in which it is another.
public final class ProblemDemands {
    private final PlacementProblem problem;
    private final double[] general;
    private final List<Exceptional> exceptions = new ArrayList<>();

    /// A pair whose amount of a dimension differs from the family's general one.
    public record Exceptional(int family, int pair, int dimension, double amount) {}

    public ProblemDemands(PlacementProblem problem) {
        this.problem = problem;
        this.general = new double[problem.families() * problem.dimensions()];
        for (int family = 0; family < problem.families(); family++) {
            for (int dimension = 0; dimension < problem.dimensions(); dimension++) {
                tell(family, dimension);
            }
        }
    }

    /// What the family takes in most of its localities.
    public double general(int family, int dimension) {
        return general[family * problem.dimensions() + dimension];
    }

    public List<Exceptional> exceptions() {
        return exceptions;
    }

    double[] general() {
        return general;
    }

    private void tell(int family, int dimension) {
        var start = problem.pairStart(family);
        var end = problem.pairEnd(family);
        if (!problem.demandDependsOnLocality()) {
            general[family * problem.dimensions() + dimension] = problem.demand(family, start, dimension);
            return;
        }
        var usual = mostCommon(family, start, end, dimension);
        general[family * problem.dimensions() + dimension] = usual;
        for (int pair = start; pair < end; pair++) {
            var amount = problem.demand(family, pair, dimension);
            if (amount != usual) {
                exceptions.add(new Exceptional(family, pair, dimension, amount));
            }
        }
    }

    /// The amount that more than half of the pairs have, if there is one; otherwise one of those that occur.
    private double mostCommon(int family, int start, int end, int dimension) {
        var candidate = 0.0;
        var votes = 0;
        for (int pair = start; pair < end; pair++) {
            var amount = problem.demand(family, pair, dimension);
            if (votes == 0) {
                candidate = amount;
            }
            votes += amount == candidate ? 1 : -1;
        }
        return candidate;
    }
}
