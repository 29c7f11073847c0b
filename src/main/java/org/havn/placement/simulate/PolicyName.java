package org.havn.placement.simulate;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.havn.placement.engine.PlacementOptions;
import org.havn.placement.engine.time.BatchPolicy;
import org.havn.placement.engine.time.Greedy;
import org.havn.placement.engine.time.Paced;
import org.havn.placement.engine.time.Priced;
import org.havn.placement.engine.time.Staged;
import org.havn.placement.engine.time.Valued;

/// Policies that can be compared, as `--policy` names them.
public enum PolicyName {
    /// Each batch at its own best.
    GREEDY,
    /// The same, with capacities released as the period goes by.
    PACED,
    /// Prices of what others will want.
    PRICES,
    /// Prices, and what whole families would make of what is left of small places.
    VALUES,
    /// The same, and near the end each choice is played through many futures.
    REHEARSED,
    /// Whole families now, against what each sampled future would make of what they leave.
    STAGED,
    /// Who comes is known from the start: what no policy can exceed.
    HINDSIGHT;

    static Optional<PolicyName> of(String word) {
        return Arrays.stream(values()).filter(name -> name.word().equals(word)).findFirst();
    }

    static String all() {
        return Arrays.stream(values()).map(PolicyName::word).collect(Collectors.joining(", "));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// A policy for one period.
    BatchPolicy policy(int futures, int threads, long seed) {
        var options = PlacementOptions.standard()
                .withMinimalPrices(false)
                .withTimeLimit(Duration.ofMinutes(2))
                .withSeed(seed)
                .withWorkers(threads);
        return switch (this) {
            case GREEDY -> new Greedy(options);
            case PACED -> new Paced(options);
            case PRICES -> new Priced(futures, threads, options);
            case VALUES -> new Valued(futures, threads, options, false);
            case REHEARSED -> new Valued(futures, threads, options, true);
            case STAGED -> new Staged(futures, threads, options);
            case HINDSIGHT -> throw new IllegalStateException("Hindsight places nobody week by week");
        };
    }
}
