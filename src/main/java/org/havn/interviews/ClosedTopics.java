package org.havn.interviews;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.havn.access.vault.KeyOwner;
import org.havn.access.vault.Place;
import org.havn.access.vault.Vault;
import org.havn.cases.CaseNumber;
import org.havn.interviews.forms.Topic;
import org.havn.people.PersonId;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// About what a person is not asked again, and why, which only few may read.
@Component
class ClosedTopics {
    private final JdbcClient jdbc;
    private final Vault vault;

    ClosedTopics(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    static Place because(UUID id) {
        return new Place("interviews.closed_topic", "because", id.toString());
    }

    void close(CaseNumber household, ClosedTopic topic, String because) {
        try {
            jdbc.sql("""
                    insert into interviews.closed_topic
                        (id, case_number, person_id, topic, because, closed_by, closed_at)
                    values (:id, :number, :person, :topic, :because, :by, :at)
                    """)
                    .param("id", topic.id())
                    .param("number", household.value())
                    .param("person", topic.person().value())
                    .param("topic", topic.topic().name())
                    .param(
                            "because",
                            vault.seal(
                                    because(topic.id()),
                                    KeyOwner.person(topic.person().value()),
                                    because))
                    .param("by", topic.closedBy())
                    .param("at", InterviewRows.utc(topic.at()))
                    .update();
        } catch (DuplicateKeyException already) {
            throw new TopicClosedMeanwhile();
        }
    }

    /// @return whether it was closed
    boolean open(CaseNumber household, UUID id, UUID by, Instant at) {
        return jdbc.sql("""
                        update interviews.closed_topic set opened_by = :by, opened_at = :at
                         where id = :id and case_number = :number and opened_at is null
                        """)
                        .param("id", id)
                        .param("number", household.value())
                        .param("by", by)
                        .param("at", InterviewRows.utc(at))
                        .update()
                > 0;
    }

    List<ClosedTopic> of(CaseNumber household) {
        return jdbc.sql("""
                select * from interviews.closed_topic
                 where case_number = :number and opened_at is null order by closed_at
                """)
                .param("number", household.value())
                .query((row, _) -> new ClosedTopic(
                        row.getObject("id", UUID.class),
                        new PersonId(row.getObject("person_id", UUID.class)),
                        Topic.valueOf(row.getString("topic")),
                        row.getObject("closed_by", UUID.class),
                        Objects.requireNonNull(InterviewRows.instant(row, "closed_at"), "closed at some time")))
                .list();
    }
}
