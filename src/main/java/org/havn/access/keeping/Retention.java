package org.havn.access.keeping;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.havn.audit.AuditEvent;
import org.havn.audit.AuditTrail;
import org.havn.platform.OwnWork;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// Erases what has reached its end, every hour, by the rules of the day. What has no rule is kept, and the page says
/// so: Havn invents no period.
@Service
class Retention {
    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

    /// One kind of data, its rule and how much waits.
    record Aging(String code, @Nullable RetentionRule rule, int due) {}

    private final ObjectProvider<AgingData> kinds;
    private final RetentionRules rules;
    private final AuditTrail trail;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Retention(
            ObjectProvider<AgingData> kinds,
            RetentionRules rules,
            AuditTrail trail,
            TransactionTemplate transaction,
            Clock clock) {
        this.kinds = kinds;
        this.rules = rules;
        this.trail = trail;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// Every kind, and what is due now.
    List<Aging> today() {
        var valid = rules.today();
        return OwnWork.of(
                "access.retention",
                () -> kinds.stream()
                        .sorted(Comparator.comparing(AgingData::code))
                        .map(it -> {
                            var rule = valid.get(it.code());
                            return new Aging(it.code(), rule, rule == null ? 0 : it.due(end(rule)));
                        })
                        .toList());
    }

    /// Erases what is due. What fails leaves the others alone and is tried again in an hour.
    void run() {
        OwnWork.run("access.retention", () -> {
            var valid = rules.today();
            kinds.forEach(kind -> {
                var rule = valid.get(kind.code());
                if (rule != null) {
                    erase(kind, rule);
                }
            });
        });
    }

    private void erase(AgingData kind, RetentionRule rule) {
        try {
            var gone = kind.erase(end(rule));
            if (gone > 0) {
                transaction.executeWithoutResult(_ ->
                        trail.record(AuditEvent.byJob("retention", KeepingActs.AGED_OUT, "retention-rule", rule.id())
                                .with("subject", kind.code())
                                .with("count", gone)));
            }
        } catch (RuntimeException failed) {
            LOG.error("What the rule for {} says could not be erased and will be tried again", kind.code(), failed);
        }
    }

    private Instant end(RetentionRule rule) {
        return clock.instant().minus(Duration.ofDays(rule.days()));
    }
}
