package org.havn.placement.engine;

import java.util.List;

/// What the caller knows about a family in a locality and the engine does not: why a value is what it is, and why a
/// pair is
/// inadmissible.
public interface PairFacts {

    /// One named part of a pair's value.
    ///
    /// @param key names the part, such as `soft-needs`
    record ValueTerm(String key, double amount) {}

    /// Why a pair is inadmissible.
    ///
    /// @param key names the reason, such as `need-out-of-reach`
    /// @param arguments values that the sentence needs
    record Obstacle(String key, List<String> arguments) {
        public Obstacle {
            arguments = List.copyOf(arguments);
        }
    }

    /// The parts of an admissible pair's value; they sum to the value.
    List<ValueTerm> terms(String family, String locality);

    /// What stands against an inadmissible pair; several obstacles may.
    List<Obstacle> obstacles(String family, String locality);

    /// One term, `value`, and one obstacle, `not-admissible`.
    static PairFacts none(PlacementProblem problem) {
        return new PairFacts() {
            @Override
            public List<ValueTerm> terms(String family, String locality) {
                int pair = problem.pair(problem.familyIndex(family), problem.localityIndex(locality));
                return List.of(new ValueTerm("value", problem.pairValue(pair)));
            }

            @Override
            public List<Obstacle> obstacles(String family, String locality) {
                return List.of(new Obstacle("not-admissible", List.of()));
            }
        };
    }
}
