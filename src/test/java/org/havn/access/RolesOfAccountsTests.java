package org.havn.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import org.havn.HavnTest;
import org.havn.Visitor;
import org.havn.cases.Programme;
import org.havn.cases.Programmes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Organisations, units and programmes are opened at pages; a role is given in a unit, for a time, by two people.
@HavnTest
class RolesOfAccountsTests {
    private static final String PASSWORD = "a sentence to remember";
    private static final String WHY = "the office opens on Monday";

    @LocalServerPort
    private int port;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Units units;

    @Autowired
    private Grants grants;

    @Autowired
    private Programmes programmes;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private Visitor administrator = new Visitor(0);
    private Visitor second = new Visitor(0);
    private UUID colleague = new UUID(0, 0);

    @BeforeEach
    void peopleOfAnOffice() {
        DemoUnits.openIn(units);
        administrator = visitor(Role.ADMINISTRATOR);
        second = visitor(Role.DATA_PROTECTION_OFFICER);
        colleague = accounts.open(
                "colleague-" + UUID.randomUUID(), "A colleague", PASSWORD, Set.of(Role.CASEWORKER), DemoUnits.BEIRUT);
    }

    @Test
    void aSecondRoleIsGivenInAUnitForATime() {
        var until = LocalDate.now(ZoneOffset.UTC).plusDays(30);

        ask("AUDITOR", DemoUnits.ANKARA, until.toString());
        assertThat(grants.heldBy(colleague)).hasSize(1);
        agree();

        assertThat(grants.heldBy(colleague)).hasSize(2).anySatisfy(it -> {
            assertThat(it.role()).isEqualTo(Role.AUDITOR);
            assertThat(it.unit()).isEqualTo(DemoUnits.ANKARA);
            assertThat(it.until()).isAfter(Instant.now().plusSeconds(29 * 86_400));
        });
        assertThat(administrator.get("/work/accounts/" + colleague + "/roles").body())
                .contains("Ankara office");
    }

    @Test
    void aRoleEndsOnlyWhenASecondPersonAgreesAndThenAtOnce() {
        var grant = grants.heldBy(colleague).getFirst().id();

        administrator.post("/work/accounts/" + colleague + "/roles/ending", "grant", grant.toString(), "because", WHY);
        assertThat(grants.heldBy(colleague)).hasSize(1);
        agree();

        assertThat(grants.heldBy(colleague)).isEmpty();
    }

    @Test
    void aRoleThatRunsOutIsGoneInTheNextStatementAndCanBeGivenAnew() {
        var grant = grants.heldBy(colleague).getFirst().id();
        setEnd(grant, "statement_timestamp() + interval '1 hour'");
        As.account(colleague, () -> assertThat(roleUnits()).isOne());

        setEnd(grant, "statement_timestamp() - interval '1 millisecond'");

        As.account(colleague, () -> assertThat(roleUnits()).isZero());
        assertThat(grants.heldBy(colleague)).isEmpty();
        grants.give(colleague, Role.CASEWORKER, DemoUnits.BEIRUT, WHY, "test", null);
        assertThat(grants.heldBy(colleague)).hasSize(1);
    }

    @Test
    void aRoleThatCannotBeHeldThereIsRefusedBeforeAnybodyIsAsked() {
        assertThat(ask("SETTLEMENT_COORDINATOR", DemoUnits.ANKARA, "")).isEqualTo(422);
        assertThat(ask(
                        "CASEWORKER",
                        DemoUnits.ANKARA,
                        LocalDate.now(ZoneOffset.UTC).toString()))
                .isEqualTo(422);
        assertThat(jdbc.sql("select count(*) from access.second_request where parameters ->> 'account' = :account")
                        .param("account", colleague.toString())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void anOrganisationAUnitAndAProgrammeAreOpenedAtPages() {
        var name = "Municipality " + UUID.randomUUID();
        administrator.post(
                "/work/units/organisations", "name", name, "kind", "MUNICIPALITY", "country", "NO", "because", WHY);
        var organisation = units.organisations().stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow();
        var noNumber = administrator.post(
                "/work/units", "organisation", organisation.id().toString(), "name", "Reception", "because", WHY);
        administrator.post(
                "/work/units",
                "organisation",
                organisation.id().toString(),
                "name",
                "Reception",
                "municipality",
                "4601",
                "because",
                WHY);
        var programme = administrator.post(
                "/work/programmes",
                "name",
                name,
                "quota",
                "40",
                "asylum",
                "LB",
                "receiving",
                "NO",
                "opensOn",
                "2020-01-01",
                "settleBy",
                "2020-12-31",
                "heldBy",
                DemoUnits.BEIRUT.toString(),
                "placedBy",
                DemoUnits.BEIRUT.toString(),
                "because",
                WHY);

        assertThat(noNumber.statusCode()).isEqualTo(422);
        assertThat(programme.statusCode()).isEqualTo(302);
        assertThat(units.all()).anySatisfy(it -> {
            assertThat(it.organisation()).isEqualTo(name);
            assertThat(it.municipality()).isEqualTo("4601");
        });
        assertThat(programmes.all()).extracting(Programme::name).contains(name);
        assertThat(administrator.get("/work/units").body()).contains(name);
        assertThat(administrator.get("/work/programmes").body()).contains(name);
    }

    private int ask(String role, UnitId unit, String until) {
        return administrator
                .post(
                        "/work/accounts/" + colleague + "/roles",
                        "role",
                        role,
                        "unit",
                        unit.toString(),
                        "until",
                        until,
                        "because",
                        WHY)
                .statusCode();
    }

    private void agree() {
        var request = jdbc.sql("""
                select id from access.second_request
                 where parameters ->> 'account' = :account and state = 'WAITING'
                """)
                .param("account", colleague.toString())
                .query(UUID.class)
                .single();
        second.post("/work/seconds/" + request, "answer", "agree");
    }

    private int roleUnits() {
        return jdbc.sql("select cardinality(access.my_units())")
                .query(Integer.class)
                .single();
    }

    private void setEnd(UUID grant, String end) {
        transaction.executeWithoutResult(
                _ -> jdbc.sql("update access.role_grant set until_at = " + end + " where id = :id")
                        .param("id", grant)
                        .update());
    }

    private Visitor visitor(Role role) {
        var name = "office-" + UUID.randomUUID();
        accounts.open(name, "A tester", PASSWORD, Set.of(role), DemoUnits.PLACEMENT);
        var visitor = new Visitor(port);
        visitor.signIn(name, PASSWORD);
        return visitor;
    }
}
