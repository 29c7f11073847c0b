package org.havn.placement.simulate;

/// How far a run is and how long it will still take, by what each policy's batches have taken so far.
final class Pace {
    private final int policies;
    private final int orders;
    private final int batches;
    private final long started = System.nanoTime();
    private int done;

    Pace(int policies, int orders, int batches) {
        this.policies = policies;
        this.orders = orders;
        this.batches = batches;
    }

    private int all() {
        return Math.max(1, policies * orders * batches);
    }

    /// Counts one batch.
    ///
    /// @return from 0 to 1
    double another() {
        done++;
        return (double) done / all();
    }

    /// The time left, in words; nothing before a first order has been through all policies.
    String left() {
        if (done < policies * batches) {
            return "";
        }
        double seconds = (System.nanoTime() - started) / 1e9 / done * (all() - done);
        return seconds < 90
                ? ", %d s left".formatted(Math.round(seconds))
                : ", %d min left".formatted(Math.round(seconds / 60));
    }
}
