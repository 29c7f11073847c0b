package org.havn.access.keeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.havn.HavnTest;
import org.havn.access.Accounts;
import org.havn.access.As;
import org.havn.access.DemoAccounts;
import org.havn.access.FourEyes;
import org.havn.access.NotYourOwn;
import org.havn.access.Role;
import org.havn.access.vault.KeyOwner;
import org.havn.access.vault.Place;
import org.havn.access.vault.Vault;
import org.havn.audit.AuditTrail;
import org.havn.audit.TrailQuestion;
import org.havn.cases.PrincipalApplicantStays;
import org.havn.platform.AtStart;
import org.havn.platform.Telling;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/// Erasure as two people's act, in every module, with proof; and what ages out by rule.
@HavnTest
@TestPropertySource(
        properties = {"havn.placement.seconds=3", "havn.tested=erasure"}) // for a database, and keys, of its own
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ErasureTests {
    private static final String WHY = "the family asked for it in person";

    @Autowired
    private FourEyes fourEyes;

    @Autowired
    private Erasures erasures;

    @Autowired
    private Retention retention;

    @Autowired
    private RetentionRules rules;

    @Autowired
    private OlderKeys olderKeys;

    @Autowired
    private CaseMembers members;

    @Autowired
    private List<PersonRecords> modules;

    @Autowired
    private Vault vault;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private UUID officer = new UUID(0, 0);
    private UUID second = new UUID(0, 0);

    @BeforeAll
    void theDemonstration(@Autowired List<AtStart> work) {
        work.stream().sorted(java.util.Comparator.comparingInt(AtStart::order)).forEach(it -> it.run(Telling.nobody()));
        officer = accounts.open(
                "dpo-" + UUID.randomUUID(),
                "An officer",
                "a password of a test",
                Set.of(Role.DATA_PROTECTION_OFFICER),
                DemoAccounts.ALL.getFirst().unit());
        second = accounts.open(
                "second-" + UUID.randomUUID(),
                "Another officer",
                "a password of a test",
                Set.of(Role.DATA_PROTECTION_OFFICER),
                DemoAccounts.ALL.getFirst().unit());
    }

    @Test
    void aFamilyIsErasedFromEveryTableWithItsKeysOnceTwoHaveAgreed() {
        var number = "HVN-26-000200";
        var whom = erasures.family(Set.of(number));
        var before = rowsAbout(whom);
        var events = trail.openings(number, 500).size();
        assertThat(before).containsKeys("people.person", "needs.own_words", "cases.case_member");

        var request = asked(ErasePerson.parameters(number, ""));
        As.account(
                officer,
                Role.DATA_PROTECTION_OFFICER,
                () -> assertThatThrownBy(() -> fourEyes.agree(request, "")).isInstanceOf(NotYourOwn.class));
        assertThat(rowsAbout(whom)).isEqualTo(before);
        As.account(second, Role.DATA_PROTECTION_OFFICER, () -> fourEyes.agree(request, ""));
        eventually(() -> rowsAbout(whom).isEmpty());

        assertThat(whom.persons()).hasSizeGreaterThan(5).allMatch(it -> vault.erased(KeyOwner.person(it)));
        assertThat(vault.erased(KeyOwner.household(number))).isTrue();
        assertThat(trail.openings(number, 500).size()).as("the trail stays").isGreaterThanOrEqualTo(events);
        var proof = trail.find(question("access.erasure.done")).entries().stream()
                .filter(it -> number.equals(it.caseNumber()))
                .findFirst()
                .orElseThrow();
        assertThat(proof.detail())
                .contains("\"persons\": " + whom.persons().size())
                .contains("\"rows\": ");
        assertThat(trail.find(question("access.erasure.person")).entries())
                .extracting(it -> it.on().id())
                .containsAll(whom.persons().stream().map(UUID::toString).toList());
        assertThat(jdbc.sql("select count(*) from people.name_sound s where not exists"
                                + " (select from people.name_key k where k.sound = s.sound)")
                        .query(Integer.class)
                        .single())
                .as("how their names sounded")
                .isZero();
    }

    @Test
    void aMemberIsErasedAndTheOthersStay() {
        var number = caseWith(3);
        var all = members.of(number);
        var gone = all.getLast();

        assertThatThrownBy(() ->
                        asked(ErasePerson.parameters(number, all.getFirst().toString())))
                .isInstanceOf(PrincipalApplicantStays.class);
        var request = asked(ErasePerson.parameters(number, gone.toString()));
        As.account(second, Role.DATA_PROTECTION_OFFICER, () -> fourEyes.agree(request, ""));
        eventually(() -> rowsAbout(new Whom(Set.of(gone), Set.of())).isEmpty());

        assertThat(members.of(number)).containsExactlyElementsOf(all.subList(0, all.size() - 1));
        assertThat(vault.erased(KeyOwner.person(gone))).isTrue();
        assertThat(vault.erased(KeyOwner.person(all.getFirst()))).isFalse();
        assertThat(vault.erased(KeyOwner.household(number))).isFalse();
    }

    @Test
    void anErasureThatWasKilledHalfWayIsFinishedByTheNextTry() {
        var number = caseWith(2);
        var whom = erasures.family(Set.of(number));
        var id = transaction.execute(_ -> {
            // as in the job's own order: the keys are gone, and then the light goes out
            vault.erase(whom.persons().stream().map(KeyOwner::person).toList());
            return erasures.agreed(Erasure.Cause.REQUEST, null, whom);
        });
        erasures.carryOut(java.util.Objects.requireNonNull(id));
        erasures.carryOut(id);

        assertThat(rowsAbout(whom)).isEmpty();
        assertThat(trail.find(question("access.erasure.done")).entries().stream()
                        .filter(it -> it.on().id().equals(id.toString())))
                .hasSize(1);
    }

    @Test
    void whatTheKeyStoreCallsErasedDoesNotComeBackWithTheRows() {
        var number = caseWith(2);
        var whom = erasures.family(Set.of(number));
        // the key store of today beside a database of before
        vault.erase(
                List.of(KeyOwner.household(number), KeyOwner.household(number).withRows()));
        whom.persons()
                .forEach(it -> vault.erase(
                        List.of(KeyOwner.person(it), KeyOwner.person(it).withRows())));
        assertThat(rowsAbout(whom)).isNotEmpty();

        erasures.eraseAgain();

        assertThat(rowsAbout(whom)).isEmpty();
        assertThat(erasures.newest()).anySatisfy(it -> assertThat(it.cause()).isEqualTo(Erasure.Cause.RESTORE));
        assertThat(erasures.broughtBack()).isEqualTo(new Whom(Set.of(), Set.of()));
    }

    @Test
    void casesThatAreOverLoseWhatWasSaidFirstAndThenEverything() {
        var number = caseWith(2);
        var other = caseWith(2, number);
        var whom = erasures.family(Set.of(number));
        end(number, 40);
        end(other, 5);
        rule(CaseAging.WORDS, 30);

        retention.run();

        assertThat(vault.erased(KeyOwner.household(number))).isTrue();
        assertThat(rowsAbout(whom)).as("identity is kept for longer").containsKey("people.person");
        assertThat(vault.erased(KeyOwner.household(other)))
                .as("it ended five days ago")
                .isFalse();
        assertThat(erasures.broughtBack().cases()).doesNotContain(number);

        rule(CaseAging.IDENTITY, 39);
        retention.run();

        assertThat(rowsAbout(whom)).isEmpty();
        assertThat(members.of(other)).isNotEmpty();
        assertThat(trail.find(question("access.retention.done")).entries())
                .anySatisfy(it -> assertThat(it.detail()).contains(CaseAging.IDENTITY));
    }

    @Test
    void withoutARuleNothingAgesAndTheNewestRuleOfTheDayHolds() {
        transaction.executeWithoutResult(_ -> jdbc.sql("insert into access.opening_try (account, at) values (:a, :at)")
                .param("a", officer)
                .param("at", Instant.now().minus(Duration.ofDays(3)).atOffset(java.time.ZoneOffset.UTC))
                .update());
        assertThat(retention.today())
                .filteredOn(it -> it.code().equals("access.opening-tries"))
                .singleElement()
                .satisfies(it -> assertThat(it.due()).isPositive());
        assertThat(retention.today())
                .filteredOn(it -> it.rule() == null)
                .allSatisfy(it -> assertThat(it.due()).isZero());

        retention.run();

        assertThat(jdbc.sql("select count(*) from access.opening_try where at < now() - interval '2 days'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void anOlderKeyIsLetGoOfTenMinutesAfterItWasSeen() {
        var owner = KeyOwner.person(UUID.randomUUID());
        var place = new Place("test.table", "text", "1");
        vault.seal(place, owner, "some words");
        vault.turnKey(owner);
        assertThat(vault.withOlderKeys()).contains(owner.id());

        olderKeys.run();
        assertThat(vault.withOlderKeys())
                .as("a transaction may still seal with it")
                .contains(owner.id());
        transaction.executeWithoutResult(
                _ -> jdbc.sql("update access.turned_key set seen_at = seen_at - interval '11 minutes'")
                        .update());
        olderKeys.run();

        assertThat(vault.withOlderKeys()).doesNotContain(owner.id());
        assertThat(trail.find(question("access.keys.older-destroyed")).entries())
                .extracting(it -> it.on().id())
                .contains(owner.id().toString());
    }

    private UUID asked(Map<String, String> parameters) {
        var id = new UUID[1];
        As.account(
                officer,
                Role.DATA_PROTECTION_OFFICER,
                () -> id[0] = fourEyes.ask(ErasePerson.CODE, parameters, WHY).orElseThrow());
        return id[0];
    }

    /// How many rows stand about them, by table, asked in each module's own way: what an erasure would delete.
    private Map<String, Integer> rowsAbout(Whom whom) {
        var found = new TreeMap<String, Integer>();
        transaction.executeWithoutResult(status -> {
            modules.stream()
                    .sorted(java.util.Comparator.comparingInt(PersonRecords::order)
                            .reversed())
                    .forEach(it -> found.putAll(it.erase(whom)));
            status.setRollbackOnly();
        });
        found.values().removeIf(it -> it == 0);
        found.remove("access.second_request");
        return found;
    }

    private String caseWith(int membersAtLeast, String... others) {
        return jdbc.sql("""
                select case_number from cases.case_member where case_number <> 'HVN-26-000200'
                   and case_number <> all(:others)
                 group by case_number having count(*) >= :least order by random() limit 1
                """)
                .param("others", others)
                .param("least", membersAtLeast)
                .query(String.class)
                .single();
    }

    private void end(String number, int daysAgo) {
        transaction.executeWithoutResult(_ ->
                jdbc.sql("""
                update cases.resettlement_case set stage = 'CLOSED', stage_since = current_date - :days
                 where case_number = :number
                """).param("days", daysAgo).param("number", number).update());
    }

    private void rule(String subject, int days) {
        transaction.executeWithoutResult(_ -> rules.insert(new RetentionRule(
                UUID.randomUUID(),
                subject,
                days,
                java.time.LocalDate.of(2026, 1, 1),
                "a rule of this test alone",
                "to see it work",
                "test")));
    }

    private static TrailQuestion question(String act) {
        return new TrailQuestion(act, null, null, null, null, 1, 200);
    }

    private static void eventually(java.util.function.BooleanSupplier condition) {
        var deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            try {
                Thread.sleep(100);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            }
        }
    }
}
