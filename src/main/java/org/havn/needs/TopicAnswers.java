package org.havn.needs;

import static org.havn.platform.Columns.column;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.havn.cases.CaseNumber;
import org.havn.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table of what was asked and what was answered.
@Component
class TopicAnswers {
    private final JdbcClient jdbc;

    TopicAnswers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Keeps answers; a newer one takes the place of the older. Where nobody asked, nothing is stored.
    void keep(Collection<TopicAnswer> answers) {
        var told =
                answers.stream().filter(it -> it.answer() != Answer.NOT_ASKED).toList();
        jdbc.sql("""
                insert into needs.topic_answer (person_id, case_number, topic, answer, answered_on)
                select * from unnest(cast(:person as uuid[]), cast(:number as text[]), cast(:topic as text[]),
                                     cast(:answer as text[]), cast(:on as date[]))
                on conflict (person_id, topic) do update
                   set answer = excluded.answer, answered_on = excluded.answered_on
                 where excluded.answered_on >= topic_answer.answered_on
                """)
                .param("person", column(told, it -> it.person().value()))
                .param("number", column(told, TopicAnswer::household))
                .param("topic", column(told, TopicAnswer::topic))
                .param("answer", column(told, TopicAnswer::answer))
                .param("on", column(told, TopicAnswer::on))
                .update();
    }

    List<TopicAnswer> answersOf(CaseNumber household) {
        return jdbc.sql("select * from needs.topic_answer where case_number = :number order by person_id, topic")
                .param("number", household.value())
                .query((row, _) -> new TopicAnswer(
                        new CaseNumber(row.getString("case_number")),
                        new PersonId(row.getObject("person_id", UUID.class)),
                        Topic.valueOf(row.getString("topic")),
                        Answer.valueOf(row.getString("answer")),
                        row.getObject("answered_on", LocalDate.class)))
                .list();
    }
}
