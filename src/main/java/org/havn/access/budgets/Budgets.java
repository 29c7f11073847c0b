package org.havn.access.budgets;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.havn.access.CurrentActor;
import org.havn.audit.AuditEvent;
import org.havn.audit.AuditTrail;
import org.havn.platform.Ids;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// Counts what an account looks at inside its own units, tells the trail when that is more than usual, and stops it
/// where nobody could need it (SECURITY.md 7). What is outside is counted by `CaseOpenings`.
@Service
public class Budgets {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    private record Spent(int hour, int day, boolean fresh) {}

    private final JdbcClient jdbc;
    private final AuditTrail trail;
    private final CurrentActor actor;
    private final Environment settings;
    private final TransactionTemplate transaction;
    private final TransactionTemplate apart;
    private final Clock clock;

    Budgets(
            JdbcClient jdbc,
            AuditTrail trail,
            CurrentActor actor,
            Environment settings,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.jdbc = jdbc;
        this.trail = trail;
        this.actor = actor;
        this.settings = settings;
        this.transaction = new TransactionTemplate(transactions);
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    /// Somebody is about to open a family's file.
    ///
    /// @throws OwnUnitBudgetUsedUp with an alarm, where too many were opened
    public void openFile(String caseNumber) {
        spend(Budget.FILES, caseNumber);
    }

    /// Somebody is about to search for a name. What they search for is not kept.
    ///
    /// @throws OwnUnitBudgetUsedUp with an alarm, where too much was searched for
    public void searchName() {
        spend(Budget.NAMES, Ids.next().toString());
    }

    private void spend(Budget budget, String item) {
        var me = actor.get().account();
        var perHour = limit(budget, "per-hour", budget.perHour());
        var perDay = limit(budget, "per-day", budget.perDay());
        var refused = transaction.execute(_ -> {
            oneAtATime(budget, me);
            var spent = count(budget, me, item);
            if (spent.hour() > perHour || spent.day() > perDay) {
                return true;
            }
            var unusual = spent.hour() == limit(budget, "unusual-per-hour", budget.unusualPerHour())
                    || spent.day() == limit(budget, "unusual-per-day", budget.unusualPerDay());
            if (spent.fresh() && unusual) {
                trail.opened(event(BudgetActs.UNUSUAL, me, budget, spent));
            }
            return false;
        });
        if (Boolean.TRUE.equals(refused)) {
            // apart from the look, which does not happen
            apart.executeWithoutResult(
                    _ -> trail.record(event(BudgetActs.USED_UP, me, budget, new Spent(perHour, perDay, false))));
            throw new OwnUnitBudgetUsedUp(budget, perHour, perDay);
        }
    }

    private static AuditEvent event(org.havn.audit.Act act, UUID me, Budget budget, Spent spent) {
        return AuditEvent.by(me, act, "account", me)
                .with("budget", budget.code())
                .with("in-hour", spent.hour())
                .with("in-day", spent.day());
    }

    /// Holds the account until the look is over, so that fifty requests at once are counted one by one.
    private void oneAtATime(Budget budget, UUID account) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0))")
                .param("key", budget.code() + ":" + account)
                .query(row -> {});
    }

    /// Counts this one, and answers what that makes. What counted within the hour already counts once.
    private Spent count(Budget budget, UUID account, String item) {
        var now = clock.instant();
        return jdbc.sql("""
                with known as (select item, max(at) as at from access.looked_at
                                where account = :account and budget = :budget and at > :day group by item),
                     fresh as (insert into access.looked_at (account, budget, item, at)
                               select :account, :budget, :item, :now
                                where not exists (select from known where item = :item and at > :hour)
                                  and not exists (select from access.case_assignment a
                                                   where a.case_number = :item and a.account = :account
                                                     and a.ended_at is null)
                               returning item),
                     counted as (select item, at from known where item not in (select item from fresh)
                                 union all select item, :now from fresh)
                select count(*) filter (where at > :hour) as hour, count(*) as day,
                       exists (select from fresh) as fresh
                  from counted
                """)
                .param("account", account)
                .param("budget", budget.code())
                .param("item", item)
                .param("now", at(now))
                .param("hour", at(now.minus(HOUR)))
                .param("day", at(now.minus(DAY)))
                .query((row, _) -> new Spent(row.getInt("hour"), row.getInt("day"), row.getBoolean("fresh")))
                .single();
    }

    private static java.time.OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    private int limit(Budget budget, String name, int usual) {
        return settings.getProperty("havn.budgets." + budget.code() + "." + name, Integer.class, usual);
    }
}
