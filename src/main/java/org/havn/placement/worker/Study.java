package org.havn.placement.worker;

import java.time.Duration;
import java.util.List;
import org.havn.placement.engine.GroupFloor;
import org.havn.placement.engine.PlacementOptions;
import org.havn.placement.engine.PlacementProblem;
import org.havn.placement.engine.wishes.Ranking;

/// Something that is found out by solving several times, in one process.
public sealed interface Study {

    /// Each of these problems solved; the answers are in the same order.
    record Variants(List<PlacementProblem> problems, PlacementOptions options) implements Study {
        public Variants {
            problems = List.copyOf(problems);
        }
    }

    /// The priority mechanism at several settings of its dial.
    ///
    /// @param problem whose values do not count wishes
    /// @param each the time that one solve may take
    record Dial(PlacementProblem problem, List<Ranking> rankings, List<Double> settings, Duration each, long seed)
            implements Study {
        public Dial {
            rankings = List.copyOf(rankings);
            settings = List.copyOf(settings);
        }
    }

    /// What each of these guarantees would cost, each by itself, by the linear programme.
    record Floors(PlacementProblem problem, List<GroupFloor> floors) implements Study {
        public Floors {
            floors = List.copyOf(floors);
        }
    }

    /// Policies compared on families who come in batches, in several orders.
    ///
    /// @param cases everybody, those that futures are drawn from too
    /// @param arriving families by their numbers, in the order of arrival
    /// @param past families by their numbers
    /// @param policies as `havn simulate` names them
    @SuppressWarnings("ArrayRecordComponent") // handed on, never changed
    record Lab(
            PlacementProblem cases,
            int[] arriving,
            int[] past,
            int batches,
            int orders,
            List<String> policies,
            int futures,
            Duration hindsight,
            long seed)
            implements Study {
        public Lab {
            policies = List.copyOf(policies);
        }
    }
}
