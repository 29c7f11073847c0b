package org.havn.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import org.havn.HavnTest;
import org.havn.Visitor;
import org.havn.cases.Cases;
import org.havn.cases.Programmes;
import org.havn.needs.NeedState;
import org.havn.needs.Needs;
import org.havn.people.Persons;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/// SECURITY.md, S5: whoever writes requests by hand skips no step, and is not two people for having two roles.
@HavnTest
class StepsByHandTests {
    private static final String PASSWORD = "a sentence to remember";

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

    @LocalServerPort
    private int port;

    private HouseholdOfFour family;
    private UUID account = new UUID(0, 0);
    private Visitor visitor = new Visitor(0);

    /// Somebody with every role that there is, in the family's own unit.
    @BeforeEach
    void somebodyWithEveryRole() {
        DemoUnits.openIn(units);
        family = new HouseholdOfFour.Maker(programmes, persons, cases, needs).in(DemoUnits.BEIRUT);
        var name = "every-" + UUID.randomUUID();
        account = accounts.open(
                name,
                "A tester",
                PASSWORD,
                Set.of(Role.CASEWORKER, Role.PLACEMENT_OFFICER, Role.ADMINISTRATOR, Role.DATA_PROTECTION_OFFICER),
                DemoUnits.BEIRUT);
        visitor = new Visitor(port);
        visitor.signIn(name, PASSWORD);
    }

    @Test
    void onePersonWithTwoRolesIsOnePerson() {
        visitor.post(
                "/work/cases/" + family.number() + "/composition/removals",
                "person",
                family.father().value().toString(),
                "why",
                "LEFT",
                "because",
                "certificate seen on Monday");
        visitor.post(
                "/work/cases/" + family.number() + "/priority",
                "which",
                "SUBMISSION",
                "to",
                "EM",
                "because",
                "a threat was reported");
        var requests = jdbc.sql("select id from access.second_request where asked_by = :by and state = 'WAITING'")
                .param("by", account)
                .query(UUID.class)
                .list();
        assertThat(requests).hasSize(2);

        for (var request : requests) {
            assertThat(visitor.post("/work/seconds/" + request, "answer", "agree", "because", "")
                            .statusCode())
                    .isBetween(400, 499);
        }

        assertThat(cases.get(family.number()).householdSize()).isEqualTo(4);
        assertThat(cases.get(family.number()).submissionPriority().name()).isEqualTo("NR");
        assertThat(jdbc.sql("select count(*) from access.second_request where asked_by = :by and state = 'WAITING'")
                        .param("by", account)
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void whatNobodyAskedForCannotBeAgreedTo() {
        assertThat(visitor.post("/work/seconds/" + UUID.randomUUID(), "answer", "agree", "because", "")
                        .statusCode())
                .isBetween(400, 499);
    }

    @Test
    void aNeedIsNotMetBeforeItWasConfirmedPlannedAndGiven() {
        var need = needs.of(family.number()).getFirst();

        for (var act : new String[] {"met", "service", "plan"}) {
            var status = visitor.post(
                            "/work/cases/" + family.number() + "/needs/"
                                    + need.id().value() + "/" + act,
                            "seen",
                            "0",
                            "words",
                            "She says so")
                    .statusCode();
            assertThat(status).as(act).isBetween(400, 499);
        }

        assertThat(needs.get(family.number(), need.id()).state()).isEqualTo(NeedState.VOICED);
    }
}
