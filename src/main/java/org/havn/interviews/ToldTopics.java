package org.havn.interviews;

import static org.havn.platform.Columns.column;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.havn.cases.CaseNumber;
import org.havn.interviews.forms.Topic;
import org.havn.people.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Who has told about what already, so that nobody asks again.
@Component
class ToldTopics {
    /// Somebody told somebody about a topic.
    record Told(
            InterviewId interview,
            CaseNumber household,
            @Nullable UUID person,
            Topic topic,
            UUID heardBy,
            Instant at) {}

    private record Key(@Nullable UUID person, Topic topic) {}

    private final JdbcClient jdbc;

    ToldTopics(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Keeps what was told, of each topic the first and the last time.
    void keep(Collection<Told> told) {
        var each = new LinkedHashMap<Key, Told>();
        told.forEach(it -> each.merge(
                new Key(it.person(), it.topic()), it, (one, other) -> one.at().isAfter(other.at()) ? one : other));
        if (each.isEmpty()) {
            return;
        }
        var rows = each.values();
        jdbc.sql("""
                insert into interviews.told_topic
                    (interview_id, case_number, person_id, topic, heard_by, first_at, last_at)
                select interview, number, person, topic, by_account, at, at
                  from unnest(cast(:interview as uuid[]), cast(:number as text[]), cast(:person as uuid[]),
                              cast(:topic as text[]), cast(:by as uuid[]), cast(:at as timestamptz[]))
                       as it (interview, number, person, topic, by_account, at)
                on conflict (interview_id, topic, person_id) do update
                   set first_at = least(told_topic.first_at, excluded.first_at),
                       last_at = greatest(told_topic.last_at, excluded.last_at)
                """)
                .param("interview", column(rows, Told::interview))
                .param("number", column(rows, Told::household))
                .param("person", column(rows, Told::person))
                .param("topic", column(rows, Told::topic))
                .param("by", column(rows, Told::heardBy))
                .param("at", column(rows, Told::at))
                .update();
    }

    List<ToldTopic> of(CaseNumber household) {
        return jdbc.sql("""
                select * from interviews.told_topic where case_number = :number order by last_at desc, topic
                """)
                .param("number", household.value())
                .query((row, _) -> new ToldTopic(
                        new InterviewId(row.getObject("interview_id", UUID.class)),
                        Optional.ofNullable(row.getObject("person_id", UUID.class))
                                .map(PersonId::new)
                                .orElse(null),
                        Topic.valueOf(row.getString("topic")),
                        row.getObject("heard_by", UUID.class),
                        Objects.requireNonNull(InterviewRows.instant(row, "first_at"), "told at some time"),
                        Objects.requireNonNull(InterviewRows.instant(row, "last_at"), "told at some time")))
                .list();
    }
}
