package org.havn.placement.simulate;

import java.util.regex.Pattern;
import org.havn.placement.engine.ProblemNotValid;

/// A policy as `--policy` names it: `prices`, or `prices+4` where the last four batches are not promised yet and are
/// placed
/// anew with the one at hand.
public record PolicyChoice(PolicyName policy, int open) {
    private static final Pattern FORMAT = Pattern.compile("([a-z]+)(?:\\+(\\d{1,4}))?");

    /// Runs the policy on a period.
    public Period.Outcome run(Period period, int futures, int threads, long seed, Period.Listener listener) {
        return period.run(policy.policy(futures, threads, seed), open, listener);
    }

    public static PolicyChoice of(String word) {
        var format = FORMAT.matcher(word.strip());
        if (format.matches()) {
            var policy = PolicyName.of(format.group(1));
            var open = format.group(2);
            if (policy.isPresent() && (open == null || policy.get() != PolicyName.HINDSIGHT)) {
                return new PolicyChoice(policy.get(), open == null ? 0 : Integer.parseInt(open));
            }
        }
        throw new ProblemNotValid(
                "--policy: expected some of %s, each perhaps with '+' and the batches that are not promised yet, found '%s'"
                        .formatted(PolicyName.all(), word));
    }

    public String word() {
        return open == 0 ? policy.word() : policy.word() + "+" + open;
    }
}
