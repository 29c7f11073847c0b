package org.havn.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.havn.HavnTest;
import org.havn.access.OfficeWithAFamily.Somebody;
import org.havn.cases.Cases;
import org.havn.cases.Programmes;
import org.havn.needs.Need;
import org.havn.needs.Needs;
import org.havn.people.Persons;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Health, torture, sexual violence and protection are closed to staff who have no task there, though they see the
/// family.
@HavnTest
class CompartmentsTests {
    private static final String WORDS = "I want to sleep at night";
    private static final String MORE = "There is more here that your task does not open.";
    private static final String WHY = "prepares the interview on Monday";

    @LocalServerPort
    private int port;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Units units;

    @Autowired
    private Programmes programmes;

    @Autowired
    private Persons persons;

    @Autowired
    private Cases cases;

    @Autowired
    private Needs needs;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private @Nullable OfficeWithAFamily opened;

    @BeforeEach
    void aFamily() {
        opened = OfficeWithAFamily.opened(accounts, units, programmes, persons, cases, jdbc, transaction);
    }

    @Test
    void healthOpensToCaseworkersOfTheCaseAndToNobodyElse() {
        voiced("SM-CI");

        assertThat(page(Role.CASEWORKER, DemoUnits.ANKARA)).contains(WORDS).doesNotContain(MORE);
        assertThat(page(Role.PLACEMENT_OFFICER, DemoUnits.PLACEMENT))
                .contains(MORE)
                .doesNotContain(WORDS);
        assertThat(page(Role.AUDITOR, DemoUnits.ANKARA)).contains(MORE).doesNotContain(WORDS);
    }

    @Test
    void whatBelongsToNoCompartmentIsReadByWhoeverSeesTheFamily() {
        voiced("LP-BN");

        assertThat(page(Role.AUDITOR, DemoUnits.ANKARA)).contains(WORDS).doesNotContain(MORE);
    }

    @Test
    void sexualViolenceOpensOnlyToWhoIsNamedAndAgreedToAndClosesAgain() {
        var need = voiced("SV-VC");
        var asking = office().somebody(port, Role.CASEWORKER, DemoUnits.ANKARA);
        var named = office().somebody(port, Role.CASEWORKER, DemoUnits.ANKARA);
        assertThat(page(named)).contains(MORE).doesNotContain(WORDS);

        task(asking, named, "tasks", "SEXUAL_VIOLENCE");
        assertThat(page(named)).as("nobody has agreed yet").doesNotContain(WORDS);
        agree();
        assertThat(page(named)).contains(WORDS);
        assertThat(page(asking)).as("who asks does not read").doesNotContain(WORDS);
        assertThat(timeline(named, need)).contains(WORDS);

        task(asking, named, "tasks/ending", "SEXUAL_VIOLENCE");
        assertThat(page(named)).contains(MORE).doesNotContain(WORDS);
    }

    @Test
    void aTaskOpensItsOwnCompartmentOnly() {
        voiced("SV-VC", "TR-PI");
        var asking = office().somebody(port, Role.CASEWORKER, DemoUnits.ANKARA);
        var named = office().somebody(port, Role.CASEWORKER, DemoUnits.ANKARA);
        task(asking, named, "tasks", "TORTURE");
        agree();

        assertThat(page(named)).contains(MORE).doesNotContain(WORDS);
    }

    @Test
    void whoMayNotReadANeedTakesNoStepOfIt() {
        var need = voiced("TR-PI");
        var caseworker = office().somebody(port, Role.CASEWORKER, DemoUnits.ANKARA);

        var page = timeline(caseworker, need);
        var answer = caseworker
                .visitor()
                .post(address(need) + "/not-met", "seen", "0", "because", "somebody told me so yesterday");

        assertThat(page).contains(MORE).doesNotContain(WORDS).doesNotContain("<form class=\"form\"");
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    private OfficeWithAFamily office() {
        return Objects.requireNonNull(opened);
    }

    private Need voiced(String... codes) {
        var need = SmallFamilies.need(office().number(), office().person(), codes);
        needs.voice(List.of(need));
        return need;
    }

    private String page(Role role, UnitId unit) {
        return page(office().somebody(port, role, unit));
    }

    private String page(Somebody reader) {
        return reader.visitor()
                .get("/work/cases/" + office().number() + "/needs")
                .body();
    }

    private String timeline(Somebody reader, Need need) {
        return reader.visitor().get(address(need)).body();
    }

    private String address(Need need) {
        return "/work/cases/" + office().number() + "/needs/" + need.id().value();
    }

    private void task(Somebody asking, Somebody named, String what, String compartment) {
        var answer = asking.visitor()
                .post(
                        "/work/cases/" + office().number() + "/who-sees/" + what,
                        "account",
                        named.account().toString(),
                        "compartment",
                        compartment,
                        "because",
                        WHY);
        assertThat(answer.statusCode()).isEqualTo(302);
    }

    private void agree() {
        var request = jdbc.sql("""
                select id from access.second_request where parameters ->> 'case' = :number and state = 'WAITING'
                """)
                .param("number", office().number().value())
                .query(UUID.class)
                .single();
        var officer = office().somebody(port, Role.DATA_PROTECTION_OFFICER, DemoUnits.PLACEMENT);
        officer.visitor().post("/work/seconds/" + request, "answer", "agree");
    }
}
