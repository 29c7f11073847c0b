package org.havn.placement.worker;

import java.util.List;
import org.havn.placement.engine.PlacementResult;
import org.havn.placement.engine.wishes.DialPoint;

/// What a study found.
public sealed interface Findings {

    /// One result for each problem, in their order.
    record Solved(List<PlacementResult> results) implements Findings {
        public Solved {
            results = List.copyOf(results);
        }
    }

    /// One point for each setting.
    ///
    /// @param best the outcome of the best plan without wishes
    /// @param bound what no plan's outcome can exceed
    /// @param placed families that the best plan places
    record Dialled(double best, double bound, int placed, List<DialPoint> points) implements Findings {
        public Dialled {
            points = List.copyOf(points);
        }
    }

    /// One price for each floor, in their order.
    record Priced(List<FloorPrice> prices) implements Findings {
        public Priced {
            prices = List.copyOf(prices);
        }
    }

    /// What everybody together gives up for a guarantee to one group.
    ///
    /// @param cost in points of the linear programme
    /// @param reached whether the guarantee can be kept at all
    record FloorPrice(String group, double cost, boolean reached) {}

    /// How policies came out, an order at a time.
    ///
    /// @param best what hindsight found
    /// @param bound what no policy can exceed
    /// @param hindsight where hindsight puts each family of the cases
    @SuppressWarnings("ArrayRecordComponent") // handed on, never changed
    record Simulated(double best, double bound, boolean proven, int placed, int[] hindsight, List<Run> runs)
            implements Findings {
        public Simulated {
            runs = List.copyOf(runs);
        }
    }

    /// One policy in one order.
    ///
    /// @param localities by family of the cases, or none
    /// @param arriving the order in which they came
    @SuppressWarnings("ArrayRecordComponent") // handed on, never changed
    record Run(String policy, int order, double value, int placed, int[] localities, int[] arriving) {}
}
