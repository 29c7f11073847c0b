package org.havn.placement.engine.time;

import java.util.random.RandomGenerator;
import org.havn.placement.engine.ProblemNotValid;

/// How many cases are still to come in the period, as far as anyone knows.
public sealed interface StillToCome {

    /// One draw of the number.
    int draw(RandomGenerator chance);

    /// What is expected on average.
    double mean();

    /// The number is known.
    record Known(int cases) implements StillToCome {
        public Known {
            require(cases, "cases");
        }

        @Override
        public int draw(RandomGenerator chance) {
            return cases;
        }

        @Override
        public double mean() {
            return cases;
        }
    }

    /// As many as fit a number of persons that was decided on, such as a year's quota, less those who have come.
    ///
    /// @param persons who are still to come
    /// @param meanSize of past cases
    record Decided(double persons, double meanSize) implements StillToCome {
        public Decided {
            require(persons, "persons");
            if (!(meanSize >= 1)) {
                throw new ProblemNotValid("Cases have one person at least on average, but this was " + meanSize);
            }
        }

        @Override
        public int draw(RandomGenerator chance) {
            double cases = mean();
            int whole = (int) cases;
            return whole + (chance.nextDouble() < cases - whole ? 1 : 0);
        }

        @Override
        public double mean() {
            return persons / meanSize;
        }
    }

    /// Cases come independently of each other.
    record Poisson(double mean) implements StillToCome {
        public Poisson {
            require(mean, "cases");
        }

        @Override
        public int draw(RandomGenerator chance) {
            return poisson(mean, chance);
        }
    }

    /// Cases come in waves: the variance is `mean + mean² / dispersion`.
    record NegativeBinomial(double mean, double dispersion) implements StillToCome {
        public NegativeBinomial {
            require(mean, "cases");
            if (!(dispersion > 0)) {
                throw new ProblemNotValid("A dispersion is above 0, but this was " + dispersion);
            }
        }

        /// The same, knowing how many have come: a period that began above its mean most likely goes on so.
        ///
        /// @param yearly cases in a whole period, before it began
        /// @param come cases so far
        /// @param share of the period that has passed, from 0 to 1
        public static NegativeBinomial after(double yearly, double dispersion, int come, double share) {
            if (!(share >= 0 && share <= 1)) {
                throw new ProblemNotValid("A share of the period is from 0 to 1, but this was " + share);
            }
            // The yearly rate is gamma with shape `dispersion`; what has come is Poisson at that rate.
            double shape = dispersion + come;
            double rate = shape / (dispersion / yearly + share);
            return new NegativeBinomial(rate * (1 - share), shape);
        }

        @Override
        public int draw(RandomGenerator chance) {
            return poisson(gamma(dispersion, chance) * mean / dispersion, chance);
        }
    }

    private static void require(double amount, String what) {
        if (!(amount >= 0 && amount <= 1e6)) {
            throw new ProblemNotValid(
                    "From 0 to 1,000,000 %s are still to come, but this was %s".formatted(what, amount));
        }
    }

    private static int poisson(double mean, RandomGenerator chance) {
        int count = 0;
        for (double left = mean; left > 0; left -= 500) {
            // pieces of 500, since exp(-mean) would be nothing for large means
            double end = Math.exp(-Math.min(500, left));
            for (double product = chance.nextDouble(); product > end; product *= chance.nextDouble()) {
                count++;
            }
        }
        return count;
    }

    /// Marsaglia and Tsang, 2000.
    private static double gamma(double shape, RandomGenerator chance) {
        if (shape < 1) {
            return gamma(shape + 1, chance) * Math.pow(1 - chance.nextDouble(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = chance.nextGaussian();
            double v = 1 + c * x;
            if (v > 0) {
                v = v * v * v;
                if (Math.log(1 - chance.nextDouble()) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
                    return d * v;
                }
            }
        }
    }
}
