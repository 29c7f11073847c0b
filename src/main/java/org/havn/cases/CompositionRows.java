package org.havn.cases;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.havn.people.BirthDate;
import org.havn.people.PersonId;
import org.havn.people.PersonName;
import org.havn.people.Relation;
import org.havn.people.Script;
import org.havn.people.Sex;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tables behind who is on a case, where they change.
@Component
class CompositionRows {
    private final JdbcClient jdbc;
    private final Clock clock;

    CompositionRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void propose(ProposedMember it) {
        var relation = it.relation();
        var relative = it.relative();
        jdbc.sql("""
                insert into cases.proposed_member (id, case_number, given, family, script, birth_date, birth_year, sex,
                                                   relationship, relation, relative_id, proposed_at)
                values (:id, :number, :given, :family, :script, :date, :year, :sex, :relationship, :relation,
                        :relative, :now)
                """)
                .param("id", it.id())
                .param("number", it.household().value())
                .param("given", it.name().given())
                .param("family", it.name().family())
                .param("script", it.name().script().code())
                .param("date", it.birth() instanceof BirthDate.Exact(var date) ? date : null)
                .param("year", it.birth().year().getValue())
                .param("sex", it.sex().name())
                .param("relationship", it.relationship().name())
                .param("relation", relation == null ? null : relation.name())
                .param("relative", relative == null ? null : relative.value())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<ProposedMember> proposed(UUID id) {
        return jdbc.sql("select * from cases.proposed_member where id = :id")
                .param("id", id)
                .query((row, _) -> proposed(row))
                .optional();
    }

    List<ProposedMember> proposedFor(CaseNumber number) {
        return jdbc.sql("select * from cases.proposed_member where case_number = :number order by proposed_at")
                .param("number", number.value())
                .query((row, _) -> proposed(row))
                .list();
    }

    void forget(UUID proposed) {
        jdbc.sql("delete from cases.proposed_member where id = :id")
                .param("id", proposed)
                .update();
    }

    void add(CaseNumber number, PersonId person, Relationship relationship) {
        jdbc.sql("""
                insert into cases.case_member (case_number, position, person_id, relationship, travels)
                select :number, 1 + max(position), :person, :relationship, true
                  from cases.case_member where case_number = :number
                """)
                .param("number", number.value())
                .param("person", person.value())
                .param("relationship", relationship.name())
                .update();
        count(number);
    }

    void remove(CaseNumber number, PersonId person) {
        jdbc.sql("delete from cases.case_member where case_number = :number and person_id = :person")
                .param("number", number.value())
                .param("person", person.value())
                .update();
        count(number);
    }

    /// The size of the household follows who is on the case, and whoever holds an older version is told so.
    void count(CaseNumber number) {
        jdbc.sql("""
                update cases.resettlement_case c
                   set version = version + 1,
                       household_size = (select count(*) from cases.case_member m
                                          where m.case_number = c.case_number and m.travels)
                 where case_number = :number
                """).param("number", number.value()).update();
    }

    /// Raises both priorities, or one.
    void raise(CaseNumber number, String processing, String submission) {
        jdbc.sql("""
                update cases.resettlement_case
                   set processing_priority = :processing, submission_priority = :submission, version = version + 1
                 where case_number = :number
                """)
                .param("number", number.value())
                .param("processing", processing)
                .param("submission", submission)
                .update();
    }

    /// Gives up part of a programme's quota.
    void release(ProgrammeId programme, int left) {
        jdbc.sql("update cases.programme set quota = :left where id = :id")
                .param("left", left)
                .param("id", programme.value())
                .update();
    }

    private static ProposedMember proposed(ResultSet row) throws SQLException {
        var date = row.getObject("birth_date", LocalDate.class);
        var relation = row.getString("relation");
        var relative = row.getObject("relative_id", UUID.class);
        return new ProposedMember(
                row.getObject("id", UUID.class),
                new CaseNumber(row.getString("case_number")),
                new PersonName(row.getString("given"), row.getString("family"), new Script(row.getString("script"))),
                date == null ? new BirthDate.YearOnly(Year.of(row.getInt("birth_year"))) : new BirthDate.Exact(date),
                Sex.valueOf(row.getString("sex")),
                Relationship.valueOf(row.getString("relationship")),
                relation == null ? null : Relation.valueOf(relation),
                relative == null ? null : new PersonId(relative));
    }
}
