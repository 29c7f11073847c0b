package org.havn.placement.files;

import static org.havn.placement.files.PlacementDirectory.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.havn.placement.engine.PlacementProblem;
import org.havn.placement.worker.ProblemDemands;

/// Writes a problem's five tables.
record DirectoryWriter(Path directory, PlacementProblem problem) {

    void write(UnaryOperator<String> localityName) throws IOException {
        families();
        localities(localityName);
        capacities();
        demands();
        values();
    }

    private void families() throws IOException {
        try (var csv = table(directory, FamiliesTable.FILE)) {
            for (int f = 0; f < problem.families(); f++) {
                csv.writeRecord(
                        problem.familyId(f),
                        Integer.toString(problem.size(f)),
                        problem.priority(f).name(),
                        "");
            }
        }
    }

    private void localities(UnaryOperator<String> name) throws IOException {
        try (var csv = table(directory, LocalitiesTable.FILE)) {
            for (int l = 0; l < problem.localities(); l++) {
                csv.writeRecord(problem.localityId(l), name.apply(problem.localityId(l)));
            }
        }
    }

    private void capacities() throws IOException {
        try (var csv = table(directory, CapacitiesTable.FILE)) {
            for (int l = 0; l < problem.localities(); l++) {
                for (int d = 0; d < problem.dimensions(); d++) {
                    var free = problem.free(l, d);
                    if (Double.isFinite(free)) {
                        csv.writeRecord(problem.localityId(l), problem.dimension(d), whole(free));
                    }
                }
            }
        }
    }

    private void demands() throws IOException {
        var demands = new ProblemDemands(problem);
        try (var csv = table(directory, DemandsTable.FILE)) {
            for (int f = 0; f < problem.families(); f++) {
                for (int d = 0; d < problem.dimensions(); d++) {
                    if (demands.general(f, d) > 0) {
                        csv.writeRecord(problem.familyId(f), problem.dimension(d), whole(demands.general(f, d)), "");
                    }
                }
            }
            for (var exception : demands.exceptions()) {
                csv.writeRecord(
                        problem.familyId(exception.family()),
                        problem.dimension(exception.dimension()),
                        whole(exception.amount()),
                        problem.localityId(problem.pairLocality(exception.pair())));
            }
        }
    }

    private void values() throws IOException {
        try (var csv = table(directory, ValuesTable.FILE)) {
            for (int f = 0; f < problem.families(); f++) {
                for (int pair = problem.pairStart(f); pair < problem.pairEnd(f); pair++) {
                    var pinned = problem.pin(f);
                    var elsewhere = pinned != PlacementProblem.NONE && pinned != problem.pairLocality(pair);
                    if (!problem.isForbidden(pair) && !elsewhere) {
                        csv.writeRecord(
                                problem.familyId(f),
                                problem.localityId(problem.pairLocality(pair)),
                                Figures.exact(problem.pairValue(pair)));
                    }
                }
            }
        }
    }

    private static String whole(double amount) {
        if (amount != Math.rint(amount) || amount > Limits.COUNT) {
            throw new IllegalArgumentException(
                    "The tables hold whole numbers up to %d, but this amount was %s".formatted(Limits.COUNT, amount));
        }
        return Long.toString((long) amount);
    }
}
