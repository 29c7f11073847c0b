package org.havn.audit;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Answers questions about the trail.
@Component
class TrailSearch {
    private static final Table<Record> EVENT = table(name("audit", "event"));
    private static final Field<UUID> ID = field(name("id"), UUID.class);
    private static final Field<OffsetDateTime> MOMENT = field(name("moment"), OffsetDateTime.class);
    private static final int MOST_ACCOUNTS = 500;
    private static final String ENTRY = """
            select e.id, e.moment, e.account, e.job, e.act, e.purpose, e.object_type, e.object_id, e.case_number,
                   e.detail::text as detail, e.request, l.number
              from audit.event e left join audit.leaf l on l.event = e.id
            """;

    private final DSLContext sql;
    private final JdbcClient jdbc;

    TrailSearch(DSLContext sql, JdbcClient jdbc) {
        this.sql = sql;
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public TrailAnswer find(TrailQuestion question) {
        var condition = condition(question);
        var counted =
                sql.fetchCount(sql.selectOne().from(EVENT).where(condition).limit(TrailAnswer.COUNTED + 1));
        var ids = sql.select(ID)
                .from(EVENT)
                .where(condition)
                .orderBy(MOMENT.desc(), ID.desc())
                .limit(question.pageSize())
                .offset((long) (question.page() - 1) * question.pageSize())
                .fetch(ID);
        return new TrailAnswer(entries(ids), counted);
    }

    private List<TrailEntry> entries(List<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql(ENTRY + " where e.id in (:ids) order by e.moment desc, e.id desc")
                        .param("ids", ids)
                        .query((row, _) -> entry(row))
                        .list();
    }

    @Transactional(readOnly = true)
    public List<TrailEntry> openings(String caseNumber, List<String> acts, int limit) {
        return acts.isEmpty()
                ? List.of()
                : jdbc.sql(ENTRY + """
                         where e.case_number = :case and e.act in (:acts)
                         order by e.moment desc, e.id desc limit :limit
                        """)
                        .param("case", caseNumber)
                        .param("acts", acts)
                        .param("limit", limit)
                        .query((row, _) -> entry(row))
                        .list();
    }

    /// By two indexes, one for each way in which an event is about an account.
    @Transactional(readOnly = true)
    public List<TrailEntry> aboutAccount(UUID account, List<String> acts, Instant since, int limit) {
        return jdbc.sql(ENTRY + """
                 where e.id in (select id from audit.event
                                 where account = :account and act in (:acts) and moment > :since
                                 union all
                                select id from audit.event
                                 where act in (:acts) and moment > :since and object_type = 'account'
                                   and object_id = :text)
                 order by e.moment desc, e.id desc limit :limit
                """)
                .param("account", account)
                .param("text", account.toString())
                .param("acts", acts)
                .param("since", utc(since))
                .param("limit", limit)
                .query((row, _) -> entry(row))
                .list();
    }

    /// Hops from account to account over the index instead of reading every event.
    @Transactional(readOnly = true)
    public List<UUID> accountsSeen() {
        return jdbc.sql("""
                with recursive seen as (
                    (select account from audit.event where account is not null order by account limit 1)
                    union all
                    select (select e.account from audit.event e where e.account > seen.account
                             order by e.account limit 1)
                      from seen where seen.account is not null
                )
                select account from seen where account is not null limit :most
                """)
                .param("most", MOST_ACCOUNTS)
                .query((row, _) -> UUID.fromString(row.getString("account")))
                .list();
    }

    private static Condition condition(TrailQuestion question) {
        var all = new ArrayList<Condition>();
        if (question.act() != null) {
            all.add(field(name("act"), String.class).eq(question.act()));
        }
        if (question.account() != null) {
            all.add(field(name("account"), UUID.class).eq(question.account()));
        }
        if (question.caseNumber() != null) {
            all.add(field(name("case_number"), String.class).eq(question.caseNumber()));
        }
        if (question.from() != null) {
            all.add(MOMENT.ge(utc(question.from())));
        }
        if (question.until() != null) {
            all.add(MOMENT.lt(utc(question.until())));
        }
        return DSL.and(all);
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    private static TrailEntry entry(ResultSet row) throws SQLException {
        var account = row.getObject("account", UUID.class);
        return new TrailEntry(
                row.getObject("id", UUID.class),
                row.getObject("moment", OffsetDateTime.class).toInstant(),
                account == null ? new Who.Job(row.getString("job")) : new Who.Account(account),
                row.getString("act"),
                new Subject(row.getString("object_type"), row.getString("object_id")),
                row.getString("case_number"),
                row.getString("purpose"),
                row.getString("detail"),
                row.getObject("request", UUID.class),
                row.getObject("number", Long.class));
    }
}
