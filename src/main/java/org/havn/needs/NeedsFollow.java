package org.havn.needs;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.havn.access.vault.KeyOwner;
import org.havn.cases.CaseNumber;
import org.havn.people.FollowsPerson;
import org.havn.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Needs follow a person who turned out to be another on record, and their words are sealed under that one's key. Which
/// words were opened for that is in the trail, as Havn's own work.
@Component
class NeedsFollow implements FollowsPerson {
    private static final String NEED = "need";
    private static final String TOPIC = "topic";
    private static final String READING = "needs.same-person";

    private final JdbcClient jdbc;
    private final HandedWords words;

    NeedsFollow(JdbcClient jdbc, HandedWords words) {
        this.jdbc = jdbc;
        this.words = words;
    }

    @Override
    public String module() {
        return "needs";
    }

    @Override
    public int order() {
        return 30;
    }

    /// An answer to a question that both were asked stays with the one who gave it.
    @Override
    public List<String> follow(PersonId absorbed, PersonId kept) {
        var done = new ArrayList<String>();
        jdbc.sql("select id from needs.need where person_id = :person order by id for update")
                .param("person", absorbed.value())
                .query(UUID.class)
                .list()
                .forEach(it -> {
                    move(it, absorbed, kept);
                    done.add(NEED + ":" + it);
                });
        jdbc.sql("""
                update needs.topic_answer t set person_id = :kept
                 where person_id = :absorbed
                   and not exists (select from needs.topic_answer o where o.person_id = :kept and o.topic = t.topic)
                returning topic
                """)
                .param("kept", kept.value())
                .param("absorbed", absorbed.value())
                .query(row -> {
                    done.add(TOPIC + ":" + row.getString("topic"));
                });
        return List.copyOf(done);
    }

    @Override
    public void goBack(PersonId absorbed, PersonId kept, List<String> done) {
        for (var it : done) {
            var of = it.substring(it.indexOf(':') + 1);
            if (it.startsWith(NEED + ":")) {
                move(UUID.fromString(of), kept, absorbed);
            } else {
                jdbc.sql("update needs.topic_answer set person_id = :to where person_id = :from and topic = :topic")
                        .param("to", absorbed.value())
                        .param("from", kept.value())
                        .param("topic", of)
                        .update();
            }
        }
    }

    private void move(UUID need, PersonId from, PersonId to) {
        var household = jdbc.sql("select case_number from needs.need where id = :id and person_id = :from")
                .param("id", need)
                .param("from", from.value())
                .query((row, _) -> new CaseNumber(row.getString("case_number")))
                .optional();
        if (household.isEmpty()) {
            return; // erased since
        }
        words.hand(household.get(), need, KeyOwner.person(from.value()), KeyOwner.person(to.value()), READING);
        jdbc.sql("update needs.need set person_id = :to where id = :id")
                .param("to", to.value())
                .param("id", need)
                .update();
    }
}
