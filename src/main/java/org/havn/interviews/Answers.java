package org.havn.interviews;

import static org.havn.platform.Columns.column;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.havn.access.vault.Reading;
import org.havn.interviews.forms.Answer;
import org.havn.interviews.forms.FieldPath;
import org.havn.interviews.forms.FilledForm;
import org.havn.interviews.forms.Form;
import org.havn.interviews.forms.Item;
import org.havn.interviews.forms.Outline;
import org.havn.interviews.forms.QuestionType;
import org.havn.platform.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Writes answers down, each on top of the one that its writer saw.
@Component
class Answers {
    private static final String COMPARED = "interviews.answers-compared";
    private static final int LONGEST = 4_000;

    private final SealedAnswers sealed;
    private final ToldTopics told;
    private final RecordedAnswers recorded;
    private final JdbcClient jdbc;
    private final Clock clock;

    Answers(SealedAnswers sealed, ToldTopics told, RecordedAnswers recorded, JdbcClient jdbc, Clock clock) {
        this.sealed = sealed;
        this.told = told;
        this.recorded = recorded;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// What stands in a field while a bundle is written down.
    private record Standing(int version, @Nullable Answer answer) {}

    /// One bundle for one interview, whose row is held.
    private final class Bundle {
        final Interview interview;
        final Outline outline;
        final FilledForm types;
        final Set<UUID> members;
        final UUID by;
        final Instant now = clock.instant();
        final Map<String, SealedAnswers.Found> newest;
        final Map<String, Standing> standing = new HashMap<>();
        final List<SealedAnswers.Row> kept = new ArrayList<>();
        final List<SealedAnswers.Row> conflicts = new ArrayList<>();
        final List<OperationRow> operations = new ArrayList<>();
        final List<ToldTopics.Told> topics = new ArrayList<>();

        Bundle(Interview interview, Form form, List<UUID> members, UUID by) {
            this.interview = interview;
            this.types = new FilledForm(form, interview.planned());
            this.outline = types.outline();
            this.members = Set.copyOf(members);
            this.by = by;
            this.newest = sealed.newest(interview.id());
        }
    }

    private record OperationRow(
            UUID key,
            InterviewId interview,
            @Nullable UUID person,
            int version,
            @Nullable UUID conflict) {
        AnswerOutcome outcome() {
            return conflict == null ? new AnswerOutcome.Kept(version) : new AnswerOutcome.InConflict(conflict, version);
        }
    }

    /// Writes a bundle down.
    ///
    /// @param interview whose row is held
    /// @param members the persons on the case
    /// @return what became of each, in their order
    List<AnswerOutcome> write(
            Interview interview, Form form, List<UUID> members, UUID by, List<AnswerOperation> operations) {
        var known = known(operations);
        var bundle = new Bundle(interview, form, members, by);
        var outcomes = new ArrayList<AnswerOutcome>();
        for (var operation : operations) {
            var before = known.get(operation.key());
            var outcome = before != null ? before.outcome() : write(bundle, operation, known);
            outcomes.add(outcome);
            bundle.operations.stream()
                    .filter(it -> it.key().equals(operation.key()))
                    .findFirst()
                    .ifPresent(it -> known.put(operation.key(), it));
        }
        sealed.insert(bundle.kept);
        sealed.insertConflicts(bundle.conflicts);
        told.keep(bundle.topics);
        insert(bundle.operations);
        return outcomes;
    }

    private AnswerOutcome write(Bundle bundle, AnswerOperation operation, Map<UUID, OperationRow> known) {
        if (bundle.interview.state() == InterviewState.SEALED) {
            return new AnswerOutcome.TooLate();
        }
        var placed = bundle.outline.at(operation.path()).filter(_ -> acceptable(bundle, operation));
        if (placed.isEmpty()) {
            return new AnswerOutcome.NotAnAnswer();
        }
        var person = person(bundle, operation);
        var field = sealed.field(bundle.interview.id(), operation.path());
        var before = standing(bundle, field);
        var base = base(operation, known);
        var row = row(bundle, operation, person, before.version() + 1);
        if (before.version() == base) {
            bundle.kept.add(row);
            bundle.standing.put(field, new Standing(row.version(), operation.answer()));
            told(bundle, operation, placed.get(), person);
            return done(bundle, operation, person, row.version(), null);
        }
        if (operation.answer().equals(answer(bundle, field, before))) {
            return done(bundle, operation, person, before.version(), null);
        }
        bundle.conflicts.add(row(bundle, operation, person, base));
        told(bundle, operation, placed.get(), person);
        return done(
                bundle,
                operation,
                person,
                before.version(),
                bundle.conflicts.getLast().id());
    }

    /// The version that the writer saw. Where that was an answer of their own which stands, it is that one's; where it
    /// was turned into a conflict, what was written on top of it is in conflict too.
    private static int base(AnswerOperation operation, Map<UUID, OperationRow> known) {
        var own = operation.after() == null ? null : known.get(operation.after());
        return own == null || own.conflict() != null || !own.interview().equals(operation.interview())
                ? operation.base()
                : own.version();
    }

    private static SealedAnswers.Row row(Bundle bundle, AnswerOperation operation, @Nullable UUID person, int version) {
        return new SealedAnswers.Row(
                Ids.next(),
                bundle.interview.id(),
                bundle.interview.household(),
                person,
                version,
                new SaidText(operation.path(), operation.answer()),
                bundle.by,
                operation.at(),
                bundle.now,
                operation.device());
    }

    private static AnswerOutcome done(
            Bundle bundle, AnswerOperation operation, @Nullable UUID person, int version, @Nullable UUID conflict) {
        var row = new OperationRow(operation.key(), bundle.interview.id(), person, version, conflict);
        bundle.operations.add(row);
        return row.outcome();
    }

    private static Standing standing(Bundle bundle, String field) {
        var written = bundle.standing.get(field);
        var found = bundle.newest.get(field);
        return written != null ? written : new Standing(found == null ? 0 : found.version(), null);
    }

    /// What stands; opened only where somebody else had written meanwhile. Nothing where its owner was erased.
    private @Nullable Answer answer(Bundle bundle, String field, Standing standing) {
        var found = bundle.newest.get(field);
        if (standing.answer() != null || found == null) {
            return standing.answer() == null ? Answer.NOT_ASKED : standing.answer();
        }
        var reading = new Reading(bundle.interview.household().value(), COMPARED);
        return sealed.open(reading, List.of(found)).stream()
                .map(GivenAnswer::answer)
                .findFirst()
                .orElse(null);
    }

    private static void told(Bundle bundle, AnswerOperation operation, Outline.Placed placed, @Nullable UUID person) {
        var topic = placed.topic();
        if (topic != null && operation.answer().standing() != Answer.Standing.NOT_ASKED) {
            bundle.topics.add(new ToldTopics.Told(
                    bundle.interview.id(), bundle.interview.household(), person, topic, bundle.by, operation.at()));
        }
    }

    /// Whether the form takes such an answer at this place: its type, and that the person is on the case. Its own
    /// conditions are shown to people and refuse nothing, because what was said was said.
    private boolean acceptable(Bundle bundle, AnswerOperation operation) {
        if (!(bundle.outline.get(operation.path().name()).item() instanceof Item.Question question)
                || !question.type().isAsked()
                || operation.answer().value().length() > LONGEST
                || !bundle.types.takes(question, operation.answer())
                || (question.type() == QuestionType.AUDIO && !isThere(bundle, operation))) {
            return false;
        }
        if (!ofMembers(bundle.outline, operation.path())) {
            return true;
        }
        var person = person(bundle, operation);
        return person != null && bundle.members.contains(person);
    }

    private boolean isThere(Bundle bundle, AnswerOperation operation) {
        return operation.answer().standing() != Answer.Standing.GIVEN
                || recorded.has(bundle.interview.id(), operation.path(), operation.answer());
    }

    private static boolean ofMembers(Outline outline, FieldPath path) {
        return outline.get(path.steps().getFirst().name()).item() instanceof Item.Repeat repeat
                && repeat.each() == Item.Each.MEMBERS;
    }

    /// Whom an answer is about: the member in whose instance it stands.
    private static @Nullable UUID person(Bundle bundle, AnswerOperation operation) {
        return person(bundle.outline, operation.path()).orElse(null);
    }

    static Optional<UUID> person(Outline outline, FieldPath path) {
        return ofMembers(outline, path)
                ? Optional.ofNullable(path.steps().getFirst().instance()).flatMap(Answers::uuid)
                : Optional.empty();
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return text.length() == 36 ? Optional.of(UUID.fromString(text)) : Optional.empty();
        } catch (IllegalArgumentException other) {
            return Optional.empty();
        }
    }

    private Map<UUID, OperationRow> known(List<AnswerOperation> operations) {
        return jdbc
                .sql("select * from interviews.answer_operation where key = any(cast(:keys as uuid[]))")
                .param(
                        "keys",
                        column(
                                operations.stream()
                                        .flatMap(it -> Stream.of(it.key(), it.after()))
                                        .filter(Objects::nonNull)
                                        .distinct()
                                        .toList(),
                                it -> it))
                .query((row, _) -> new OperationRow(
                        row.getObject("key", UUID.class),
                        new InterviewId(row.getObject("interview_id", UUID.class)),
                        row.getObject("person_id", UUID.class),
                        row.getInt("version"),
                        row.getObject("conflict", UUID.class)))
                .list()
                .stream()
                .collect(Collectors.toMap(OperationRow::key, it -> it));
    }

    private void insert(List<OperationRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into interviews.answer_operation (key, interview_id, person_id, version, conflict)
                select * from unnest(cast(:key as uuid[]), cast(:interview as uuid[]), cast(:person as uuid[]),
                                     cast(:version as integer[]), cast(:conflict as uuid[]))
                on conflict do nothing
                """)
                .param("key", column(rows, OperationRow::key))
                .param("interview", column(rows, OperationRow::interview))
                .param("person", column(rows, OperationRow::person))
                .param("version", column(rows, OperationRow::version))
                .param("conflict", column(rows, OperationRow::conflict))
                .update();
    }
}
