package org.havn.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.havn.HavnTest;
import org.havn.Visitor;
import org.havn.audit.AuditTrail;
import org.havn.audit.TrailEntry;
import org.havn.audit.TrailQuestion;
import org.havn.cases.Cases;
import org.havn.cases.Programme;
import org.havn.cases.ProgrammeId;
import org.havn.cases.Programmes;
import org.havn.people.Persons;
import org.havn.platform.Ids;
import org.havn.platform.OwnWork;
import org.havn.reference.CountryCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Who may see a family, and changing it: each effect at the pages and in the database.
@HavnTest
class CaseAccessTests {
    private static final String PASSWORD = "a sentence to remember";
    private static final String WHY = "his brother works at that desk";

    private record Somebody(UUID account, Visitor visitor) {}

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Units units;

    @Autowired
    private Grants grants;

    @Autowired
    private CaseAccess access;

    @Autowired
    private Programmes programmes;

    @Autowired
    private Cases cases;

    @Autowired
    private Persons persons;

    @Autowired
    private AuditTrail trail;

    private String number = "";
    private ProgrammeId programme = new ProgrammeId(new UUID(0, 0));
    private Somebody holder = new Somebody(new UUID(0, 0), new Visitor(0));
    private Somebody elsewhere = new Somebody(new UUID(0, 0), new Visitor(0));
    private Somebody officer = new Somebody(new UUID(0, 0), new Visitor(0));

    @BeforeEach
    void aFamilyOfAnkara() {
        DemoUnits.openIn(units);
        programme = new ProgrammeId(Ids.next());
        programmes.open(new Programme(
                programme,
                "Who sees " + programme,
                10,
                new CountryCode("TR"),
                new CountryCode("NO"),
                LocalDate.of(2020, 1, 1),
                LocalDate.of(2020, 12, 31),
                DemoUnits.ANKARA,
                DemoUnits.PLACEMENT,
                false));
        var person = SmallFamilies.somebody();
        persons.register(List.of(person));
        var family = SmallFamilies.of(programme, person.id());
        cases.open(List.of(family));
        number = family.number().value();
        holder = somebody(Role.CASEWORKER, DemoUnits.ANKARA);
        elsewhere = somebody(Role.CASEWORKER, DemoUnits.BEIRUT);
        officer = somebody(Role.PLACEMENT_OFFICER, DemoUnits.PLACEMENT);
    }

    /// Other tests count what places there are.
    @AfterEach
    void nowhereIsGone() {
        OwnWork.run(
                "test",
                () -> transaction.executeWithoutResult(_ -> List.of(
                                "delete from placement.placement where municipality = '0001'",
                                "delete from communities.municipality where code = '0001'")
                        .forEach(it -> jdbc.sql(it).update())));
    }

    @Test
    void anAssignmentOpensTheFamilyAndItsEndClosesIt() {
        assertThat(sees(elsewhere)).isFalse();

        change("assignments", "account", elsewhere.account());
        assertThat(sees(elsewhere)).isTrue();

        change("assignments/ending", "account", elsewhere.account());
        assertThat(sees(elsewhere)).isFalse();
        assertThat(told("access.case.assigned")).isOne();
        assertThat(told("access.case.unassigned")).isOne();
    }

    @Test
    void anAssignmentEndsWithTheLastTaskThatItWasGivenFor() {
        change("assignments", "account", elsewhere.account());
        var grant = grants.heldBy(elsewhere.account()).getFirst().id();

        grants.end(grant, "moved on", "test");

        assertThat(inDatabase(elsewhere.account())).isFalse();
    }

    @Test
    void sharingOpensTheFamilyToAUnitUntilItEndsOrTheFileIsLocked() {
        change("shares", "unit", DemoUnits.BEIRUT.value());
        assertThat(sees(elsewhere)).isTrue();

        change("lock");
        assertThat(sees(elsewhere)).isFalse();
        assertThat(sees(officer)).isFalse();
        assertThat(sees(holder)).isTrue();

        change("lock/ending");
        assertThat(sees(elsewhere)).isTrue();

        change("shares/ending", "unit", DemoUnits.BEIRUT.value());
        assertThat(sees(elsewhere)).isFalse();
        assertThat(told("access.case.locked")).isOne();
        assertThat(told("access.case.unlocked")).isOne();
        assertThat(told("access.case.shared")).isOne();
        assertThat(told("access.case.unshared")).isOne();
    }

    @Test
    void whoIsShutOutSeesNothingWhateverElseTheyHoldUntilTheyAreTakenOffTheList() {
        change("assignments", "account", officer.account());
        change("exclusions", "account", officer.account());
        assertThat(sees(officer)).isFalse();

        change("exclusions/ending", "account", officer.account());
        assertThat(sees(officer)).isTrue();
        assertThat(told("access.case.excluded")).isOne();
        assertThat(told("access.case.readmitted")).isOne();
    }

    @Test
    void aProtectedAddressIsSeenByAssignedPeopleOnly() {
        var placed = aPlacement();
        assertThat(addressSeen(officer, placed)).isTrue();

        change("address");
        assertThat(sees(officer)).isTrue();
        assertThat(addressSeen(officer, placed)).isFalse();
        assertThat(addressSeen(holder, placed))
                .as("nor by the holder's own caseworkers")
                .isFalse();

        change("assignments", "account", officer.account());
        assertThat(addressSeen(officer, placed)).isTrue();

        change("assignments/ending", "account", officer.account());
        change("address/ending");
        assertThat(addressSeen(officer, placed)).isTrue();
        assertThat(told("access.address.protected")).isOne();
        assertThat(told("access.address.shown")).isOne();
    }

    @Test
    void reasonsAreSealedAndReadByThoseWhoAnswerForTheFamily() {
        change("exclusions", "account", elsewhere.account());

        assertThat(page(holder)).contains(WHY).contains("People who never see this family");
        assertThat(page(officer)).doesNotContain(WHY).doesNotContain("People who never see this family");
        assertThat(jdbc.sql("""
                select count(*) from access.scope_change
                 where case_number = :number and position(convert_to(:why, 'UTF8') in because) > 0
                """)
                        .param("number", number)
                        .param("why", WHY)
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(told("access.words.opened")).isPositive();
    }

    @Test
    void whoDoesNotAnswerForTheFamilyLetsNobodyIn() {
        change("assignments", "account", elsewhere.account());

        As.account(
                elsewhere.account(),
                () -> assertThatThrownBy(() -> access.share(number, DemoUnits.BEIRUT, WHY))
                        .isInstanceOf(NotForYouToChange.class));
        var answer = elsewhere.visitor().post(address("shares"), "unit", DemoUnits.BEIRUT.toString(), "because", WHY);
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void nobodyShutsThemselvesOutAndNobodyWithoutATaskIsLetIn() {
        var administrator = somebody(Role.ADMINISTRATOR, DemoUnits.ANKARA);

        As.account(holder.account(), () -> {
            assertThatThrownBy(() -> access.exclude(number, holder.account(), WHY))
                    .isInstanceOf(NotYourOwn.class);
            assertThatThrownBy(() -> access.assign(number, administrator.account(), WHY))
                    .isInstanceOf(NotAColleague.class);
            assertThatThrownBy(() -> access.lock(number, "short")).isInstanceOf(ReasonMissing.class);
        });
    }

    @Test
    void aRoleCountsOnlyForTheFamiliesOfTheUnitInWhichItIsHeld() {
        var both = somebody(Role.CASEWORKER, DemoUnits.BEIRUT);
        grants.give(both.account(), Role.AUDITOR, DemoUnits.ANKARA, "test", "test", null);

        assertThat(both.visitor().get("/work/cases/" + number).statusCode())
                .as("reads it, as auditor")
                .isEqualTo(200);
        assertThat(both.visitor().post(address("lock"), "because", WHY).statusCode())
                .as("is no caseworker there")
                .isEqualTo(404);
        assertThat(both.visitor()
                        .post("/work/cases/" + number + "/needs/" + new UUID(0, 1) + "/confirmation", "seen", "0")
                        .statusCode())
                .isEqualTo(404);

        grants.give(both.account(), Role.CASEWORKER, DemoUnits.ANKARA, "test", "test", null);
        assertThat(both.visitor().post(address("lock"), "because", WHY).statusCode())
                .isEqualTo(302);
    }

    private boolean sees(Somebody one) {
        var page = one.visitor().get("/work/cases/" + number).statusCode() == 200;
        assertThat(inDatabase(one.account())).as("page and database agree").isEqualTo(page);
        return page;
    }

    private boolean inDatabase(UUID account) {
        return as(
                account,
                () -> jdbc.sql("select count(*) from cases.resettlement_case where case_number = :number")
                                .param("number", number)
                                .query(Integer.class)
                                .single()
                        > 0);
    }

    private boolean addressSeen(Somebody one, UUID placement) {
        return as(
                one.account(),
                () -> jdbc.sql("select count(*) from placement.placement where id = :id")
                                .param("id", placement)
                                .query(Integer.class)
                                .single()
                        > 0);
    }

    private static boolean as(UUID account, Supplier<Boolean> asking) {
        var answer = new boolean[1];
        As.account(account, () -> answer[0] = asking.get());
        return answer[0];
    }

    private String page(Somebody one) {
        return one.visitor().get("/work/cases/" + number + "/who-sees").body();
    }

    private void change(String what) {
        assertThat(holder.visitor().post(address(what), "because", WHY).statusCode())
                .isEqualTo(302);
    }

    private void change(String what, String field, UUID whom) {
        assertThat(holder.visitor()
                        .post(address(what), field, whom.toString(), "because", WHY)
                        .statusCode())
                .isEqualTo(302);
    }

    private String address(String what) {
        return "/work/cases/" + number + "/who-sees/" + what;
    }

    private long told(String act) {
        return trail.find(TrailQuestion.everything()).entries().stream()
                .filter(it -> number.equals(it.caseNumber()))
                .map(TrailEntry::act)
                .filter(act::equals)
                .count();
    }

    private Somebody somebody(Role role, UnitId unit) {
        var name = "who-sees-" + UUID.randomUUID();
        var account = accounts.open(name, "A tester", PASSWORD, Set.of(role), unit);
        var visitor = new Visitor(port);
        visitor.signIn(name, PASSWORD);
        return new Somebody(account, visitor);
    }

    /// As the database keeps one; how it comes to be is placement's own test.
    private UUID aPlacement() {
        var id = Ids.next();
        transaction.executeWithoutResult(_ -> List.of(SmallFamilies.NOWHERE, """
                insert into placement.round (id, programme, name, placed_on, policy, seed, opened_by, opened_at)
                values (:id, :programme, 'test', '2026-11-01', 'test', 1, 'test', now())
                """, """
                insert into placement.solve (id, round, number, state, asked_by, asked_at, seconds_allowed, engine)
                values (:id, :id, 1, 'FINISHED', 'test', now(), 1, 'test')
                """, """
                insert into placement.placement (id, case_number, municipality, solve, because, demand, decided_by,
                                                 decided_at)
                values (:id, :number, '0001', :id, 'test', '{}', 'test', now())
                """)
                .forEach(it -> jdbc.sql(it)
                        .param("id", id)
                        .param("programme", programme.value())
                        .param("number", number)
                        .update()));
        return id;
    }
}
