package org.havn.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.havn.access.vault.Reading;
import org.havn.access.vault.Sealed;
import org.havn.access.vault.SealedNote;
import org.havn.access.vault.Vault;
import org.havn.platform.OwnWork;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table of openings, written and read as Havn's own work.
@Component
class OpeningRows {
    static final SealedNote BECAUSE = SealedNote.of("access.case_opening", "because", "id");
    static final SealedNote REVIEW = SealedNote.of("access.case_opening", "review", "id");

    private final JdbcClient jdbc;
    private final Vault vault;

    OpeningRows(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /// Holds the account until the transaction ends, so that fifty requests at once are counted one by one.
    void oneAtATime(UUID account) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0))")
                .param("key", "opening:" + account)
                .query(row -> {});
    }

    /// How often an account has tried since a moment, found or not.
    int triesSince(UUID account, Instant since) {
        return jdbc.sql("select count(*) from access.opening_try where account = :account and at > :since")
                .param("account", account)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    void countTry(UUID account, Instant now) {
        jdbc.sql("insert into access.opening_try (account, at) values (:account, :now)")
                .param("account", account)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// Whether the case may be opened: it exists, and it is not closed to this account.
    ///
    /// @param sameOrganisation only where a unit of one of the account's organisations sees it
    boolean mayOpen(String number, UUID account, boolean sameOrganisation) {
        return OwnWork.of(
                "access.openings",
                () -> jdbc.sql("""
                select exists (select from access.case_scope c where c.case_number = :number)
                   and not exists (select from access.case_exclusion x
                                    where x.case_number = :number and x.account = :account
                                      and x.ended_at is null)
                   and (not :same or exists (
                        select from access.case_scope c
                          join access.case_share s on s.case_number = c.case_number and s.ended_at is null
                          join access.unit u on u.id = s.unit
                         where c.case_number = :number and not c.locked
                           and u.organisation in (select own.organisation from access.role_grant g
                                                    join access.unit own on own.id = g.unit
                                                   where g.account = :account and g.ended_at is null
                                                     and g.role in ('CASEWORKER', 'PLACEMENT_OFFICER')
                                                     and (g.until_at is null or g.until_at > statement_timestamp()))))
                """)
                        .param("number", number)
                        .param("account", account)
                        .param("same", sameOrganisation)
                        .query(Boolean.class)
                        .single());
    }

    void insert(CaseOpening it) {
        OwnWork.run(
                "access.openings",
                () -> jdbc.sql("""
                insert into access.case_opening (id, case_number, account, kind, because_sealed, since, until_at)
                values (:id, :number, :account, :kind, :because, :since, :until)
                """)
                        .param("id", it.id())
                        .param("number", it.caseNumber())
                        .param("account", it.account())
                        .param("kind", it.kind().name())
                        .param(
                                "because",
                                vault.seal(List.of(BECAUSE.unsealed(it.id().toString(), it.caseNumber(), it.because())))
                                        .getFirst())
                        .param("since", it.since().atOffset(ZoneOffset.UTC))
                        .param("until", it.until().atOffset(ZoneOffset.UTC))
                        .update());
    }

    /// The newest openings of a kind, those without a review first; that their reasons were opened is on
    /// record.
    List<CaseOpening> newest(CaseOpening.Kind kind, int limit) {
        return opened(OwnWork.of(
                "access.openings",
                () -> jdbc.sql("""
                select * from access.case_opening where kind = :kind
                 order by (reviewed_at is not null), since desc limit :limit
                """)
                        .param("kind", kind.name())
                        .param("limit", limit)
                        .query((row, _) -> opening(row))
                        .list()));
    }

    /// The openings of a case that the reader may see, with their reasons, the oldest first.
    List<CaseOpening> ofCase(String number) {
        return opened(jdbc.sql("select * from access.case_opening where case_number = :number order by since")
                .param("number", number)
                .query((row, _) -> opening(row))
                .list());
    }

    /// An opening by its id; its reason stays sealed.
    Optional<CaseOpening> find(UUID id) {
        return OwnWork.of(
                "access.openings",
                () -> jdbc.sql("select * from access.case_opening where id = :id")
                        .param("id", id)
                        .query((row, _) -> opening(row).opening())
                        .optional());
    }

    /// Keeps a review, unless there is one.
    boolean review(UUID id, String caseNumber, UUID by, Instant at, String review) {
        return OwnWork.of(
                "access.openings",
                () -> jdbc.sql("""
                        update access.case_opening set reviewed_by = :by, reviewed_at = :at, review_sealed = :review
                         where id = :id and reviewed_at is null and account <> :by
                        """)
                                .param("id", id)
                                .param("by", by)
                                .param("at", at.atOffset(ZoneOffset.UTC))
                                .param(
                                        "review",
                                        vault.seal(List.of(REVIEW.unsealed(id.toString(), caseNumber, review)))
                                                .getFirst())
                                .update()
                        > 0);
    }

    private List<CaseOpening> opened(List<Found> found) {
        return found.stream().map(this::opened).toList();
    }

    private CaseOpening opened(Found found) {
        var it = found.opening();
        var id = it.id().toString();
        var sealed = new ArrayList<Sealed>();
        if (found.because() != null) {
            sealed.add(BECAUSE.found(id, it.caseNumber(), found.because()));
        }
        if (found.review() != null) {
            sealed.add(REVIEW.found(id, it.caseNumber(), found.review()));
        }
        var texts = vault.open(new Reading(it.caseNumber(), "access.openings"), sealed)
                .iterator();
        return new CaseOpening(
                it.id(),
                it.caseNumber(),
                it.account(),
                it.kind(),
                found.because() == null ? it.because() : texts.next().orElse(""),
                it.since(),
                it.until(),
                it.reviewedBy(),
                found.review() == null ? it.review() : texts.next().orElse(""));
    }

    @SuppressWarnings("ArrayRecordComponent") // read from a row, opened, let go
    private record Found(CaseOpening opening, byte @Nullable [] because, byte @Nullable [] review) {}

    private static Found opening(ResultSet row) throws SQLException {
        var because = row.getString("because");
        return new Found(
                new CaseOpening(
                        row.getObject("id", UUID.class),
                        row.getString("case_number"),
                        row.getObject("account", UUID.class),
                        CaseOpening.Kind.valueOf(row.getString("kind")),
                        because == null ? "" : because,
                        row.getTimestamp("since").toInstant(),
                        row.getTimestamp("until_at").toInstant(),
                        row.getObject("reviewed_by", UUID.class),
                        row.getString("review")),
                row.getBytes("because_sealed"),
                row.getBytes("review_sealed"));
    }
}
