package org.havn.access;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.havn.audit.AuditEvent;
import org.havn.audit.AuditTrail;
import org.havn.platform.Ids;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// Opens cases that are not one's own: for a purpose and within a budget, or by breaking the glass
/// (SECURITY.md 6, 7).
@Service
public class CaseOpenings {
    static final Duration PURPOSE_LASTS = Duration.ofHours(8);
    static final Duration GLASS_LASTS = Duration.ofHours(1);
    static final Duration REVIEW_WITHIN = Duration.ofDays(3);

    private final OpeningRows rows;
    private final AuditTrail trail;
    private final CurrentActor actor;
    private final TransactionTemplate transaction;
    private final GlassMail mail;
    private final Clock clock;
    private final int perHour;
    private final int perDay;
    private final int unusualPerDay;

    CaseOpenings(
            OpeningRows rows,
            AuditTrail trail,
            CurrentActor actor,
            TransactionTemplate transaction,
            GlassMail mail,
            Clock clock,
            @Value("${havn.openings.per-hour:30}") int perHour,
            @Value("${havn.openings.per-day:100}") int perDay,
            @Value("${havn.openings.unusual-per-day:20}") int unusualPerDay) {
        this.rows = rows;
        this.trail = trail;
        this.actor = actor;
        this.transaction = transaction;
        this.mail = mail;
        this.clock = clock;
        this.perHour = perHour;
        this.perDay = perDay;
        this.unusualPerDay = unusualPerDay;
    }

    /// Opens a case of one's own organisation for a working day.
    ///
    /// @throws BudgetUsedUp with an alarm, where too many were opened
    /// @throws CaseNotOpened where there is none, or it is not for this account
    @OfWeight
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public void forPurpose(String number, Purpose purpose, String because) {
        var sentence = ReasonMissing.requireSentence(because);
        spend(transaction, AuditEvent.by(me(), AccessActs.BUDGET_USED_UP, "case", number));
        transaction.executeWithoutResult(_ -> {
            if (!rows.mayOpen(number, me(), true)) {
                throw new CaseNotOpened();
            }
            open(number, CaseOpening.Kind.PURPOSE, sentence, PURPOSE_LASTS);
            trail.record(AuditEvent.by(me(), AccessActs.OPENED_WITH_PURPOSE, "case", number)
                    .inCase(number)
                    .forPurpose(purpose.code()));
        });
    }

    /// Opens any case for an hour, in an emergency. Its owner and the data-protection officer see it at
    /// once, and are told by mail where the operator named their addresses.
    ///
    /// @throws CaseNotOpened where there is none, or it is closed to this account
    @OfWeight
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public void breakGlass(String number, String because) {
        var sentence = ReasonMissing.requireSentence(because);
        spend(transaction, AuditEvent.by(me(), AccessActs.BUDGET_USED_UP, "case", number));
        transaction.executeWithoutResult(_ -> {
            if (!rows.mayOpen(number, me(), false)) {
                throw new CaseNotOpened();
            }
            mail.soon(open(number, CaseOpening.Kind.BREAK_GLASS, sentence, GLASS_LASTS));
            trail.record(AuditEvent.by(me(), AccessActs.GLASS_BROKEN, "case", number)
                    .inCase(number)
                    .forPurpose("emergency"));
        });
    }

    /// Counts numbers that somebody used in a file and that belong to families they do not see: each costs
    /// as much as a guess at the page. It is kept also where what asked for it fails.
    ///
    /// @throws BudgetUsedUp with an alarm, where it was too many
    public void countMet(Collection<String> numbers) {
        var apart = new TransactionTemplate(Objects.requireNonNull(transaction.getTransactionManager()));
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        for (var number : numbers) {
            spend(apart, AuditEvent.by(me(), AccessActs.BUDGET_USED_UP, "case", number));
        }
    }

    /// Emergencies, those that wait for their review first; that their reasons were opened is on record.
    @Transactional
    List<CaseOpening> brokenGlass() {
        return rows.newest(CaseOpening.Kind.BREAK_GLASS, 100);
    }

    /// Keeps what a second person found about an emergency.
    ///
    /// @throws NotYourOwn if it was their own
    @OfWeight
    @Transactional
    void review(UUID id, String review) {
        var found = rows.find(id).orElseThrow(CaseNotOpened::new);
        if (found.account().equals(me())) {
            throw new NotYourOwn();
        }
        if (rows.review(id, found.caseNumber(), me(), clock.instant(), ReasonMissing.requireSentence(review))) {
            trail.record(AuditEvent.by(me(), AccessActs.GLASS_REVIEWED, "case-opening", id)
                    .inCase(found.caseNumber()));
        }
    }

    /// Counts the try before it is known whether the case is there: guessing numbers costs as much as
    /// opening.
    private void spend(TransactionTemplate in, AuditEvent alarm) {
        var refused = in.execute(_ -> {
            rows.oneAtATime(me());
            var now = clock.instant();
            var hour = rows.triesSince(me(), now.minus(Duration.ofHours(1)));
            var day = rows.triesSince(me(), now.minus(Duration.ofDays(1)));
            if (hour >= perHour || day >= perDay) {
                trail.record(alarm.with("in-hour", hour).with("in-day", day));
                return true;
            }
            rows.countTry(me(), now);
            if (day + 1 == unusualPerDay) {
                trail.record(AuditEvent.by(me(), AccessActs.MANY_OPENED, "account", me())
                        .with("in-day", day + 1));
            }
            return false;
        });
        if (Boolean.TRUE.equals(refused)) {
            throw new BudgetUsedUp(perHour, perDay);
        }
    }

    private UUID open(String number, CaseOpening.Kind kind, String because, Duration lasts) {
        var now = clock.instant();
        var id = Ids.next();
        rows.insert(new CaseOpening(id, number, me(), kind, because, now, now.plus(lasts), null, null));
        return id;
    }

    private UUID me() {
        return actor.get().account();
    }
}
