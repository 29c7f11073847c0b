package org.havn.placement.engine;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/// What a solve spends, and what it counts.
final class Effort {
    static final String LINEAR_SOLVER = "GLOP";

    private final Map<String, Double> seconds = new TreeMap<>();
    private final Map<String, Long> counters = new TreeMap<>();
    private double perUnit = 1;
    private double sign = 1;
    private double worstDuality;

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

    /// Notes how far a certificate lies above the linear programme's optimum.
    void duality(double difference, double bound) {
        worstDuality = Math.max(worstDuality, difference / Math.max(1, Math.abs(bound)));
        if (difference > LinearRelaxation.tolerance(bound) * 100) {
            count("duality gaps", 1);
        }
    }

    double worstDuality() {
        return worstDuality;
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
