package org.havn.needs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.havn.HavnTest;
import org.havn.access.vault.KeyOwner;
import org.havn.access.vault.Reading;
import org.havn.access.vault.SealBroken;
import org.havn.access.vault.T1Reads;
import org.havn.access.vault.Vault;
import org.havn.cases.CaseNumber;
import org.havn.cases.Cases;
import org.havn.demo.DemoProgramme;
import org.havn.people.PersonId;
import org.havn.platform.Ids;
import org.havn.platform.Telling;
import org.havn.reference.LanguageTag;
import org.havn.reference.SpecificNeedCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// What people said lies in the database under seal, and comes back only through the vault.
@HavnTest
@Import(SealedWordsTests.Hearing.class)
class SealedWordsTests {
    private static final CaseNumber AMINAS = new CaseNumber("HVN-26-000200");
    private static final String WORDS = "كلمات لا يقرأها غيرها";

    /// Who read what, and whether reading is refused.
    static final class Heard implements T1Reads {
        private final List<String> readings = new ArrayList<>();
        private boolean refusing;

        @Override
        public void opening(@Nullable UUID account, Collection<UUID> owners, Reading reading) {
            if (refusing) {
                throw new IllegalStateException("The audit trail cannot be written");
            }
            owners.forEach(it -> readings.add(it + " " + reading.caseNumber() + " " + reading.what()));
        }
    }

    @TestConfiguration
    static class Hearing {
        @Bean
        Heard heard() {
            return new Heard();
        }
    }

    @Autowired
    private Needs needs;

    @Autowired
    private NeedSteps steps;

    @Autowired
    private Cases cases;

    @Autowired
    private Vault vault;

    @Autowired
    private SealWordsAtStart sealing;

    @Autowired
    private DemoProgramme demo;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Heard heard;

    private PersonId amina;

    @BeforeEach
    void aminasFamilyIsHere() {
        demo.load(200, _ -> {});
        amina = cases.get(AMINAS).principalApplicant().person();
        heard.readings.clear();
        heard.refusing = false;
    }

    @Test
    void wordsOutcomeTranslationsAndRestrictedCodesComeBackAsTheyWereTold() {
        var need = voiced(amina, "SV-VF", "TR-PI", "LP-VO", "WR-SF");

        assertThat(found(need)).isEqualTo(need);
        assertThat(jdbc.sql("select code from needs.specific_need where need_id = :id")
                        .param("id", need.id().value())
                        .query(String.class)
                        .list())
                .containsExactly("WR-SF");
    }

    @Test
    void thatSomebodyHasRestrictedCodesIsNotToBeSeen() {
        var with = voiced(amina, "SV-VF", "TR-PI");
        var without = voiced(amina);

        assertThat(length(with)).isEqualTo(length(without)).isPositive();
    }

    @Test
    void everyCodeThatTheShippedListMarksIsRestricted() throws Exception {
        var list = getClass().getResourceAsStream("/reference/codes/specific-needs.csv");
        var lines = new String(list.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .toList();

        var marked = lines.stream()
                .filter(it -> it.contains(",UNVERIFIED,yes,"))
                .map(it -> it.substring(0, it.indexOf(',')))
                .toList();
        assertThat(marked).hasSizeGreaterThan(20).allMatch(it -> RestrictedCodes.has(new SpecificNeedCode(it)));
        assertThat(RestrictedCodes.has(new SpecificNeedCode("WR-SF"))).isFalse();
    }

    @Test
    void listsCountsAndPlacementOpenNothing() {
        needs.confirmedOf(List.of(AMINAS));
        needs.answersOf(AMINAS);
        assertThat(heard.readings).isEmpty();

        needs.of(AMINAS);
        assertThat(heard.readings).isNotEmpty().allMatch(it -> it.endsWith("HVN-26-000200 needs.words"));
        assertThat(heard.readings).doesNotHaveDuplicates();
    }

    @Test
    void whereAReadingCannotBeRecordedNothingIsReadButTheListGoesOn() {
        heard.refusing = true;

        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> needs.of(AMINAS));
        assertThat(needs.confirmedOf(List.of(AMINAS))).isNotEmpty();
    }

    @Test
    void theReasonOfANeedThatWasNotMetStaysWithTheNeedUnderSeal() {
        var need = voiced(amina);

        needs.notMet(need.id(), 0, "Nobody could be found for it");

        assertThat(found(need).outcome()).isEqualTo("Nobody could be found for it");
        assertThat(jdbc.sql("select count(*) from cases.thread_entry where because like '%Nobody could%'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void wordsThatWereMovedToAnotherNeedOpenForNobody() {
        var one = voiced(amina);
        var other = voiced(amina);
        transaction.executeWithoutResult(status -> {
            jdbc.sql("""
                    update needs.own_words set verbatim = (select verbatim from needs.own_words where need_id = :one)
                     where need_id = :other
                    """)
                    .param("one", one.id().value())
                    .param("other", other.id().value())
                    .update();

            assertThatExceptionOfType(SealBroken.class).isThrownBy(() -> needs.of(AMINAS));
            status.setRollbackOnly();
        });
    }

    @Test
    void anErasedPersonsWordsAreGoneAndTheHouseholdsAndOthersStay() {
        var number = new CaseNumber("HVN-26-000001");
        var person = cases.get(number).members().getLast().person();
        var theirs = need(number, person);
        var households = need(number, null);
        needs.voice(List.of(theirs, households));

        vault.erase(List.of(KeyOwner.person(person.value())));

        var after = needs.of(number);
        assertThat(after)
                .filteredOn(it -> it.id().equals(theirs.id()))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.words().erased()).isTrue();
                    assertThat(it.words().translations()).isEmpty();
                    assertThat(it.specificNeeds()).isEmpty();
                });
        assertThat(after).contains(households);
    }

    @Test
    void wordsAreSealedAnewUnderANewKeyAndTheOlderKeyCanGo() {
        var owner = KeyOwner.person(amina.value());
        var household = KeyOwner.household(AMINAS.value());
        var own = voiced(amina, "SV-VF");
        var shared = voiced(null);
        needs.give(
                needs.plan(own.id(), 0, Arrangement.REFERRED, "CASEWORKER", LocalDate.of(2026, 12, 1), "")
                        .id(),
                1,
                "It was given");
        var before = verbatim(own);

        for (var it : List.of(owner, household)) {
            vault.turnKey(it);
            vault.letGoOfOlderKeys(it);
        }

        assertThat(verbatim(own)).isNotEqualTo(before);
        assertThat(steps.newestFirst(own).getFirst().words()).isEqualTo("It was given");
        assertThat(found(own).words()).isEqualTo(own.words());
        assertThat(found(own).specificNeeds()).isEqualTo(own.specificNeeds());
        assertThat(found(shared)).isEqualTo(shared);
    }

    @Test
    void whatAnOlderReleaseLeftReadableIsSealedAtStartAndItsTablesAreEmptied() {
        var own = voiced(amina, "SV-VF", "WR-SF");
        var shared = voiced(null);
        transaction.executeWithoutResult(_ -> {
            List.of(own, shared).forEach(this::asAnOlderReleaseLeftIt);
            var step = Ids.next();
            jdbc.sql("""
                    insert into needs.step (id, need_id, number, who, state, severity, evidence, hard, owner)
                    values (:step, :need, 0, '', 'CONFIRMED', 'HIGH', 'interview', false, 'CASEWORKER')
                    """).param("step", step).param("need", own.id().value()).update();
            jdbc.sql("insert into needs.unsealed_step_words values (:step, 'said at a step')")
                    .param("step", step)
                    .update();
        });

        sealing.run(Telling.nobody());
        sealing.run(Telling.nobody());

        assertThat(needs.of(AMINAS)).contains(own, shared);
        assertThat(steps.newestFirst(own).getFirst().words()).isEqualTo("said at a step");
        assertThat(jdbc.sql("""
                select (select count(*) from needs.unsealed_words) + (select count(*) from needs.unsealed_translation)
                       + (select count(*) from needs.unsealed_code)
                       + (select count(*) from needs.unsealed_step_words) + pg_relation_size('needs.unsealed_words')
                """).query(Long.class).single()).isZero();
    }

    private void asAnOlderReleaseLeftIt(Need need) {
        for (var sql : List.of(
                "delete from needs.own_words where need_id = :id",
                "delete from needs.translation where need_id = :id",
                "delete from needs.specific_need where need_id = :id")) {
            jdbc.sql(sql).param("id", need.id().value()).update();
        }
        jdbc.sql(
                        "insert into needs.unsealed_words (need_id, language, verbatim, outcome) values (:id, 'apc', :words, :outcome)")
                .param("id", need.id().value())
                .param("words", need.words().verbatim())
                .param("outcome", need.outcome())
                .update();
        jdbc.sql("insert into needs.unsealed_translation values (:id, 'en', :text, 'somebody')")
                .param("id", need.id().value())
                .param("text", need.words().translations().getFirst().text())
                .update();
        need.specificNeeds()
                .forEach(it -> jdbc.sql("insert into needs.unsealed_code values (:id, :code)")
                        .param("id", need.id().value())
                        .param("code", it.value())
                        .update());
    }

    private Need voiced(@Nullable PersonId person, String... codes) {
        var need = need(AMINAS, person, codes);
        needs.voice(List.of(need));
        return need;
    }

    private static Need need(CaseNumber number, @Nullable PersonId person, String... codes) {
        return new Need(
                NeedId.next(),
                number,
                person,
                9,
                new OwnWords(
                        new LanguageTag("apc"),
                        WORDS,
                        List.of(new OwnWords.Translation(new LanguageTag("en"), "Words only she reads", "somebody"))),
                null,
                java.util.Arrays.stream(codes)
                        .sorted()
                        .map(SpecificNeedCode::new)
                        .toList(),
                Severity.HIGH,
                Set.of(Phase.AFTER_ARRIVAL),
                "interview",
                new Confirmation("doctor", LocalDate.of(2026, 11, 1)),
                "CASEWORKER",
                null,
                NeedState.CONFIRMED,
                "");
    }

    private Need found(Need need) {
        return needs.of(need.household()).stream()
                .filter(it -> it.id().equals(need.id()))
                .findFirst()
                .orElseThrow();
    }

    private int length(Need need) {
        return jdbc.sql("select length(restricted_codes) from needs.own_words where need_id = :id")
                .param("id", need.id().value())
                .query(Integer.class)
                .single();
    }

    private byte[] verbatim(Need need) {
        return jdbc.sql("select verbatim from needs.own_words where need_id = :id")
                .param("id", need.id().value())
                .query((row, _) -> row.getBytes(1))
                .single();
    }
}
