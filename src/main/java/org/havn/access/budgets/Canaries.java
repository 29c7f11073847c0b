package org.havn.access.budgets;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.havn.access.CurrentActor;
import org.havn.access.OfWeight;
import org.havn.access.ReasonMissing;
import org.havn.audit.AuditEvent;
import org.havn.audit.AuditTrail;
import org.havn.audit.TrailWatch;
import org.havn.audit.Who;
import org.havn.platform.Ids;
import org.havn.platform.OwnWork;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Cases of invented people that look like all others: whoever opens, changes or takes one out sets off an alarm, and
/// does not see that they did. Which cases these are, only the data-protection officer knows.
@Service
class Canaries implements TrailWatch {
    private static final String WORK = "access.canaries";
    private static final long LOOK_AGAIN = 5_000_000_000L; // other nodes hear of a new one within five seconds

    private record Known(Map<String, UUID> byCase, long since) {}

    private final JdbcClient jdbc;
    private final ObjectProvider<AuditTrail> trail;
    private final CurrentActor actor;
    private final Clock clock;
    private final AtomicReference<@Nullable Known> known = new AtomicReference<>();

    Canaries(JdbcClient jdbc, ObjectProvider<AuditTrail> trail, CurrentActor actor, Clock clock) {
        this.jdbc = jdbc;
        this.trail = trail;
        this.actor = actor;
        this.clock = clock;
    }

    @Override
    public Collection<AuditEvent> alarms(Collection<AuditEvent> events) {
        if (events.stream().noneMatch(Canaries::bySomebodyInACase)) {
            return List.of();
        }
        var byCase = known();
        return events.stream()
                .filter(Canaries::bySomebodyInACase)
                .filter(it -> byCase.containsKey(it.caseNumber()))
                .map(it -> new AuditEvent(
                                BudgetActs.CANARY_TOUCHED,
                                it.who(),
                                new org.havn.audit.Subject("canary", String.valueOf(byCase.get(it.caseNumber()))),
                                null,
                                null,
                                org.havn.audit.Detail.NONE)
                        .with("by", it.act().code()))
                .toList();
    }

    /// Makes a case a canary. The trail has its id only, so that no auditor learns which case it is.
    ///
    /// @throws CanaryNotPossible if there is no such case, or it is one
    @OfWeight
    @Transactional
    void set(String caseNumber, String because) {
        var sentence = ReasonMissing.requireSentence(because);
        var id = Ids.next();
        var set = OwnWork.of(
                WORK,
                () -> jdbc.sql("""
                insert into access.canary (id, case_number, because, set_by, since)
                select :id, case_number, :because, :by, :now from access.case_scope where case_number = :number
                    on conflict do nothing
                """)
                        .param("id", id)
                        .param("number", caseNumber)
                        .param("because", sentence)
                        .param("by", actor.get().account())
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update());
        if (set == 0) {
            throw new CanaryNotPossible();
        }
        known.set(null);
        trail.getObject().record(AuditEvent.by(actor.get().account(), BudgetActs.CANARY_SET, "canary", id));
    }

    /// Touching it is no alarm any more.
    @OfWeight
    @Transactional
    void end(UUID id) {
        OwnWork.run(
                WORK,
                () -> jdbc.sql("update access.canary set ended_at = :now where id = :id and ended_at is null")
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("id", id)
                        .update());
        known.set(null);
        trail.getObject().record(AuditEvent.by(actor.get().account(), BudgetActs.CANARY_ENDED, "canary", id));
    }

    /// Those that were ever set, the newest first.
    List<Canary> all() {
        return OwnWork.of(
                WORK,
                () -> jdbc.sql("select id, case_number, since, ended_at from access.canary order by since desc")
                        .query((row, _) -> {
                            var ended = row.getTimestamp("ended_at");
                            return new Canary(
                                    row.getObject("id", UUID.class),
                                    row.getString("case_number"),
                                    row.getTimestamp("since").toInstant(),
                                    ended == null ? null : ended.toInstant());
                        })
                        .list());
    }

    private Map<String, UUID> known() {
        var now = System.nanoTime();
        var before = known.get();
        if (before != null && now - before.since() < LOOK_AGAIN) {
            return before.byCase();
        }
        var byCase = all().stream()
                .filter(it -> it.endedAt() == null)
                .collect(Collectors.toMap(Canary::caseNumber, Canary::id));
        known.set(new Known(byCase, now));
        return byCase;
    }

    private static boolean bySomebodyInACase(AuditEvent event) {
        return event.caseNumber() != null && event.who() instanceof Who.Account;
    }
}
