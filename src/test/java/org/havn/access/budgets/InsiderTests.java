package org.havn.access.budgets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.havn.HavnTest;
import org.havn.Visitor;
import org.havn.access.Accounts;
import org.havn.access.As;
import org.havn.access.DemoUnits;
import org.havn.access.Role;
import org.havn.access.UnitId;
import org.havn.audit.AuditTrail;
import org.havn.audit.TrailEntry;
import org.havn.audit.TrailQuestion;
import org.havn.platform.AtStart;
import org.havn.platform.OwnWork;
import org.havn.platform.Telling;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/// SECURITY.md, S7: an insider goes through families by script, through the real pages: fast, steadily, and slowly over
/// a day; in their own unit and outside it. The fast one is stopped, the others are noticed.
@HavnTest
@TestPropertySource(
        properties = {"havn.placement.seconds=3", "havn.tested=copies"}) // shares the database of the copies
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InsiderTests {
    private static final String PASSWORD = "a sentence to remember";

    @Autowired
    private Accounts accounts;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private Canaries canaries;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @LocalServerPort
    private int port;

    private List<String> cases = List.of();
    private UUID insider = new UUID(0, 0);
    private Visitor visitor = new Visitor(0);

    @BeforeAll
    void theDemonstration(@Autowired List<AtStart> work) {
        work.stream().sorted(Comparator.comparingInt(AtStart::order)).forEach(it -> it.run(Telling.nobody()));
        cases = OwnWork.of(
                "test",
                () -> jdbc.sql("select case_number from access.case_scope order by 1 limit 60")
                        .query(String.class)
                        .list());
    }

    @BeforeEach
    void anInsiderWithAllTheRightsOfTheirTask() {
        comesIn(Role.PLACEMENT_OFFICER, DemoUnits.PLACEMENT);
    }

    @Test
    void whoOpensFilesOfTheirOwnUnitFastIsStoppedAtTheBudget() {
        var limit = Budget.FILES.perHour();
        alreadyOpened(limit - 10, "10 minutes");

        var opened = atOnce(cases.subList(10, 50));

        assertThat(opened).isEqualTo(10);
        assertThat(alarms(BudgetActs.USED_UP)).hasSize(30);
        assertThat(visitor.get("/work/cases/" + cases.get(55)).body()).contains("opened many files");
    }

    @Test
    void whoOpensThemSteadilyIsNoticedInTheHour() {
        alreadyOpened(Budget.FILES.unusualPerHour() - 2, "50 minutes");

        assertThat(openedOf(cases.subList(10, 15))).isEqualTo(5);

        assertThat(alarms(BudgetActs.UNUSUAL))
                .singleElement()
                .satisfies(it -> assertThat(it.detail())
                        .contains("\"budget\": \"files\"", "\"in-hour\": " + Budget.FILES.unusualPerHour()));
    }

    @Test
    void whoOpensThemSlowlyIsNoticedInTheDayAndStoppedLater() {
        alreadyOpened(Budget.FILES.unusualPerDay() - 1, "9 hours");

        assertThat(openedOf(List.of(cases.get(51)))).isEqualTo(1);

        assertThat(alarms(BudgetActs.UNUSUAL))
                .singleElement()
                .satisfies(it -> assertThat(it.detail()).contains("\"in-day\": " + Budget.FILES.unusualPerDay()));
        seed(Budget.FILES, Budget.FILES.perDay() - Budget.FILES.unusualPerDay(), "5 hours");
        assertThat(openedOf(List.of(cases.get(52)))).isZero();
    }

    @Test
    void theSameFileCountsOnceAnHourAndAnAssignedOneNever() {
        var mine = cases.get(20);
        transaction.executeWithoutResult(_ -> OwnWork.run(
                "test",
                () -> jdbc.sql("""
                        insert into access.case_assignment (case_number, account, because, given_by, since)
                        values (:number, :account, 'theirs', 'test', now())
                        """)
                        .param("number", mine)
                        .param("account", insider)
                        .update()));

        for (var time = 0; time < 3; time++) {
            openedOf(List.of(mine, cases.get(21)));
        }

        assertThat(jdbc.sql("select item from access.looked_at where account = :me")
                        .param("me", insider)
                        .query(String.class)
                        .list())
                .containsExactly(cases.get(21));
    }

    @Test
    void whoSearchesForOneNameAfterAnotherIsStoppedAndNoNameIsKept() {
        seed(Budget.NAMES, Budget.NAMES.perHour() - 3, "20 minutes");

        var answered = 0;
        for (var name : List.of("Amina", "Yusuf", "Hassan", "Maryam", "Omar")) {
            answered += visitor.post("/work/cases", "called", name).statusCode() == 200 ? 1 : 0;
        }

        assertThat(answered).isEqualTo(3);
        assertThat(alarms(BudgetActs.USED_UP)).hasSize(2);
        assertThat(jdbc.sql("select item from access.looked_at where account = :me and budget = 'names'")
                        .param("me", insider)
                        .query(String.class)
                        .list())
                .noneMatch(it -> it.matches("(?i).*(amina|yusuf|hassan|maryam|omar).*"));
    }

    @Test
    void whoTriesNumbersOutsideTheirUnitIsStoppedAtThirtyAnHour() {
        comesIn(Role.CASEWORKER, DemoUnits.BEIRUT);
        var refused = 0;
        for (var number : cases.subList(0, 33)) {
            var answer = visitor.post(
                    "/work/case-openings/new",
                    "number",
                    number,
                    "purpose",
                    "QUALITY",
                    "because",
                    "looking around a little");
            refused += answer.statusCode() == 409 ? 1 : 0;
        }

        assertThat(refused).isEqualTo(3);
        assertThat(of("access.budget.used-up")).hasSize(3);
        assertThat(of("access.budget.unusual")).hasSize(1);
    }

    @Test
    void whoOpensTheWordsOfOneFamilyAfterAnotherIsStopped() {
        var needs = OwnWork.of("test", () -> jdbc.sql("""
                select distinct on (case_number) '/work/cases/' || case_number || '/needs/' || id from needs.need
                 order by case_number, id limit 4
                """).query(String.class).list());
        transaction.executeWithoutResult(
                _ -> jdbc.sql("""
                insert into access.words_opening (account, case_number, at)
                select :account, 'X-' || n, now() - interval '30 minutes' from generate_series(1, 118) n
                """).param("account", insider).update());

        assertThat(needs.stream().map(it -> visitor.get(it).statusCode())).containsExactly(200, 200, 409, 409);

        assertThat(of("access.words.budget")).hasSize(2);
    }

    @Test
    void whoTouchesACanaryNoticesNothingAndSetsOffAnAlarmThatDoesNotSayWhichCaseItWas() {
        var guardian = accounts.open(
                "guard-" + UUID.randomUUID(),
                "A guardian",
                PASSWORD,
                Set.of(Role.DATA_PROTECTION_OFFICER),
                DemoUnits.PLACEMENT);
        var canary = cases.get(5);
        As.account(guardian, Role.DATA_PROTECTION_OFFICER, () -> canaries.set(canary, "invented for this test"));

        var ordinary = visitor.get("/work/cases/" + cases.get(6));
        var touched = visitor.get("/work/cases/" + canary);

        assertThat(touched.statusCode()).isEqualTo(ordinary.statusCode()).isEqualTo(200);
        assertThat(touched.body()).doesNotContainIgnoringCase("canary");
        assertThat(alarms(BudgetActs.CANARY_TOUCHED)).isNotEmpty().allSatisfy(it -> {
            assertThat(it.caseNumber()).isNull();
            assertThat(it.detail()).contains("cases.opened");
            assertThat(it.on().id()).isNotEqualTo(canary);
        });
        As.account(
                insider,
                Role.PLACEMENT_OFFICER,
                () -> assertThat(jdbc.sql("select count(*) from access.canary")
                                .query(Integer.class)
                                .single())
                        .isZero());
    }

    private void comesIn(Role role, UnitId unit) {
        var name = "insider-" + UUID.randomUUID();
        insider = accounts.open(name, "An insider", PASSWORD, Set.of(role), unit);
        visitor = new Visitor(port);
        visitor.signIn(name, PASSWORD);
    }

    private void alreadyOpened(int files, String ago) {
        seed(Budget.FILES, files, ago);
    }

    private void seed(Budget budget, int times, String ago) {
        transaction.executeWithoutResult(_ -> jdbc.sql("""
                insert into access.looked_at (account, budget, item, at)
                select :account, :budget, 'X-' || gen_random_uuid(), now() - cast(:ago as interval)
                  from generate_series(1, :times)
                """)
                .param("account", insider)
                .param("budget", budget.code())
                .param("times", times)
                .param("ago", ago)
                .update());
    }

    private int openedOf(List<String> numbers) {
        return (int) numbers.stream()
                .filter(it -> visitor.get("/work/cases/" + it).statusCode() == 200)
                .count();
    }

    /// A script that asks for many pages at the same time.
    private int atOnce(List<String> numbers) {
        try (var threads = Executors.newFixedThreadPool(4)) {
            var asked = threads.invokeAll(numbers.stream()
                    .map(it -> (Callable<Integer>)
                            () -> visitor.get("/work/cases/" + it).statusCode() == 200 ? 1 : 0)
                    .toList());
            var opened = 0;
            for (var one : asked) {
                opened += one.get();
            }
            return opened;
        } catch (InterruptedException | java.util.concurrent.ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private List<TrailEntry> alarms(org.havn.audit.Act act) {
        return of(act.code());
    }

    private List<TrailEntry> of(String act) {
        return trail.find(new TrailQuestion(act, insider, null, null, null, 1, 100))
                .entries();
    }
}
