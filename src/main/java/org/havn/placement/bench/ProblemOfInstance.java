package org.havn.placement.bench;

import org.havn.placement.engine.PlacementProblem;
import org.havn.placement.engine.Priority;

/// Turns invented work into the engine's problem.
final class ProblemOfInstance {
    private ProblemOfInstance() {}

    static PlacementProblem of(Instance instance) {
        var builder = PlacementProblem.builder();
        for (int f = 0; f < instance.demand.length; f++) {
            builder.family(family(f), instance.households.get(f).size(), Priority.NR);
        }
        for (int l = 0; l < instance.capacity.length; l++) {
            builder.locality(locality(l));
        }
        for (int d = 0; d < instance.dimensions.size(); d++) {
            var dimension = instance.dimensions.get(d);
            for (int l = 0; l < instance.capacity.length; l++) {
                builder.capacity(locality(l), dimension, instance.capacity[l][d]);
            }
            for (int f = 0; f < instance.demand.length; f++) {
                if (instance.demand[f][d] > 0) {
                    builder.demand(family(f), dimension, instance.demand[f][d]);
                }
            }
        }
        for (int f = 0; f < instance.value.length; f++) {
            for (int l = 0; l < instance.value[f].length; l++) {
                if (!Double.isNaN(instance.value[f][l])) {
                    builder.value(f, l, instance.value[f][l]);
                }
            }
        }
        return builder.build();
    }

    static String family(int number) {
        return "F%05d".formatted(number);
    }

    static String locality(int number) {
        return "L%03d".formatted(number);
    }
}
