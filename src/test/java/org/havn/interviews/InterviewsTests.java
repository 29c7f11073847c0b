package org.havn.interviews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.havn.HavnTest;
import org.havn.access.Accounts;
import org.havn.access.As;
import org.havn.access.DemoAccounts;
import org.havn.access.Role;
import org.havn.access.keeping.Whom;
import org.havn.cases.CaseNumber;
import org.havn.cases.Cases;
import org.havn.demo.DemoProgramme;
import org.havn.interviews.forms.Answer;
import org.havn.interviews.forms.FieldPath;
import org.havn.interviews.forms.Topic;
import org.havn.people.PersonId;
import org.havn.platform.Ids;
import org.havn.reference.LanguageTag;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@HavnTest
class InterviewsTests {
    private static final CaseNumber AMINAS = new CaseNumber("HVN-26-000200");
    private static final InterpretedBy IN_ARABIC = new InterpretedBy(new LanguageTag("apc"), "shami", "Interpreter 12");
    private static final Instant THEN = Instant.parse("2026-11-20T10:00:00Z");

    @Autowired
    private Interviews interviews;

    @Autowired
    private Cases cases;

    @Autowired
    private InterviewsRecords records;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private UUID caseworker;
    private List<PersonId> family;

    @BeforeEach
    void aminasFamilyIsHere(@Autowired DemoProgramme demo, @Autowired Accounts accounts) {
        demo.load(200, _ -> {});
        DemoAccounts.openIn(accounts);
        caseworker = jdbc.sql(
                        "select account from access.role_grant where role = 'CASEWORKER' and ended_at is null limit 1")
                .query(UUID.class)
                .single();
        family = cases.get(AMINAS).members().stream().map(it -> it.person()).toList();
    }

    @Test
    void nothingIsWrittenDownBeforeTheFamilyHasAgreed() {
        var planned = asCaseworker(() -> interviews.plan(AMINAS, LocalDate.of(2026, 12, 1), IN_ARABIC));

        assertThatThrownBy(
                        () -> asCaseworker(() -> interviews.answer(said(planned.id(), "household/live_together", "7"))))
                .isInstanceOf(InterviewNotBegun.class);
        assertThat(interviews.get(planned.id()).state()).isEqualTo(InterviewState.PLANNED);
    }

    @Test
    void whatWasSaidComesBackAndOnlyTheNewestStands() {
        var id = begun();

        assertThat(answer(said(id, "household/live_together", "6"))).isEqualTo(new AnswerOutcome.Kept(1));
        assertThat(answer(said(id, "household/live_together", "7", 1))).isEqualTo(new AnswerOutcome.Kept(2));
        answer(new AnswerOperation(
                Ids.next(), id, of(family.get(1), "health/illness"), Answer.UNKNOWN, 0, "online", THEN));

        var given = asCaseworker(() -> interviews.answersOf(id));
        assertThat(given)
                .extracting(GivenAnswer::question, GivenAnswer::person, GivenAnswer::answer, GivenAnswer::version)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("live_together", null, Answer.given("7"), 2),
                        org.assertj.core.groups.Tuple.tuple("illness", family.get(1), Answer.UNKNOWN, 1));
        assertThat(given).allSatisfy(it -> assertThat(it.by()).isEqualTo(caseworker));
        assertThat(asCaseworker(() -> interviews.historyOf(id, FieldPath.of("household/live_together"))))
                .extracting(it -> it.answer().value())
                .containsExactly("7", "6");
    }

    @Test
    void sendingAgainChangesNothing() {
        var id = begun();
        var operation = said(id, "household/live_together", "7");
        var bundle = List.of(operation, said(id, "household/housing/rooms_now", "2"), operation);

        var first = asCaseworker(() -> interviews.answer(id, bundle));
        var second = asCaseworker(() -> interviews.answer(id, bundle));

        assertThat(first).isEqualTo(second).containsOnly(new AnswerOutcome.Kept(1));
        assertThat(count("answer", id)).isEqualTo(2);
    }

    @Test
    void twoAnswersThatDidNotSeeEachOtherAreBothKeptUntilAPersonDecides() {
        var id = begun();
        answer(said(id, "household/live_together", "6"));

        assertThat(answer(said(id, "household/live_together", "6"))).isEqualTo(new AnswerOutcome.Kept(1));
        var outcome = answer(said(id, "household/live_together", "8"));

        assertThat(outcome).isInstanceOf(AnswerOutcome.InConflict.class);
        assertThatThrownBy(() -> asCaseworker(() -> interviews.seal(id))).isInstanceOf(AnswersInConflict.class);
        var conflict = asCaseworker(() -> interviews.conflictsOf(id)).getFirst();
        assertThat(conflict.here().answer()).isEqualTo(Answer.given("6"));
        assertThat(conflict.other().answer()).isEqualTo(Answer.given("8"));
        assertThat(conflict.other().by()).isEqualTo(caseworker);
        assertThat(conflict.other().at()).isEqualTo(THEN);

        asCaseworker(() -> {
            interviews.decide(id, conflict.id(), true);
            return true;
        });

        assertThat(asCaseworker(() -> interviews.answersOf(id)))
                .extracting(it -> it.answer().value())
                .containsExactly("8");
        assertThat(asCaseworker(() -> interviews.historyOf(id, FieldPath.of("household/live_together"))))
                .hasSize(2);
        assertThatThrownBy(() -> asCaseworker(() -> {
                    interviews.decide(id, conflict.id(), false);
                    return true;
                }))
                .isInstanceOf(ConflictDecided.class);
    }

    @Test
    void whatTheFormDoesNotTakeIsNotKept() {
        var id = begun();
        var wrong = List.of(
                said(id, "household/nothing", "1"),
                said(id, "household", "1"),
                said(id, "household/live_together", "seven"),
                said(id, "household/mobility/aid", "broom"),
                said(id, "household/relatives_named", "2"),
                said(id, "each_member[" + UUID.randomUUID() + "]/age", "9"),
                said(id, "each_member[r1]/age", "9"),
                said(id, "each_member/age", "9"),
                said(id, "household/housing/rooms_now[x]", "9"),
                said(id, "registration/papers_lost", "x".repeat(4_001)));

        assertThat(asCaseworker(() -> interviews.answer(id, wrong))).containsOnly(new AnswerOutcome.NotAnAnswer());
        assertThat(count("answer", id)).isZero();
    }

    @Test
    void aSealedInterviewStaysAsItIs() {
        var id = begun();
        var before = said(id, "household/live_together", "7");
        answer(before);

        asCaseworker(() -> interviews.seal(id));

        assertThat(answer(said(id, "household/live_together", "9", 1))).isEqualTo(new AnswerOutcome.TooLate());
        assertThat(answer(before)).as("sent again").isEqualTo(new AnswerOutcome.Kept(1));
        assertThat(interviews.get(id).state()).isEqualTo(InterviewState.SEALED);
    }

    @Test
    void whatWasToldIsKnownByTopicAndAClosedOneIsNotAskedAgain() {
        var id = begun();
        var mother = family.getFirst();
        answer(new AnswerOperation(
                Ids.next(), id, of(mother, "protection/afraid"), Answer.given("yes"), 0, "online", THEN));

        assertThat(interviews.toldBy(AMINAS))
                .filteredOn(it -> it.interview().equals(id))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.topic()).isEqualTo(Topic.SAFETY);
                    assertThat(it.person()).isEqualTo(mother);
                    assertThat(it.heardBy()).isEqualTo(caseworker);
                    assertThat(it.last()).isEqualTo(THEN);
                });

        var closed = asCaseworker(() -> interviews.closeTopic(AMINAS, mother, Topic.SAFETY, "She asked us to stop"));
        assertThatThrownBy(() -> asCaseworker(() -> interviews.closeTopic(AMINAS, mother, Topic.SAFETY, "Again")))
                .isInstanceOf(TopicClosedMeanwhile.class);
        assertThat(interviews.closedTopics(AMINAS)).contains(closed);
        asCaseworker(() -> {
            interviews.openTopic(AMINAS, closed.id());
            return true;
        });
        assertThat(interviews.closedTopics(AMINAS)).doesNotContain(closed);
    }

    @Test
    void whoDoesNotSeeTheCaseSeesNoInterview() {
        var id = begun();
        answer(said(id, "household/live_together", "7"));
        var stranger = Ids.next();

        As.account(stranger, Role.CASEWORKER, () -> {
            assertThat(interviews.ofCase(AMINAS)).isEmpty();
            assertThat(interviews.toldBy(AMINAS)).isEmpty();
            assertThatThrownBy(() -> interviews.get(id)).isInstanceOf(InterviewNotFound.class);
            assertThatThrownBy(() -> interviews.answer(said(id, "household/live_together", "1")))
                    .isInstanceOf(InterviewNotFound.class);
        });
    }

    @Test
    void theDatabaseHasNeitherTheWordsNorTheQuestion() {
        var id = begun();
        answer(said(id, "registration/papers_lost", "MARKER-PAPERS"));

        var readable = jdbc.sql(
                        "select encode(said, 'escape') || encode(field, 'escape') from interviews.answer where interview_id = :id")
                .param("id", id.value())
                .query(String.class)
                .single();
        assertThat(readable).doesNotContain("MARKER", "papers");
        assertThat(readable.getBytes(StandardCharsets.UTF_8)).hasSizeGreaterThan(100);
    }

    @Test
    void aCopyHasAPersonsOwnAnswersAndAnErasureTakesThemAway() {
        var id = begun();
        answer(new AnswerOperation(
                Ids.next(), id, of(family.get(1), "wishes/wish_first"), Answer.given("MARKER-SON"), 0, "online", THEN));
        answer(new AnswerOperation(
                Ids.next(),
                id,
                of(family.get(2), "wishes/wish_first"),
                Answer.given("MARKER-OTHER"),
                0,
                "online",
                THEN));
        var son = new Whom(Set.of(family.get(1).value()), Set.of(AMINAS.value()));

        var copy = transaction.execute(_ -> records.copy(son)).toString();
        var rows = transaction.execute(_ -> records.copy(son)).stream()
                .flatMap(it -> it.rows().stream())
                .flatMap(it -> it.values().stream())
                .toList();
        assertThat(copy).contains("hidden");
        assertThat(rows).contains("MARKER-SON").doesNotContain("MARKER-OTHER");

        transaction.executeWithoutResult(
                _ -> records.erase(new Whom(Set.of(family.get(1).value()), Set.of())));
        assertThat(asCaseworker(() -> interviews.answersOf(id)))
                .extracting(it -> it.answer().value())
                .containsExactly("MARKER-OTHER");
    }

    private InterviewId begun() {
        var planned = asCaseworker(() -> interviews.plan(AMINAS, LocalDate.of(2026, 12, 1), IN_ARABIC));
        return asCaseworker(() -> interviews.begin(planned.id(), THEN, IN_ARABIC))
                .id();
    }

    private AnswerOutcome answer(AnswerOperation operation) {
        return asCaseworker(() -> interviews.answer(operation));
    }

    private static AnswerOperation said(InterviewId id, String path, String value) {
        return said(id, path, value, 0);
    }

    private static AnswerOperation said(InterviewId id, String path, String value, int base) {
        return new AnswerOperation(Ids.next(), id, FieldPath.of(path), Answer.given(value), base, "tablet-3", THEN);
    }

    private static FieldPath of(PersonId person, String question) {
        return FieldPath.of("each_member[" + person.value() + "]/" + question);
    }

    private int count(String table, InterviewId id) {
        var sql = table.equals("answer")
                ? "select count(*) from interviews.answer where interview_id = :id"
                : "select count(*) from interviews.answer_conflict where interview_id = :id";
        return jdbc.sql(sql).param("id", id.value()).query(Integer.class).single();
    }

    private <T> T asCaseworker(Callable<T> asking) {
        var answered = new ArrayList<T>();
        As.account(caseworker, Role.CASEWORKER, () -> {
            try {
                answered.add(asking.call());
            } catch (RuntimeException refused) {
                throw refused;
            } catch (Exception checked) {
                throw new IllegalStateException(checked);
            }
        });
        return answered.getFirst();
    }
}
