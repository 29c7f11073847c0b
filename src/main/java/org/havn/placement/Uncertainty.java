package org.havn.placement;

import java.util.List;
import org.havn.placement.Fairness.Span;
import org.jspecify.annotations.Nullable;

/// How far a figure of few families can be trusted: intervals that hold the true one in 95 of 100 such groups.
final class Uncertainty {
    private static final double NORMAL = 1.959964;
    /// Student's t at 97.5 %, for 1 to 30 degrees of freedom.
    private static final double[] STUDENT = {
        12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131, 2.120,
        2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042
    };

    private Uncertainty() {}

    /// A share, by Wilson's interval, which also holds for few and for none or all.
    static Span share(int of, int all) {
        if (all == 0) {
            return new Span(0, 1);
        }
        double p = (double) of / all;
        double z2 = NORMAL * NORMAL;
        double middle = (p + z2 / (2 * all)) / (1 + z2 / all);
        double half = NORMAL / (1 + z2 / all) * Math.sqrt(p * (1 - p) / all + z2 / (4.0 * all * all));
        return new Span(Math.max(0, middle - half), Math.min(1, middle + half));
    }

    /// A mean, by Student's interval; null for a single figure, of which nothing can be said.
    static @Nullable Span mean(List<Double> figures) {
        int n = figures.size();
        if (n < 2) {
            return null;
        }
        double mean = figures.stream().mapToDouble(it -> it).average().orElse(0);
        double squares =
                figures.stream().mapToDouble(it -> (it - mean) * (it - mean)).sum();
        double t = n - 2 < STUDENT.length ? STUDENT[n - 2] : NORMAL;
        double half = t * Math.sqrt(squares / (n - 1) / n);
        return new Span(mean - half, mean + half);
    }
}
