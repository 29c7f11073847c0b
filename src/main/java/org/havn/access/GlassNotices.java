package org.havn.access;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.havn.access.vault.KeptNote;
import org.havn.access.vault.Vault;
import org.havn.audit.AuditEvent;
import org.havn.audit.AuditTrail;
import org.havn.platform.OwnWork;
import org.havn.platform.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Tells of emergencies at once: those whose case it is and the data-protection officers see each on their
/// first page until it was reviewed; a review that is late is an alarm
/// (docs/decisions/0153-emergencies-are-told-at-once.md).
@Component
public class GlassNotices {
    private static final String WORK = "access.openings";
    private static final int MOST = 20;

    private final JdbcClient jdbc;
    private final Vault vault;
    private final AuditTrail trail;
    private final CurrentActor actor;
    private final Clock clock;

    GlassNotices(JdbcClient jdbc, Vault vault, AuditTrail trail, CurrentActor actor, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.trail = trail;
        this.actor = actor;
        this.clock = clock;
    }

    /// What the reader is to know: emergencies, not reviewed yet, in cases that their unit holds or that
    /// are assigned to them. Their own is not told to them, and nothing of a case from which they are shut
    /// out. A first page opens no reason by itself, or it could not be shown any more once the hour's openings
    /// are used up.
    ///
    /// @param why the emergency whose reason the reader asks for, which is on record
    @Transactional
    public List<GlassNotice> forReader(Words words, @Nullable UUID why) {
        var me = actor.get().account();
        var now = clock.instant();
        var found = OwnWork.of(
                WORK,
                () -> jdbc.sql("""
                select o.id, o.case_number, a.display_name, o.since, o.because, o.because_sealed
                  from access.case_opening o join access.account a on a.id = o.account
                 where o.kind = 'BREAK_GLASS' and o.reviewed_at is null and o.account <> :me
                   and (exists (select from access.case_share s
                                  join access.role_grant g on g.unit = s.unit and g.account = :me and g.ended_at is null
                                   and (g.until_at is null or g.until_at > statement_timestamp())
                                   and g.role <> 'ADMINISTRATOR'
                                 where s.case_number = o.case_number and s.kind = 'HOLDER' and s.ended_at is null)
                        or exists (select from access.case_assignment w
                                    where w.case_number = o.case_number and w.account = :me and w.ended_at is null))
                   and not exists (select from access.case_exclusion x
                                    where x.case_number = o.case_number and x.account = :me
                                      and x.ended_at is null)
                 order by o.since desc limit :most
                """)
                        .param("me", me)
                        .param("most", MOST)
                        .query((row, _) -> {
                            var since = row.getTimestamp("since").toInstant();
                            return new Found(
                                    KeptNote.in(row, OpeningRows.BECAUSE, row.getString("id")),
                                    new GlassNotice(
                                            row.getObject("id", UUID.class),
                                            row.getString("case_number"),
                                            row.getString("display_name"),
                                            words.moment(since),
                                            "",
                                            late(since, now)));
                        })
                        .list());
        return found.stream()
                .map(it -> it.notice().id().equals(why) ? it.opened(vault) : it.notice())
                .toList();
    }

    private record Found(KeptNote because, GlassNotice notice) {
        GlassNotice opened(Vault vault) {
            var because = vault.openNotes(notice.caseNumber(), "access.openings", List.of(because()))
                    .getFirst();
            return new GlassNotice(
                    notice.id(), notice.caseNumber(), notice.who(), notice.when(), because, notice.late());
        }
    }

    /// Raises an alarm for each emergency that nobody has reviewed in time, once.
    ///
    /// @return how many
    @Transactional
    public int sayWhatIsLate() {
        var now = clock.instant();
        var late = OwnWork.of(
                WORK,
                () -> jdbc.sql("""
                update access.case_opening set late_since = :now
                 where kind = 'BREAK_GLASS' and reviewed_at is null and late_since is null and since < :before
                returning id, case_number
                """)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("before", now.minus(CaseOpenings.REVIEW_WITHIN).atOffset(ZoneOffset.UTC))
                        .query((row, _) -> AuditEvent.byJob(
                                        "glass-reviews",
                                        AccessActs.GLASS_LATE,
                                        "case-opening",
                                        row.getObject("id", UUID.class))
                                .inCase(row.getString("case_number")))
                        .list());
        if (!late.isEmpty()) {
            trail.recordAll(late);
        }
        return late.size();
    }

    private static boolean late(Instant since, Instant now) {
        return since.plus(CaseOpenings.REVIEW_WITHIN).isBefore(now);
    }
}
