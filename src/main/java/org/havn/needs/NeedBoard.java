package org.havn.needs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.havn.cases.CaseNumber;
import org.havn.people.PersonId;
import org.havn.reference.CapabilityCode;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Open needs over all cases that the reader sees: whose they are, which are late, and on which nobody has had a hand.
///
/// It reads nothing that is sealed.
@Component
class NeedBoard {
    /// What the board shows.
    enum Show {
        /// Every open need.
        ALL,
        /// Those that the reader holds.
        MINE,
        /// Their day has passed.
        OVERDUE,
        /// Nobody holds them.
        UNOWNED,
        /// Said, and confirmed by nobody yet.
        WAITING,
        /// Nobody has had a hand on them for too long.
        SILENT
    }

    /// A need as lists may show it.
    ///
    /// @param touched when a hand was last on it
    record Row(
            NeedId id,
            CaseNumber household,
            @Nullable PersonId person,
            @Nullable CapabilityCode capability,
            Severity severity,
            NeedState state,
            String owner,
            @Nullable LocalDate due,
            Instant touched) {}

    /// What the figures above the list count, and how many each owner holds.
    record Counts(Map<Show, Integer> shown, Map<String, Integer> byOwner) {}

    /// Which of the open needs are meant.
    ///
    /// @param me the reader's account, as needs keep it
    /// @param owner only those that this account or role holds; empty for everybody's
    record Asked(Show show, String me, String owner) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Duration silence;

    NeedBoard(JdbcClient jdbc, Clock clock, @Value("${havn.needs.silence:30d}") Duration silence) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.silence = silence;
        if (!silence.isPositive()) {
            throw new IllegalArgumentException("havn.needs.silence has to be longer than nothing");
        }
    }

    /// After how many days without a hand on it a need is silent.
    long silentAfterDays() {
        return silence.toDays();
    }

    @Transactional(readOnly = true)
    Counts counts(String me) {
        var shown = new LinkedHashMap<Show, Integer>();
        jdbc.sql("""
                select count(*) as "ALL", count(*) filter (where owner = :me) as "MINE",
                       count(*) filter (where due < :today) as "OVERDUE",
                       count(*) filter (where owner = '') as "UNOWNED",
                       count(*) filter (where state = 'VOICED') as "WAITING",
                       count(*) filter (where touched_at < :before) as "SILENT"
                  from needs.need where state in ('VOICED', 'CONFIRMED', 'PLANNED', 'GIVEN')
                """)
                .param("me", me)
                .param("today", LocalDate.now(clock))
                .param("before", silentBefore())
                .query(row -> {
                    for (var show : Show.values()) {
                        shown.put(show, row.getInt(show.name()));
                    }
                });
        var byOwner = new LinkedHashMap<String, Integer>();
        jdbc.sql("""
                select owner, count(*) as needs from needs.need
                 where state in ('VOICED', 'CONFIRMED', 'PLANNED', 'GIVEN') and owner <> ''
                 group by owner order by 2 desc, 1 limit 100
                """).query(row -> {
            byOwner.put(row.getString("owner"), row.getInt("needs"));
        });
        return new Counts(shown, byOwner);
    }

    /// How many are meant.
    @Transactional(readOnly = true)
    int count(Asked asked) {
        return with(asked, """
                select count(*) from needs.need
                 where state in ('VOICED', 'CONFIRMED', 'PLANNED', 'GIVEN')
                   and (:owner = '' or owner = :owner)
                   and case :show when 'MINE' then owner = :me
                                  when 'OVERDUE' then due < :today
                                  when 'UNOWNED' then owner = ''
                                  when 'WAITING' then state = 'VOICED'
                                  when 'SILENT' then touched_at < :before
                                  else true end
                """).query(Integer.class).single();
    }

    /// Those that are meant, the longest late first, then the longest silent.
    @Transactional(readOnly = true)
    List<Row> rows(Asked asked, int most, int after) {
        return with(asked, """
                select id, case_number, person_id, capability, severity, state, owner, due, touched_at from needs.need
                 where state in ('VOICED', 'CONFIRMED', 'PLANNED', 'GIVEN')
                   and (:owner = '' or owner = :owner)
                   and case :show when 'MINE' then owner = :me
                                  when 'OVERDUE' then due < :today
                                  when 'UNOWNED' then owner = ''
                                  when 'WAITING' then state = 'VOICED'
                                  when 'SILENT' then touched_at < :before
                                  else true end
                 order by due < :today desc nulls last,
                          array_position(array['CRITICAL', 'HIGH', 'MODERATE', 'LOW'], severity), due nulls last,
                          touched_at, id
                 limit :most offset :after
                """)
                .param("most", most)
                .param("after", after)
                .query((row, _) -> row(row))
                .list();
    }

    /// In which cases proposals wait for somebody to decide, the longest waiting first.
    @Transactional(readOnly = true)
    Map<CaseNumber, Integer> proposals(int most) {
        var waiting = new LinkedHashMap<CaseNumber, Integer>();
        jdbc.sql("""
                select case_number, count(*) as proposals from needs.proposal where state = 'WAITING'
                 group by case_number order by min(proposed_at), 1 limit :most
                """).param("most", most).query(row -> {
            waiting.put(new CaseNumber(row.getString("case_number")), row.getInt("proposals"));
        });
        return waiting;
    }

    private JdbcClient.StatementSpec with(Asked asked, String statement) {
        return jdbc.sql(statement)
                .param("show", asked.show().name())
                .param("me", asked.me())
                .param("owner", asked.owner())
                .param("today", LocalDate.now(clock))
                .param("before", silentBefore());
    }

    private OffsetDateTime silentBefore() {
        return clock.instant().minus(silence).atOffset(ZoneOffset.UTC);
    }

    /// Whether nobody has had a hand on it for too long.
    boolean silent(Row row) {
        return row.touched().isBefore(clock.instant().minus(silence));
    }

    private static Row row(ResultSet row) throws SQLException {
        var person = row.getObject("person_id", UUID.class);
        var capability = row.getString("capability");
        return new Row(
                new NeedId(row.getObject("id", UUID.class)),
                new CaseNumber(row.getString("case_number")),
                person == null ? null : new PersonId(person),
                capability == null ? null : new CapabilityCode(capability),
                Severity.valueOf(row.getString("severity")),
                NeedState.valueOf(row.getString("state")),
                row.getString("owner"),
                row.getObject("due", LocalDate.class),
                row.getObject("touched_at", OffsetDateTime.class).toInstant());
    }
}
