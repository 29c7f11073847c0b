package org.havn.needs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.havn.HavnTest;
import org.havn.Visitor;
import org.havn.access.Accounts;
import org.havn.access.As;
import org.havn.access.DemoAccounts;
import org.havn.access.Role;
import org.havn.cases.CaseNumber;
import org.havn.cases.Cases;
import org.havn.demo.DemoProgramme;
import org.havn.interviews.AnswerOperation;
import org.havn.interviews.InterpretedBy;
import org.havn.interviews.InterviewId;
import org.havn.interviews.Interviews;
import org.havn.interviews.forms.Answer;
import org.havn.interviews.forms.FieldPath;
import org.havn.people.PersonId;
import org.havn.platform.AtStart;
import org.havn.platform.Ids;
import org.havn.platform.Telling;
import org.havn.reference.LanguageTag;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// From what was said in an interview to a need that somebody confirmed.
@HavnTest
class ProposalsTests {
    private static final CaseNumber FAMILY = new CaseNumber("HVN-26-000009");
    private static final Instant THEN = Instant.parse("2026-11-20T10:00:00Z");
    private static final String WORDS = "عيوني ضعيفة، بدي دوا كل يوم";

    @LocalServerPort
    private int port;

    @Autowired
    private Interviews interviews;

    @Autowired
    private Proposals proposals;

    @Autowired
    private Needs needs;

    @Autowired
    private Cases cases;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private UUID caseworker;
    private PersonId person;

    @BeforeEach
    void aFamilyIsHere(@Autowired DemoProgramme demo, @Autowired Accounts accounts, @Autowired List<AtStart> atStart) {
        atStart.stream()
                .sorted(Comparator.comparingInt(AtStart::order))
                .filter(it -> it.order() < 15)
                .forEach(it -> it.run(Telling.nobody()));
        demo.load(200, _ -> {});
        DemoAccounts.openIn(accounts);
        caseworker = jdbc.sql("select id from access.account where display_name = 'Jonas Lund'")
                .query(UUID.class)
                .single();
        person = cases.get(FAMILY).members().getFirst().person();
        transaction.executeWithoutResult(
                _ -> jdbc.sql("delete from needs.proposal where case_number = :number and state = 'WAITING'")
                        .param("number", FAMILY.value())
                        .update());
    }

    @Test
    void aSealedInterviewProposesAndNothingBecomesANeedByItself() {
        var before = needs.of(FAMILY).size();

        sealed(said("health/illness", "yes"), said("health/illness_words", WORDS), said("health/care", "dialysis"));

        assertThat(waiting()).singleElement().satisfies(it -> {
            assertThat(it.rule()).isEqualTo("dialysis");
            assertThat(it.person()).isEqualTo(person);
            assertThat(it.words().orElseThrow().verbatim()).isEqualTo(WORDS);
            assertThat(it.words().orElseThrow().language().value()).isEqualTo("apc");
            assertThat(it.grounds()).singleElement().asString().endsWith("health/care");
            assertThat(it.toldTo()).isEqualTo(caseworker);
            assertThat(it.toldAt()).isEqualTo(THEN);
            assertThat(it.rules()).isNotBlank();
        });
        assertThat(needs.of(FAMILY)).hasSize(before);
        assertThat(needs.answersOf(FAMILY)).anySatisfy(it -> {
            assertThat(it.person()).isEqualTo(person);
            assertThat(it.topic()).isEqualTo(Topic.HEALTH);
            assertThat(it.answer()).isEqualTo(org.havn.needs.Answer.NEEDED);
        });
    }

    @Test
    void whatIsNotKnownOrNoneProposesNothing() {
        sealed(
                new Given("health/illness", Answer.UNKNOWN),
                new Given("health/burned", Answer.NONE),
                new Given("health/mouth", Answer.UNKNOWN));

        assertThat(waiting()).isEmpty();
    }

    @Test
    void theSameFindingWaitsOnceHoweverOftenItIsTold() {
        var id = sealed(said("health/teeth", "yes"), said("health/teeth_words", WORDS));
        as(() -> proposals.read(id));

        sealed(said("health/teeth", "yes"), said("health/teeth_words", WORDS));

        assertThat(waiting()).hasSize(1);
    }

    @Test
    void aConfirmedProposalIsOneNeedWhoseWayShowsEveryHand() {
        sealed(said("health/thinner", "yes"), said("health/thinner_words", WORDS));
        var proposal = waiting().getFirst();
        var jonas = jonas();

        var page = jonas.get(address(proposal)).body();
        assertThat(page)
                .contains("<p class=\"voiced\" dir=\"auto\" lang=\"apc\">" + WORDS)
                .contains("Have you become much thinner?", "Clinical dietitian", "Found by the rules of 2026-11-27");
        var answer = jonas.post(
                address(proposal) + "/confirmation",
                "requires",
                "DIETITIAN",
                "hard",
                "true",
                "minutes",
                "60",
                "hours",
                "",
                "visits",
                "3",
                "severity",
                "MODERATE",
                "evidence",
                "medical-form",
                "AFTER_ARRIVAL",
                "yes",
                "codes",
                "SM-MN SM-CI",
                "confirmedBy",
                "doctor",
                "owner",
                "",
                "due",
                "");

        assertThat(answer.statusCode()).isEqualTo(302);
        var need = needs.get(FAMILY, proposal.id());
        assertThat(need.words().verbatim()).isEqualTo(WORDS);
        assertThat(need.state()).isEqualTo(NeedState.CONFIRMED);
        assertThat(need.hard()).isTrue();
        assertThat(need.severity()).isEqualTo(Severity.MODERATE);
        assertThat(need.phases()).containsExactly(Phase.AFTER_ARRIVAL);
        assertThat(need.owner()).as("nobody's yet").isEmpty();
        assertThat(need.specificNeeds()).extracting(it -> it.value()).containsExactly("SM-CI", "SM-MN");
        assertThat(need.confirmation().by()).isEqualTo("doctor");
        assertThat(waiting()).isEmpty();
        assertThat(jonas.get(NeedPage.address(need)).body())
                .containsSubsequence(
                        "Confirmed",
                        "Jonas Lund",
                        "Proposed: the rules found it in the answers",
                        "Said in an interview",
                        "Jonas Lund");
        assertThat(jonas.post(NeedPage.address(need) + "/service", "seen", "2", "what", "x")
                        .statusCode())
                .as("two steps were taken; it is not planned yet")
                .isEqualTo(409);
        assertThat(jonas.post(address(proposal) + "/setting-aside", "because", "late")
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void withoutOwnWordsSomebodyHasToAskFirst() {
        sealed(said("function/seeing", "much"));
        var proposal = waiting().getFirst();
        var jonas = jonas();

        assertThat(jonas.get(address(proposal)).body()).contains("Ask for them before you confirm");
        var without = confirm(jonas, proposal, "");
        assertThat(without.statusCode()).isEqualTo(422);
        assertThat(without.body()).contains("Write what the person said");
        assertThat(confirm(jonas, proposal, "ما بشوف اللوح").statusCode()).isEqualTo(302);

        assertThat(needs.get(FAMILY, proposal.id()).words().verbatim()).isEqualTo("ما بشوف اللوح");
    }

    @Test
    void whatIsSetAsideBecomesNoNeedAndKeepsItsReason() {
        sealed(said("health/mouth", "some"), said("health/mouth_words", WORDS));
        var proposal = waiting().getFirst();
        var jonas = jonas();

        assertThat(jonas.post(address(proposal) + "/setting-aside", "because", " ")
                        .statusCode())
                .isEqualTo(422);
        assertThat(jonas.post(address(proposal) + "/setting-aside", "because", "She meant the dentist")
                        .statusCode())
                .isEqualTo(302);

        assertThat(waiting()).isEmpty();
        assertThat(jonas.get("/work/cases/" + FAMILY + "/needs/proposals").body())
                .contains("She meant the dentist");
        assertThatThrownBy(() -> needs.get(FAMILY, proposal.id())).isInstanceOf(NeedNotFound.class);
    }

    @Test
    void whatIsAboutViolenceIsClosedToWhoeverHasNoTaskThere() {
        sealed(
                said("age", "40"),
                said("protection/harmed", "torture"),
                said("protection/harmed_words", WORDS),
                said("protection/ask_again", "yes"));
        var proposal = proposals.waiting(FAMILY).getFirst();
        var jonas = jonas();

        var page = jonas.get("/work/cases/" + FAMILY + "/needs/proposals").body();

        assertThat(page)
                .contains("1 more is about something that your task does not open.")
                .doesNotContain(WORDS);
        assertThat(jonas.get(address(proposal)).statusCode()).isEqualTo(403);
        assertThat(confirm(jonas, proposal, "").statusCode()).isEqualTo(403);
    }

    @Test
    void theDatabaseHasNeitherTheWordsNorTheRuleNorTheQuestion() {
        sealed(said("health/teeth", "yes"), said("health/teeth_words", WORDS));

        var row = jdbc.sql(
                        "select p.*, encode(p.told, 'escape') as escaped from needs.proposal p where case_number = :n")
                .param("n", FAMILY.value())
                .query()
                .listOfRows()
                .toString();
        assertThat(row).contains("DENTAL_CARE").doesNotContain("teeth", WORDS, "SM-OT");
        var told = jdbc.sql("select told from needs.proposal where case_number = :n and state = 'WAITING'")
                .param("n", FAMILY.value())
                .query(byte[].class)
                .single();
        assertThat(new String(told, StandardCharsets.UTF_8)).doesNotContain("teeth", WORDS);
    }

    @Test
    void anotherUnitsCaseworkerSeesNoneOfIt() {
        sealed(said("health/teeth", "yes"), said("health/teeth_words", WORDS));
        var proposal = waiting().getFirst();
        var leyla = DemoAccounts.ALL.stream()
                .filter(it -> it.signInName().equals("leyla"))
                .findFirst()
                .orElseThrow();
        var beirut = new Visitor(port);
        beirut.signIn(leyla.signInName(), leyla.password());

        assertThat(beirut.get(address(proposal)).statusCode()).isEqualTo(404);
        assertThat(beirut.get("/work/cases/" + FAMILY + "/needs/proposals").statusCode())
                .isEqualTo(404);
    }

    private record Given(String question, Answer answer) {}

    private static Given said(String question, String value) {
        return new Given(question, Answer.given(value));
    }

    private InterviewId sealed(Given... given) {
        return as(() -> {
            var held = new InterpretedBy(new LanguageTag("apc"), "shami", "Interpreter 12");
            var id = interviews.plan(FAMILY, LocalDate.of(2026, 11, 20), held).id();
            interviews.begin(id, THEN, held);
            var operations = new ArrayList<AnswerOperation>();
            for (var it : given) {
                var path = FieldPath.of("each_member[" + person.value() + "]/" + it.question());
                operations.add(new AnswerOperation(Ids.next(), id, path, it.answer(), 0, "online", THEN));
            }
            interviews.answer(id, operations);
            interviews.seal(id);
            return id;
        });
    }

    private List<Proposal> waiting() {
        return proposals.waiting(FAMILY);
    }

    private java.net.http.HttpResponse<String> confirm(Visitor visitor, Proposal proposal, String words) {
        return visitor.post(
                address(proposal) + "/confirmation",
                "requires",
                "",
                "hard",
                "false",
                "minutes",
                "",
                "hours",
                "",
                "visits",
                "",
                "severity",
                "LOW",
                "evidence",
                "interview",
                "AFTER_ARRIVAL",
                "yes",
                "codes",
                "",
                "confirmedBy",
                "",
                "owner",
                "CASEWORKER",
                "due",
                "",
                "words",
                words,
                "language",
                "apc");
    }

    private static String address(Proposal proposal) {
        return "/work/cases/" + FAMILY + "/needs/proposals/" + proposal.id().value();
    }

    private Visitor jonas() {
        var account = DemoAccounts.ALL.stream()
                .filter(it -> it.role() == Role.CASEWORKER)
                .findFirst()
                .orElseThrow();
        var visitor = new Visitor(port);
        visitor.signIn(account.signInName(), account.password());
        return visitor;
    }

    private <T> T as(Callable<T> asking) {
        var answer = new Object[1];
        As.account(caseworker, () -> {
            try {
                answer[0] = asking.call();
            } catch (RuntimeException refused) {
                throw refused;
            } catch (Exception impossible) {
                throw new IllegalStateException(impossible);
            }
        });
        @SuppressWarnings("unchecked")
        var typed = (T) answer[0];
        return typed;
    }
}
