package org.havn.placement.files;

import org.havn.placement.engine.PlacementProblem;
import org.havn.placement.engine.PlacementProblemBuilder;

/// Turns five sound tables into the engine's problem.
final class ProblemOfTables {
    private final PlacementTables tables;
    private final PlacementProblemBuilder builder = PlacementProblem.builder();

    private ProblemOfTables(PlacementTables tables) {
        this.tables = tables;
    }

    static PlacementProblem of(PlacementTables tables) {
        return new ProblemOfTables(tables).build();
    }

    private PlacementProblem build() {
        var families = tables.families();
        for (int f = 0; f < families.ids().size(); f++) {
            builder.family(
                    families.ids().name(f),
                    families.sizes().get(f),
                    families.priorities().get(f));
        }
        tables.localities().ids().names().forEach(builder::locality);
        addCapacities();
        addDemands();
        var values = tables.values();
        for (int row = 0; row < values.amounts().size(); row++) {
            // the builder numbers families and localities in the order in which it hears of them, as the tables do
            builder.value(
                    values.families().get(row),
                    values.localities().get(row),
                    values.amounts().get(row));
        }
        return builder.build();
    }

    private void addCapacities() {
        var capacities = tables.capacities();
        for (int row = 0; row < capacities.amounts().size(); row++) {
            builder.capacity(
                    tables.localities().ids().name(capacities.localities().get(row)),
                    capacities.dimensions().name(capacities.dimension().get(row)),
                    capacities.amounts().get(row));
        }
    }

    private void addDemands() {
        var demands = tables.demands();
        for (int row = 0; row < demands.amounts().size(); row++) {
            var family = tables.families().ids().name(demands.families().get(row));
            var dimension = demands.dimensions().name(demands.dimension().get(row));
            var amount = demands.amounts().get(row);
            var locality = demands.localities().get(row);
            if (locality == DemandsTable.EVERYWHERE) {
                builder.demand(family, dimension, amount);
            } else {
                builder.demandAt(family, tables.localities().ids().name(locality), dimension, amount);
            }
        }
    }
}
