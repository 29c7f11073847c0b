package org.havn.placement.engine;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/// What a solve spends, and what it counts.
final class Effort {
    static final String LINEAR_SOLVER = "GLOP";
    /// Five times as quick on thousands of families, and only for programmes whose limits never change between solves.
    static final String LARGE_LINEAR_SOLVER = "CLP";

    private final Map<String, Double> seconds = new TreeMap<>();
    private final Map<String, Long> counters = new TreeMap<>();
    private double perUnit = 1;
    private double sign = 1;

    /// Says how to write weights as values while a stage runs.
    void scale(double perUnitNow, double signNow) {
        perUnit = perUnitNow;
        sign = signNow;
    }

    double value(double weight) {
        return sign * weight / perUnit;
    }

    <T> T timed(String phase, Supplier<T> work) {
        long start = System.nanoTime();
        try {
            return work.get();
        } finally {
            seconds.merge(phase, (System.nanoTime() - start) / 1e9, Double::sum);
        }
    }

    void count(String what, long more) {
        counters.merge(what, more, Long::sum);
    }

    /// Holds a linear programme that was solved to its end to strong duality: the certificate, which is
    /// computed without the solver, equals the solver's objective. Tests fail where it does not; otherwise it
    /// is counted, and the bound holds all the same.
    void duality(double difference, double bound) {
        boolean strong = Math.abs(difference) <= LinearRelaxation.tolerance(bound) * 100;
        if (!strong) {
            count("duality gaps", 1);
        }
        assert strong : "The certificate lies " + difference + " above the optimum of the linear programme";
    }

    Map<String, Double> seconds(double total) {
        var all = new TreeMap<>(seconds);
        all.put("total", total);
        return all;
    }

    Map<String, Long> counters() {
        return counters;
    }
}
