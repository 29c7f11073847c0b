package org.havn.interviews;

import static org.havn.platform.Columns.column;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.havn.access.keeping.CopiedPart;
import org.havn.access.keeping.CopiedRows;
import org.havn.access.keeping.PersonRecords;
import org.havn.access.keeping.Whom;
import org.havn.access.vault.KeyOwner;
import org.havn.access.vault.Reading;
import org.havn.access.vault.Sealed;
import org.havn.access.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What is kept of interviews. In a copy a person finds what they said themselves and what was said about the
/// household as a whole; another member's answers are closed to them.
@Component
class InterviewsRecords implements PersonRecords {
    private static final String OF_A_COPY = "access.copy";

    @SuppressWarnings("ArrayRecordComponent") // read from a row, opened, let go
    private record Kept(InterviewId interview, String household, UUID id, boolean own, byte[] sealed, String at) {
        @Override
        public String toString() {
            return "Kept[" + id + ", hidden]";
        }
    }

    private final CopiedRows rows;
    private final JdbcClient jdbc;
    private final Vault vault;

    InterviewsRecords(CopiedRows rows, JdbcClient jdbc, Vault vault) {
        this.rows = rows;
        this.jdbc = jdbc;
        this.vault = vault;
    }

    @Override
    public int order() {
        return 25;
    }

    @Override
    public Set<String> tables() {
        return Set.of(
                "interviews.interview",
                "interviews.answer",
                "interviews.answer_conflict",
                "interviews.answer_operation",
                "interviews.answer_set_aside",
                "interviews.check_out",
                "interviews.told_topic",
                "interviews.closed_topic");
    }

    @Override
    public List<CopiedPart> copy(Whom whom) {
        return List.of(
                rows.part("interviews.interview", """
                        select id as interview_id, planned_on, state, language, dialect, consent_at, sealed_at
                          from interviews.interview
                         where case_number = any(:cases) and :persons is not null order by planned_on, id""", whom),
                said("interviews.answer", whom),
                rows.part("interviews.told_topic", """
                        select topic, first_at, last_at from interviews.told_topic
                         where person_id = any(cast(:persons as uuid[]))
                            or (person_id is null and case_number = any(:cases))
                         order by first_at, topic""", whom),
                closed(whom),
                rows.part("interviews.check_out", """
                        select interview_id, because, taken_at, expires_at, ending, ended_at from interviews.check_out
                         where case_number = any(:cases) and :persons is not null order by taken_at, id""", whom));
    }

    /// Everything they ever said, opened case by case; each opening is an event.
    private CopiedPart said(String table, Whom whom) {
        var found = new ArrayList<Map<String, String>>();
        for (var answer : answers(whom)) {
            var owner = answer.own() ? KeyOwner.person(personOf(answer.id())) : KeyOwner.household(answer.household());
            vault.open(
                            new Reading(answer.household(), OF_A_COPY),
                            new Sealed(SealedAnswers.answer(answer.id()), owner, answer.sealed()))
                    .map(SaidText::of)
                    .ifPresent(said -> {
                        var row = new LinkedHashMap<String, String>();
                        row.put("interview_id", answer.interview().toString());
                        row.put("question", said.path().name());
                        row.put("answer", said.answer().standing().name());
                        if (!said.answer().value().isEmpty()) {
                            row.put("words", said.answer().value());
                        }
                        row.put("at", answer.at());
                        found.add(row);
                    });
        }
        return new CopiedPart(table, found);
    }

    private UUID personOf(UUID answer) {
        return jdbc.sql("select person_id from interviews.answer where id = :id")
                .param("id", answer)
                .query(UUID.class)
                .single();
    }

    private List<Kept> answers(Whom whom) {
        return jdbc.sql("""
                select a.id, a.interview_id, a.said, a.written_at, i.case_number, a.person_id is not null as own
                  from interviews.answer a join interviews.interview i on i.id = a.interview_id
                 where a.person_id = any(cast(:persons as uuid[]))
                    or (a.person_id is null and i.case_number = any(:cases))
                 order by a.written_at, a.id
                """)
                .param("persons", column(whom.persons(), it -> it))
                .param("cases", column(whom.cases(), it -> it))
                .query((row, _) -> new Kept(
                        new InterviewId(row.getObject("interview_id", UUID.class)),
                        row.getString("case_number"),
                        row.getObject("id", UUID.class),
                        row.getBoolean("own"),
                        row.getBytes("said"),
                        row.getTimestamp("written_at").toInstant().toString()))
                .list();
    }

    private CopiedPart closed(Whom whom) {
        return rows.part("interviews.closed_topic", """
                select topic, closed_at, opened_at from interviews.closed_topic
                 where person_id = any(cast(:persons as uuid[])) and :cases is not null order by closed_at""", whom);
    }

    @Override
    public Map<String, Integer> erase(Whom whom) {
        var gone = new LinkedHashMap<String, Integer>();
        gone.put("interviews.closed_topic", rows.change("""
                delete from interviews.closed_topic
                 where person_id = any(cast(:persons as uuid[])) or case_number = any(:cases)""", whom));
        gone.put("interviews.told_topic", rows.change("""
                delete from interviews.told_topic
                 where person_id = any(cast(:persons as uuid[])) or case_number = any(:cases)""", whom));
        gone.put("interviews.answer_operation", rows.change("""
                delete from interviews.answer_operation o using interviews.interview i
                 where i.id = o.interview_id
                   and (o.person_id = any(cast(:persons as uuid[])) or i.case_number = any(:cases))""", whom));
        gone.put("interviews.check_out", rows.change("""
                delete from interviews.check_out
                 where case_number = any(:cases) and :persons is not null""", whom));
        gone.put("interviews.answer_set_aside", rows.change("""
                delete from interviews.answer_set_aside a using interviews.interview i
                 where i.id = a.interview_id
                   and (a.person_id = any(cast(:persons as uuid[])) or i.case_number = any(:cases))""", whom));
        gone.put("interviews.answer_conflict", rows.change("""
                delete from interviews.answer_conflict a using interviews.interview i
                 where i.id = a.interview_id
                   and (a.person_id = any(cast(:persons as uuid[])) or i.case_number = any(:cases))""", whom));
        gone.put("interviews.answer", rows.change("""
                delete from interviews.answer a using interviews.interview i
                 where i.id = a.interview_id
                   and (a.person_id = any(cast(:persons as uuid[])) or i.case_number = any(:cases))""", whom));
        gone.put("interviews.interview", rows.change("""
                delete from interviews.interview
                 where case_number = any(:cases) and :persons is not null""", whom));
        return gone;
    }
}
