package org.havn.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.havn.HavnTest;
import org.havn.audit.AuditTrail;
import org.havn.audit.TrailQuestion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// SECURITY.md, S5: nobody is the second person of their own act, and nothing happens without one.
@HavnTest
class FourEyesTests {
    private static final String WHY = "joins the office on Monday";

    @Autowired
    private FourEyes fourEyes;

    @Autowired
    private NewAccounts newAccounts;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Grants grants;

    @Autowired
    private Units units;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private UUID administrator = new UUID(0, 0);
    private UUID officer = new UUID(0, 0);
    private UUID caseworker = new UUID(0, 0);
    private UUID newcomer = new UUID(0, 0);

    @BeforeEach
    void somebodyNew() {
        DemoUnits.openIn(units);
        administrator = account(Set.of(Role.ADMINISTRATOR, Role.DATA_PROTECTION_OFFICER));
        officer = account(Set.of(Role.DATA_PROTECTION_OFFICER));
        caseworker = account(Set.of(Role.CASEWORKER));
        newcomer = account(Set.of());
    }

    @Test
    void aRoleIsHeldOnlyAfterASecondPersonHasAgreed() {
        var request = asked();
        assertThat(grants.heldBy(newcomer)).isEmpty();

        As.account(officer, Role.DATA_PROTECTION_OFFICER, () -> fourEyes.agree(request, ""));

        assertThat(grants.heldBy(newcomer))
                .singleElement()
                .satisfies(it -> assertThat(it.role()).isEqualTo(Role.CASEWORKER));
    }

    @Test
    void aNewHavnCanComeToHaveASecondPersonAndNothingElseHappensAlone() {
        whileNobodyElseCouldBeTheSecond(() -> As.account(administrator, Role.ADMINISTRATOR, () -> {
            assertThat(ask(Role.CASEWORKER))
                    .as("a role that agrees to nothing waits")
                    .isPresent();
            assertThat(ask(Role.DATA_PROTECTION_OFFICER)).isEmpty();
            assertThat(ask(Role.ADMINISTRATOR)).as("now there is somebody").isPresent();
        }));

        assertThat(grants.heldBy(newcomer)).extracting(Grant::role).containsExactly(Role.DATA_PROTECTION_OFFICER);
        assertThat(trail.find(TrailQuestion.everything()).entries())
                .anyMatch(it -> it.act().equals("access.second.alone"));
    }

    private Optional<UUID> ask(Role role) {
        return fourEyes.ask(GiveRole.CODE, GiveRole.parameters(newcomer, role, DemoUnits.PLACEMENT, "", WHY), WHY);
    }

    private void whileNobodyElseCouldBeTheSecond(Runnable work) {
        var others = jdbc.sql("""
                select id from access.account
                 where active and id <> :me and id in (select account from access.role_grant
                        where role in ('ADMINISTRATOR', 'DATA_PROTECTION_OFFICER') and ended_at is null)
                """).param("me", administrator).query(UUID.class).list();
        setActive(others, false);
        try {
            work.run();
        } finally {
            setActive(others, true);
        }
    }

    private void setActive(List<UUID> some, boolean active) {
        transaction.executeWithoutResult(_ -> jdbc.sql("update access.account set active = :active where id in (:some)")
                .param("active", active)
                .param("some", some)
                .update());
    }

    @Test
    void whoAskedIsNeverTheSecondWhateverRolesTheyHold() {
        var request = asked();

        for (var role : Role.values()) {
            As.account(
                    administrator,
                    role,
                    () -> assertThatThrownBy(() -> fourEyes.agree(request, "")).isInstanceOf(NotYourOwn.class));
        }
        assertThat(grants.heldBy(newcomer)).isEmpty();
    }

    @Test
    void whoMayNotBeTheSecondIsToldNothing() {
        var request = asked();

        As.account(
                caseworker,
                () -> assertThatThrownBy(() -> fourEyes.agree(request, "")).isInstanceOf(NotYourTask.class));
        As.account(caseworker, () -> assertThat(fourEyes.forReader()).isEmpty());
    }

    @Test
    void aRequestIsAnsweredOnceEvenByFiftyAtOnce() throws InterruptedException {
        var request = asked();
        var agreed = new AtomicInteger();
        var racing = IntStream.range(0, 50)
                .mapToObj(_ -> Thread.ofVirtual()
                        .start(() -> As.account(officer, Role.DATA_PROTECTION_OFFICER, () -> {
                            try {
                                fourEyes.agree(request, "");
                                agreed.incrementAndGet();
                            } catch (SecondNotPossible late) {
                                // as it should be for forty-nine of them
                            }
                        })))
                .toList();
        for (var thread : racing) {
            thread.join();
        }

        assertThat(agreed).hasValue(1);
        assertThat(grants.heldBy(newcomer)).hasSize(1);
    }

    @Test
    void afterThreeDaysItHasToBeAskedForAgain() {
        var request = asked();
        transaction.executeWithoutResult(_ -> jdbc.sql("""
                update access.second_request
                   set asked_at = asked_at - interval '73 hours', until_at = until_at - interval '73 hours'
                 where id = :id
                """).param("id", request).update());

        As.account(
                officer,
                Role.DATA_PROTECTION_OFFICER,
                () -> assertThatThrownBy(() -> fourEyes.agree(request, "")).isInstanceOf(SecondNotPossible.class));
    }

    @Test
    void whatHasChangedSinceItWasAskedIsNotDone() {
        var request = asked();
        grants.give(newcomer, Role.AUDITOR, DemoUnits.ANKARA, "meanwhile", "test", null);

        As.account(
                officer,
                Role.DATA_PROTECTION_OFFICER,
                () -> assertThatThrownBy(() -> fourEyes.agree(request, "")).isInstanceOf(SecondNotPossible.class));
        assertThat(grants.heldBy(newcomer)).extracting(Grant::role).containsExactly(Role.AUDITOR);
    }

    @Test
    void aNoNeedsAReasonAndEndsIt() {
        var request = asked();
        As.account(officer, Role.DATA_PROTECTION_OFFICER, () -> {
            assertThatThrownBy(() -> fourEyes.refuse(request, "no")).isInstanceOf(ReasonMissing.class);
            fourEyes.refuse(request, "nobody of that name works here");
            assertThatThrownBy(() -> fourEyes.agree(request, "")).isInstanceOf(SecondNotPossible.class);
        });
    }

    @Test
    void theTableItselfRefusesOnePersonAsBoth() {
        var request = asked();

        assertThatThrownBy(() -> transaction.executeWithoutResult(
                        _ -> jdbc.sql("""
                update access.second_request set state = 'DONE', second_by = asked_by, second_at = now() where id = :id
                """).param("id", request).update()))
                .rootCause()
                .hasMessageContaining("check constraint");
    }

    @Test
    void anAccountThatOneAdministratorOpensCanDoNothingYet() {
        var name = "new-" + UUID.randomUUID();
        As.account(
                administrator,
                Role.ADMINISTRATOR,
                () -> newAccounts.open(
                        name, "A newcomer", "a sentence to remember", Set.of(Role.CASEWORKER), DemoUnits.ANKARA, WHY));

        assertThat(accounts.loadUserByUsername(name).roles()).isEmpty();
    }

    private UUID asked() {
        var request = new UUID[1];
        As.account(
                administrator,
                Role.ADMINISTRATOR,
                () -> request[0] = fourEyes.ask(
                                GiveRole.CODE,
                                GiveRole.parameters(newcomer, Role.CASEWORKER, DemoUnits.ANKARA, "", WHY),
                                WHY)
                        .orElseThrow());
        return request[0];
    }

    private UUID account(Set<Role> roles) {
        return accounts.open(
                "eyes-" + UUID.randomUUID(), "A tester", "a sentence to remember", roles, DemoUnits.PLACEMENT);
    }
}
