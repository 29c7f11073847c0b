package org.havn.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.havn.HavnTest;
import org.havn.cases.Cases;
import org.havn.cases.Programme;
import org.havn.cases.ProgrammeId;
import org.havn.cases.Programmes;
import org.havn.people.Persons;
import org.havn.platform.Ids;
import org.havn.reference.CountryCode;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Two people change the shares of one case at the same time: what its scope says in the end is what both left.
@HavnTest
class SharesAtOnceTests {
    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Units units;

    @Autowired
    private CaseScopes scopes;

    @Autowired
    private Programmes programmes;

    @Autowired
    private Cases cases;

    @Autowired
    private Persons persons;

    @Test
    void aShareThatEndsWhileAnotherBeginsIsGone() throws InterruptedException {
        DemoUnits.openIn(units);
        var number = aCaseOfAnkara();
        scopes.share(number, DemoUnits.PLACEMENT, "test");
        var placement = officerIn(DemoUnits.PLACEMENT);
        var beirut = officerIn(DemoUnits.BEIRUT);
        assertThat(sees(placement, number)).isTrue();
        var ended = new CountDownLatch(1);
        var other = new Thread(() -> {
            await(ended);
            scopes.share(number, DemoUnits.BEIRUT, "test");
        });

        other.start();
        transaction.executeWithoutResult(_ -> {
            scopes.unshare(number, DemoUnits.PLACEMENT);
            ended.countDown();
            pause(Duration.ofMillis(700)); // the other one is waiting for this case by now
        });
        other.join();

        assertThat(sees(placement, number)).isFalse();
        assertThat(sees(beirut, number)).isTrue();
    }

    private boolean sees(UUID account, String number) {
        var seen = new boolean[1];
        As.account(
                account,
                () -> seen[0] = jdbc.sql("select exists (select from access.case_scope where case_number = :number)")
                        .param("number", number)
                        .query(Boolean.class)
                        .single());
        return seen[0];
    }

    private UUID officerIn(UnitId unit) {
        return accounts.open(
                "at-once-" + UUID.randomUUID(),
                "A tester",
                "a sentence to remember",
                Set.of(Role.PLACEMENT_OFFICER),
                unit);
    }

    private String aCaseOfAnkara() {
        var programme = new Programme(
                new ProgrammeId(Ids.next()),
                "Of Ankara",
                100,
                new CountryCode("TR"),
                new CountryCode("NO"),
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2026, 12, 31),
                DemoUnits.ANKARA,
                DemoUnits.ANKARA,
                false);
        programmes.open(programme);
        var somebody = SmallFamilies.somebody();
        persons.register(List.of(somebody));
        var family = SmallFamilies.of(programme.id(), somebody.id());
        cases.open(List.of(family));
        return family.number().value();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
