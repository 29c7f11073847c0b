package org.havn.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.havn.HavnTest;
import org.havn.Visitor;
import org.havn.access.OfficeWithAFamily.Somebody;
import org.havn.audit.AuditTrail;
import org.havn.audit.TrailQuestion;
import org.havn.cases.Cases;
import org.havn.cases.Programmes;
import org.havn.needs.Needs;
import org.havn.people.Persons;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// A municipality sees a profile without a name before it accepts, who they are after, and nothing once it is taken
/// back.
@HavnTest
class MunicipalityProfileTests {
    private static final UnitId NOWHERE = new UnitId(UUID.fromString("01920000-0000-7000-8000-0000000000d1"));
    private static final UnitId ELSEWHERE = new UnitId(UUID.fromString("01920000-0000-7000-8000-0000000000d2"));

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
    private CaseScopes scopes;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private Somebody coordinator = new Somebody(new UUID(0, 0), new Visitor(0));
    private String address = "";
    private @Nullable OfficeWithAFamily opened;

    @BeforeEach
    void aHouseholdIsProposed() {
        opened = OfficeWithAFamily.opened(accounts, units, programmes, persons, cases, jdbc, transaction);
        var office = office();
        needs.voice(List.of(SmallFamilies.need(office.number(), office.person(), "SM-CI")));
        units.openFor("0001", NOWHERE, DemoUnits.MUNICIPALITY.id(), "Nowhere");
        units.openFor("0002", ELSEWHERE, DemoUnits.MUNICIPALITY.id(), "Elsewhere");
        address = "/work/municipality/" + office.placed();
        office.stage("PLACEMENT_PROPOSED");
        coordinator = office.somebody(port, Role.SETTLEMENT_COORDINATOR, NOWHERE);
    }

    @AfterEach
    void nowhereIsGone() {
        office().nowhereIsGone();
    }

    @Test
    void beforeTheAcceptanceThereIsNoNameNoNumberAndNoWord() {
        var list = coordinator.visitor().get("/work/municipality").body();
        var profile = coordinator.visitor().get(address).body();

        assertThat(list).contains("A household of 1 person").contains(address);
        assertThat(profile).contains("1990").contains("Principal applicant").contains("This profile is anonymous");
        assertThat(list + profile)
                .doesNotContain(office().number().value())
                .doesNotContain("Somebody")
                .doesNotContain("sleep at night")
                .doesNotContain(office().person().value().toString());
    }

    @Test
    void afterTheAcceptanceItSeesWhoTheyAreAndStillNoWord() {
        office().stage("MUNICIPALITY_ACCEPTED");

        assertThat(coordinator.visitor().get(address).body())
                .contains(office().number().value())
                .contains("Somebody")
                .doesNotContain("sleep at night");
    }

    @Test
    void afterATakingBackOrATransferThereIsNothing() {
        office().stage("MUNICIPALITY_ACCEPTED");
        transaction.executeWithoutResult(
                _ -> jdbc.sql("""
                update placement.placement set ended_at = now(), ended_because = 'test' where case_number = :number
                """).param("number", office().number().value()).update());

        gone(coordinator);
    }

    @Test
    void anotherMunicipalityASafetyLockAndAProtectedAddressShowNothing() {
        gone(office().somebody(port, Role.SETTLEMENT_COORDINATOR, ELSEWHERE));

        scopes.lock(office().number().value(), true);
        gone(coordinator);

        scopes.lock(office().number().value(), false);
        scopes.protectAddress(office().number().value(), true);
        gone(coordinator);

        scopes.protectAddress(office().number().value(), false);
        scopes.exclude(office().number().value(), coordinator.account(), "a neighbour of theirs");
        gone(coordinator);
    }

    @Test
    void theDatabaseShowsACoordinatorNoRowAboutAFamily() {
        As.account(
                coordinator.account(),
                () -> assertThat(List.of(
                                "cases.resettlement_case", "people.person", "needs.need", "placement.placement"))
                        .allSatisfy(it -> assertThat(jdbc.sql("select count(*) from " + it)
                                        .query(Integer.class)
                                        .single())
                                .isZero()));
        assertThat(coordinator.visitor().get("/work/cases/" + office().number()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void lookingAtAProfileIsAnOpeningOfTheFamilysFile() {
        coordinator.visitor().get(address);

        assertThat(trail.find(TrailQuestion.everything()).entries())
                .anyMatch(it -> it.act().equals("placement.profile.opened")
                        && office().number().value().equals(it.caseNumber()));
    }

    private OfficeWithAFamily office() {
        return Objects.requireNonNull(opened);
    }

    private void gone(Somebody reader) {
        assertThat(reader.visitor().get(address).statusCode()).isEqualTo(404);
        assertThat(reader.visitor().get("/work/municipality").body()).doesNotContain(address);
    }
}
