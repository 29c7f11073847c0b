package org.havn.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.havn.platform.OwnWork;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table of openings, written and read as Havn's own work.
@Component
class OpeningRows {
    private final JdbcClient jdbc;

    OpeningRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
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
                insert into access.case_opening (id, case_number, account, kind, because, since, until_at)
                values (:id, :number, :account, :kind, :because, :since, :until)
                """)
                        .param("id", it.id())
                        .param("number", it.caseNumber())
                        .param("account", it.account())
                        .param("kind", it.kind().name())
                        .param("because", it.because())
                        .param("since", it.since().atOffset(ZoneOffset.UTC))
                        .param("until", it.until().atOffset(ZoneOffset.UTC))
                        .update());
    }

    /// The newest openings of a kind, those without a review first.
    List<CaseOpening> newest(CaseOpening.Kind kind, int limit) {
        return OwnWork.of(
                "access.openings",
                () -> jdbc.sql("""
                select * from access.case_opening where kind = :kind
                 order by (reviewed_at is not null), since desc limit :limit
                """)
                        .param("kind", kind.name())
                        .param("limit", limit)
                        .query((row, _) -> opening(row))
                        .list());
    }

    Optional<CaseOpening> find(UUID id) {
        return OwnWork.of(
                "access.openings",
                () -> jdbc.sql("select * from access.case_opening where id = :id")
                        .param("id", id)
                        .query((row, _) -> opening(row))
                        .optional());
    }

    /// Keeps a review, unless there is one.
    boolean review(UUID id, UUID by, Instant at, String review) {
        return OwnWork.of(
                "access.openings",
                () -> jdbc.sql("""
                        update access.case_opening set reviewed_by = :by, reviewed_at = :at, review = :review
                         where id = :id and reviewed_at is null and account <> :by
                        """)
                                .param("id", id)
                                .param("by", by)
                                .param("at", at.atOffset(ZoneOffset.UTC))
                                .param("review", review)
                                .update()
                        > 0);
    }

    private static CaseOpening opening(ResultSet row) throws SQLException {
        return new CaseOpening(
                row.getObject("id", UUID.class),
                row.getString("case_number"),
                row.getObject("account", UUID.class),
                CaseOpening.Kind.valueOf(row.getString("kind")),
                row.getString("because"),
                row.getTimestamp("since").toInstant(),
                row.getTimestamp("until_at").toInstant(),
                row.getObject("reviewed_by", UUID.class),
                row.getString("review"));
    }
}
