package org.havn.placement.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.havn.placement.files.Figures;

/// What one policy has come to, order by order.
public final class Tally {
    private final String policy;
    private final List<Period.Outcome> outcomes = new ArrayList<>();
    private final List<Double> shares = new ArrayList<>();

    public Tally(String policy) {
        this.policy = policy;
    }

    /// @param best what no policy can exceed
    public void add(Period.Outcome outcome, double best) {
        outcomes.add(outcome);
        shares.add(best > 0 ? 100 * outcome.value() / best : Double.NaN);
    }

    public String policy() {
        return policy;
    }

    List<Period.Outcome> outcomes() {
        return outcomes;
    }

    List<Double> shares() {
        return shares;
    }

    boolean isEmpty() {
        return outcomes.isEmpty();
    }

    public double mean() {
        return shares.stream().mapToDouble(share -> share).average().orElse(Double.NaN);
    }

    public double worst() {
        return shares.stream().mapToDouble(share -> share).min().orElse(Double.NaN);
    }

    /// Of the orders, as of a sample; 0 for a single one.
    public double deviation() {
        double mean = mean();
        double squares =
                shares.stream().mapToDouble(s -> (s - mean) * (s - mean)).sum();
        return shares.size() > 1 ? Math.sqrt(squares / (shares.size() - 1)) : 0;
    }

    public double secondsABatch() {
        return outcomes.stream()
                .flatMapToDouble(outcome -> Arrays.stream(outcome.seconds()))
                .average()
                .orElse(0);
    }

    public double placed() {
        return outcomes.stream().mapToInt(Period.Outcome::placed).average().orElse(0);
    }

    /// The line that is printed. Its words and their order are a promise to programs.
    String line() {
        return "%s mean=%s sd=%s worst=%s seconds=%s placed=%s orders=%d"
                .formatted(
                        policy,
                        Figures.decimal(mean(), 3),
                        Figures.decimal(deviation(), 3),
                        Figures.decimal(worst(), 3),
                        Figures.decimal(secondsABatch(), 3),
                        Figures.decimal(placed(), 1),
                        outcomes.size());
    }
}
