package org.havn.people;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.havn.access.CurrentActor;
import org.havn.access.keeping.SamePerson;
import org.havn.platform.Columns;
import org.havn.platform.Ids;
import org.havn.platform.OwnWork;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Makes two persons on record one when they turn out to be, and two again when that was wrong.
///
/// Nobody does it alone: the module of cases asks for a second person, who sees both.
@Service
public class SamePersons implements SamePerson {
    private static final String WORK = "people.same";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// One merge that holds.
    public record Merge(UUID id, PersonId kept, PersonId absorbed, Instant at) {}

    private final JdbcClient jdbc;
    private final Persons persons;
    private final ObjectProvider<FollowsPerson> modules;
    private final CurrentActor actor;
    private final Clock clock;

    SamePersons(
            JdbcClient jdbc, Persons persons, ObjectProvider<FollowsPerson> modules, CurrentActor actor, Clock clock) {
        this.jdbc = jdbc;
        this.persons = persons;
        this.modules = modules;
        this.actor = actor;
        this.clock = clock;
    }

    /// Says no where the reader does not see both, where one of them is part of another merge, or where the record
    /// says that they are kin: nobody is their own mother.
    @Transactional(readOnly = true)
    public void requireMergeable(PersonId absorbed, PersonId kept) {
        if (absorbed.equals(kept)) {
            throw new NotMergeable();
        }
        var both = Set.of(absorbed, kept);
        if (persons.all(both).size() < 2
                || !holding(both).isEmpty()
                || persons.kinOf(List.of(kept)).stream()
                        .anyMatch(it -> it.relative().equals(absorbed))) {
            throw new NotMergeable();
        }
        OwnWork.run(WORK, () -> modules.orderedStream().forEach(it -> it.requireMergeable(absorbed, kept)));
    }

    /// Makes them one: `kept` from now on.
    ///
    /// @throws NotMergeable as above
    @Transactional
    public UUID merge(PersonId absorbed, PersonId kept) {
        requireMergeable(absorbed, kept);
        var id = Ids.next();
        OwnWork.run(WORK, () -> {
            var done = new HashMap<String, List<String>>();
            inOrder().forEach(it -> done.put(it.module(), it.follow(absorbed, kept)));
            jdbc.sql("""
                    insert into people.merge (id, kept, absorbed, merged_at, merged_by, done)
                    values (:id, :kept, :absorbed, :now, :by, cast(:done as jsonb))
                    """)
                    .param("id", id)
                    .param("kept", kept.value())
                    .param("absorbed", absorbed.value())
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .param("by", by())
                    .param("done", JSON.writeValueAsString(done))
                    .update();
        });
        return id;
    }

    /// Makes them two again. What came to the kept one since stays with the kept one.
    ///
    /// @throws NotMergeable if the merge is not there for the reader, or was undone
    @Transactional
    public Merge split(UUID id) {
        var merge = find(id).orElseThrow(NotMergeable::new);
        OwnWork.run(WORK, () -> {
            var done = JSON.readValue(
                    jdbc.sql("""
                    update people.merge set split_at = :now, split_by = :by where id = :id and split_at is null
                    returning done
                    """)
                            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                            .param("by", by())
                            .param("id", id)
                            .query(String.class)
                            .optional()
                            .orElseThrow(NotMergeable::new),
                    new TypeReference<Map<String, List<String>>>() {});
            inOrder().reversed().forEach(it -> {
                var moved = done.getOrDefault(it.module(), List.of());
                it.goBack(merge.absorbed(), merge.kept(), moved);
            });
        });
        return merge;
    }

    /// The merge of this id that holds, if the reader sees it.
    @Transactional(readOnly = true)
    public Optional<Merge> find(UUID id) {
        return jdbc.sql("select * from people.merge where id = :id and split_at is null")
                .param("id", id)
                .query((row, _) -> new Merge(
                        row.getObject("id", UUID.class),
                        new PersonId(row.getObject("kept", UUID.class)),
                        new PersonId(row.getObject("absorbed", UUID.class)),
                        row.getTimestamp("merged_at").toInstant()))
                .optional();
    }

    /// The merges that hold and of which one of these persons is part.
    @Transactional(readOnly = true)
    public List<Merge> holding(Collection<PersonId> some) {
        return jdbc.sql("""
                select * from people.merge
                 where split_at is null
                   and (kept = any(cast(:some as uuid[])) or absorbed = any(cast(:some as uuid[])))
                 order by merged_at
                """)
                .param("some", Columns.column(some, PersonId::value))
                .query((row, _) -> new Merge(
                        row.getObject("id", UUID.class),
                        new PersonId(row.getObject("kept", UUID.class)),
                        new PersonId(row.getObject("absorbed", UUID.class)),
                        row.getTimestamp("merged_at").toInstant()))
                .list();
    }

    @Override
    public Set<UUID> andMerged(Set<UUID> some) {
        var all = new HashSet<>(some);
        all.addAll(jdbc.sql(
                        "select absorbed from people.merge where split_at is null and kept = any(cast(:some as uuid[]))")
                .param("some", Columns.column(some, it -> it))
                .query(UUID.class)
                .list());
        return all;
    }

    private List<FollowsPerson> inOrder() {
        return modules.stream()
                .sorted(Comparator.comparingInt(FollowsPerson::order))
                .toList();
    }

    private String by() {
        return actor.find().map(it -> it.account().toString()).orElse("havn");
    }
}
