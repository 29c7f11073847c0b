package org.havn.access;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;
import org.havn.access.vault.Reading;
import org.havn.access.vault.T1Reads;
import org.havn.audit.AuditEvent;
import org.havn.audit.AuditTrail;
import org.havn.platform.OwnWork;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// Puts every opening of people's own words on record before it happens, and stops whoever opens those of more cases
/// in an hour than one person can read (SECURITY.md 3: opened one record at a time, rate-limited per user).
@Component
class WordsOnRecord implements T1Reads {
    private static final Duration HOUR = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final AuditTrail trail;
    private final TransactionTemplate apart;
    private final Clock clock;
    private final int perHour;

    WordsOnRecord(
            JdbcClient jdbc,
            AuditTrail trail,
            PlatformTransactionManager transactions,
            Clock clock,
            @Value("${havn.words.cases-per-hour:120}") int perHour) {
        this.jdbc = jdbc;
        this.trail = trail;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
        this.perHour = perHour;
    }

    @Override
    public void opening(@Nullable UUID account, Collection<UUID> owners, Reading reading) {
        if (account == null) {
            trail.opened(AuditEvent.byJob(
                            OwnWork.now().orElse("havn").replace('.', '-'),
                            AccessActs.WORDS_OPENED,
                            "case",
                            reading.caseNumber())
                    .inCase(reading.caseNumber())
                    .with("what", reading.what()));
            return;
        }
        if (count(account, reading.caseNumber()) > perHour) {
            // apart from the reading, which does not happen
            apart.executeWithoutResult(
                    _ -> trail.record(AuditEvent.by(account, AccessActs.WORDS_BUDGET_USED_UP, "account", account)
                            .with("in-hour", perHour)));
            throw new WordsBudgetUsedUp(perHour);
        }
        trail.opened(AuditEvent.by(account, AccessActs.WORDS_OPENED, "case", reading.caseNumber())
                .inCase(reading.caseNumber())
                .with("what", reading.what()));
    }

    /// Counts this one, and answers for how many cases of the last hour that makes.
    private int count(UUID account, String caseNumber) {
        var now = clock.instant();
        return jdbc.sql("""
                with counted as (insert into access.words_opening (account, case_number, at)
                                 values (:account, :number, :now) returning case_number),
                     before as (select case_number from access.words_opening
                                 where account = :account and at > :since
                                union select case_number from counted)
                select count(*) from before
                """)
                .param("account", account)
                .param("number", caseNumber)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("since", now.minus(HOUR).atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }
}
