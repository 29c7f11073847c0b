package org.havn.placement.worker;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.havn.placement.engine.Apart;
import org.havn.placement.engine.Link;
import org.havn.placement.engine.PlacementProblem;
import org.havn.placement.engine.PlacementProblemBuilder;
import org.havn.placement.engine.Priority;

/// A problem taken apart for its way to the worker, in flat rows of numbers.
///
/// @param capacities by locality, then dimension; infinite where nothing limits
/// @param pairLocalities the localities of the first family's pairs, then of the second's
/// @param demands by family, then dimension: what it takes in its first locality
/// @param earlier the locality of each family in an earlier plan, or `NONE`
/// @param exceptions pairs and dimensions where a family takes something else, two numbers each
@SuppressWarnings("ArrayRecordComponent") // made and taken apart within this package, and never changed
record ProblemParts(
        List<String> families,
        int[] sizes,
        List<Priority> priorities,
        List<String> localities,
        List<String> dimensions,
        double[] capacities,
        double[] reserved,
        int[] pairStarts,
        int[] pairLocalities,
        double[] values,
        double[] demands,
        int[] exceptions,
        double[] exceptionAmounts,
        int[] pins,
        int[] forbidden,
        List<Link> links,
        List<Apart> aparts,
        int[] earlier) {

    static ProblemParts of(PlacementProblem problem) {
        var families = IntStream.range(0, problem.families());
        var demands = new ProblemDemands(problem);
        return new ProblemParts(
                families.mapToObj(problem::familyId).toList(),
                IntStream.range(0, problem.families()).map(problem::size).toArray(),
                IntStream.range(0, problem.families())
                        .mapToObj(problem::priority)
                        .toList(),
                IntStream.range(0, problem.localities())
                        .mapToObj(problem::localityId)
                        .toList(),
                IntStream.range(0, problem.dimensions())
                        .mapToObj(problem::dimension)
                        .toList(),
                byLocality(problem, problem::capacity),
                byLocality(problem, problem::reserved),
                IntStream.rangeClosed(0, problem.families())
                        .map(f -> f == 0 ? 0 : problem.pairEnd(f - 1))
                        .toArray(),
                IntStream.range(0, problem.pairs()).map(problem::pairLocality).toArray(),
                IntStream.range(0, problem.pairs())
                        .mapToDouble(problem::pairValue)
                        .toArray(),
                demands.general(),
                demands.exceptions().stream()
                        .flatMapToInt(e -> IntStream.of(e.pair(), e.dimension()))
                        .toArray(),
                demands.exceptions().stream()
                        .mapToDouble(ProblemDemands.Exceptional::amount)
                        .toArray(),
                IntStream.range(0, problem.families()).map(problem::pin).toArray(),
                IntStream.range(0, problem.pairs()).filter(problem::isForbidden).toArray(),
                PortableLinks.of(problem),
                PortableLinks.aparts(problem),
                IntStream.range(0, problem.families()).map(problem::earlier).toArray());
    }

    PlacementProblem problem() {
        var builder = PlacementProblem.builder();
        for (int f = 0; f < sizes.length; f++) {
            builder.family(families.get(f), sizes[f], priorities.get(f));
        }
        localities.forEach(builder::locality);
        dimensions.forEach(builder::dimension);
        for (int l = 0; l < localities.size(); l++) {
            addCapacities(builder, l);
        }
        for (int f = 0; f < sizes.length; f++) {
            addFamily(builder, f);
        }
        addExceptions(builder);
        links.forEach(builder::link);
        aparts.forEach(builder::apart);
        return builder.build().after(earlier);
    }

    private void addCapacities(PlacementProblemBuilder builder, int locality) {
        for (int d = 0; d < dimensions.size(); d++) {
            var at = locality * dimensions.size() + d;
            if (Double.isFinite(capacities[at])) {
                builder.capacity(localities.get(locality), dimensions.get(d), capacities[at]);
            }
            if (reserved[at] > 0) {
                builder.reserve(localities.get(locality), dimensions.get(d), reserved[at]);
            }
        }
    }

    private void addFamily(PlacementProblemBuilder builder, int family) {
        var id = families.get(family);
        for (int pair = pairStarts[family]; pair < pairStarts[family + 1]; pair++) {
            builder.value(family, pairLocalities[pair], values[pair]);
        }
        for (int d = 0; d < dimensions.size(); d++) {
            var amount = demands[family * dimensions.size() + d];
            if (amount > 0) {
                builder.demand(id, dimensions.get(d), amount);
            }
        }
        if (pins[family] != PlacementProblem.NONE) {
            builder.pin(id, localities.get(pins[family]));
        }
    }

    private void addExceptions(PlacementProblemBuilder builder) {
        for (int i = 0; i < exceptionAmounts.length; i++) {
            var pair = exceptions[2 * i];
            builder.demandAt(
                    families.get(familyOf(pair)),
                    localities.get(pairLocalities[pair]),
                    dimensions.get(exceptions[2 * i + 1]),
                    exceptionAmounts[i]);
        }
        for (var pair : forbidden) {
            builder.forbid(families.get(familyOf(pair)), localities.get(pairLocalities[pair]));
        }
    }

    private int familyOf(int pair) {
        var at = Arrays.binarySearch(pairStarts, pair);
        // families without a pair share their start with the next: the last of them has it
        while (at >= 0 && at + 1 < pairStarts.length && pairStarts[at + 1] == pair) {
            at++;
        }
        return at >= 0 ? at : -at - 2;
    }

    private static double[] byLocality(PlacementProblem problem, Amounts amounts) {
        return IntStream.range(0, problem.localities() * problem.dimensions())
                .mapToDouble(at -> amounts.of(at / problem.dimensions(), at % problem.dimensions()))
                .toArray();
    }

    private interface Amounts {
        double of(int locality, int dimension);
    }
}
