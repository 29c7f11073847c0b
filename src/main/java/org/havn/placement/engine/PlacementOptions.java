package org.havn.placement.engine;

import java.time.Duration;

/// How to solve.
///
/// @param objective what a plan is best at
/// @param placeAll leaving a family unplaced is infeasible
/// @param minimise the smallest sum of values is best; only together with `placeAll`
/// @param timeLimit wall-clock time after which the best plan found is returned
/// @param gap the solve may stop when the relative gap of value is at most this fraction; 0 asks for a proof
/// @param seed of every choice that is left to chance
/// @param workers threads used at most
/// @param minimalPrices whether to choose the smallest among the optimal prices, for explanations
public record PlacementOptions(
        Objective objective,
        boolean placeAll,
        boolean minimise,
        Duration timeLimit,
        double gap,
        long seed,
        int workers,
        boolean minimalPrices) {

    public PlacementOptions {
        if (minimise && !placeAll) {
            throw new ProblemNotValid("Minimising is possible only when every family must be placed (placeAll)");
        }
        if (timeLimit.isNegative() || timeLimit.isZero()) {
            throw new ProblemNotValid("A time limit is longer than nothing, but this was " + timeLimit);
        }
        if (!(gap >= 0 && gap < 1)) {
            throw new ProblemNotValid("A gap is a fraction from 0 to below 1, but this was " + gap);
        }
        if (workers < 1 || workers > 64) {
            throw new ProblemNotValid("Workers are 1 to 64, but this was " + workers);
        }
    }

    /// Value, proven optimal, at most ten minutes, two workers, minimal prices.
    public static PlacementOptions standard() {
        return new PlacementOptions(Objective.VALUE, false, false, Duration.ofMinutes(10), 0, 1, 2, true);
    }

    public PlacementOptions withObjective(Objective wanted) {
        return new PlacementOptions(wanted, placeAll, minimise, timeLimit, gap, seed, workers, minimalPrices);
    }

    public PlacementOptions withPlaceAll(boolean wanted) {
        return new PlacementOptions(objective, wanted, minimise, timeLimit, gap, seed, workers, minimalPrices);
    }

    /// Asks for the smallest sum of values; say `withPlaceAll(true)` first.
    public PlacementOptions withMinimise(boolean wanted) {
        return new PlacementOptions(objective, placeAll, wanted, timeLimit, gap, seed, workers, minimalPrices);
    }

    public PlacementOptions withTimeLimit(Duration wanted) {
        return new PlacementOptions(objective, placeAll, minimise, wanted, gap, seed, workers, minimalPrices);
    }

    public PlacementOptions withGap(double wanted) {
        return new PlacementOptions(objective, placeAll, minimise, timeLimit, wanted, seed, workers, minimalPrices);
    }

    public PlacementOptions withSeed(long wanted) {
        return new PlacementOptions(objective, placeAll, minimise, timeLimit, gap, wanted, workers, minimalPrices);
    }

    public PlacementOptions withWorkers(int wanted) {
        return new PlacementOptions(objective, placeAll, minimise, timeLimit, gap, seed, wanted, minimalPrices);
    }

    public PlacementOptions withMinimalPrices(boolean wanted) {
        return new PlacementOptions(objective, placeAll, minimise, timeLimit, gap, seed, workers, wanted);
    }
}
