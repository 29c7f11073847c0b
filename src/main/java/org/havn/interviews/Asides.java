package org.havn.interviews;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.havn.access.vault.Place;
import org.havn.access.vault.Reading;
import org.havn.access.vault.Sealed;
import org.havn.access.vault.Vault;
import org.havn.platform.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table of answers that found no place any more, sealed like all others.
@Component
class Asides {
    private static final String READ = "interviews.answers-set-aside";

    @SuppressWarnings("ArrayRecordComponent") // read from a row, opened, let go
    private record Row(SetAsideMarks marks, @Nullable UUID person, byte[] said) {}

    private record SetAsideMarks(UUID id, boolean tooLate, UUID by, java.time.Instant at, String device) {}

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Clock clock;

    Asides(JdbcClient jdbc, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
    }

    static Place said(UUID id) {
        return new Place("interviews.answer_set_aside", "said", id.toString());
    }

    void keep(Interview interview, AnswerOperation operation, AnswerOutcome because, List<UUID> members, UUID by) {
        var id = Ids.next();
        var person = operation.path().steps().stream()
                .map(it -> it.instance())
                .filter(Objects::nonNull)
                .flatMap(it ->
                        members.stream().filter(member -> member.toString().equals(it)))
                .findFirst()
                .orElse(null);
        jdbc.sql("""
                insert into interviews.answer_set_aside
                    (id, key, interview_id, person_id, said, because, written_by, written_at, kept_at, device)
                values (:id, :key, :interview, :person, :said, :because, :by, :at, :now, :device)
                on conflict (key) do nothing
                """)
                .param("id", id)
                .param("key", operation.key())
                .param("interview", interview.id().value())
                .param("person", person)
                .param(
                        "said",
                        vault.seal(
                                said(id),
                                SealedAnswers.owner(person, interview.household()),
                                new SaidText(operation.path(), operation.answer()).text()))
                .param("because", because instanceof AnswerOutcome.TooLate ? "TOO_LATE" : "NOT_AN_ANSWER")
                .param("by", by)
                .param("at", InterviewRows.utc(operation.at()))
                .param("now", InterviewRows.utc(clock.instant()))
                .param("device", operation.device())
                .update();
    }

    List<SetAside> of(Interview interview) {
        var rows = jdbc.sql("select * from interviews.answer_set_aside where interview_id = :id order by kept_at, id")
                .param("id", interview.id().value())
                .query((row, _) -> new Row(
                        new SetAsideMarks(
                                row.getObject("id", UUID.class),
                                row.getString("because").equals("TOO_LATE"),
                                row.getObject("written_by", UUID.class),
                                Objects.requireNonNull(
                                        InterviewRows.instant(row, "written_at"), "written at some time"),
                                row.getString("device")),
                        row.getObject("person_id", UUID.class),
                        row.getBytes("said")))
                .list();
        if (rows.isEmpty()) {
            return List.of();
        }
        var texts = vault.open(
                new Reading(interview.household().value(), READ),
                rows.stream()
                        .map(it -> new Sealed(
                                said(it.marks().id()),
                                SealedAnswers.owner(it.person(), interview.household()),
                                it.said()))
                        .toList());
        var found = new ArrayList<SetAside>();
        for (var i = 0; i < rows.size(); i++) {
            var marks = rows.get(i).marks();
            texts.get(i)
                    .map(SaidText::of)
                    .ifPresent(it -> found.add(new SetAside(
                            marks.id(),
                            it.path(),
                            it.answer(),
                            marks.tooLate(),
                            marks.by(),
                            marks.at(),
                            marks.device())));
        }
        return List.copyOf(found);
    }
}
