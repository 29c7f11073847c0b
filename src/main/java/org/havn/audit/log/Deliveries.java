package org.havn.audit.log;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Hands heads to the witnesses, each in order and at its own pace: one that fails holds up nobody else.
@Component
class Deliveries {
    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);
    private static final int AT_ONCE = 50;
    private static final Duration FIRST_REST = Duration.ofSeconds(10);
    private static final Duration LONGEST_REST = Duration.ofMinutes(10);

    private final LogRows rows;
    private final List<Witness> witnesses;
    private final Clock clock;
    private final Map<String, Rest> resting = new HashMap<>();

    Deliveries(LogRows rows, List<Witness> witnesses, Clock clock) {
        this.rows = rows;
        this.witnesses = List.copyOf(witnesses);
        this.clock = clock;
    }

    /// Until when a witness that failed is left alone.
    private record Rest(Duration length, Instant until) {}

    List<String> names() {
        return witnesses.stream().map(Witness::name).toList();
    }

    /// Offers each witness what it has not taken, unless it rests after a failure.
    void deliver() throws InterruptedException {
        for (var witness : witnesses) {
            var rest = resting.get(witness.name());
            if (rest == null || !clock.instant().isBefore(rest.until())) {
                deliver(witness);
            }
        }
    }

    private void deliver(Witness witness) throws InterruptedException {
        try {
            for (var head : rows.headsFor(witness.name(), AT_ONCE)) {
                witness.take(head);
                rows.delivered(witness.name(), head.size(), clock.instant());
            }
            resting.remove(witness.name());
        } catch (IOException | RuntimeException failed) {
            var before = resting.get(witness.name());
            var length = before == null ? FIRST_REST : before.length().multipliedBy(2);
            length = length.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : length;
            resting.put(witness.name(), new Rest(length, clock.instant().plus(length)));
            LOG.warn(
                    "The witness {} of the audit trail did not take a head; next try in {} s: {}",
                    witness.name(),
                    length.toSeconds(),
                    failed.toString());
        }
    }
}
