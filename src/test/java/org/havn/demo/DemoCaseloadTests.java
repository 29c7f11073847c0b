package org.havn.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Collectors;
import org.havn.needs.Need;
import org.havn.needs.Requirement;
import org.havn.people.LifeStatus;
import org.havn.people.Literacy;
import org.havn.people.MaritalStatus;
import org.havn.people.Person;
import org.havn.people.Sex;
import org.havn.reference.CapabilityCode;
import org.havn.reference.Priority;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoCaseloadTests {
    private static final DemoPlan TWO_HUNDRED = DemoPlan.twoHundred(1);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 200, -7})
    void theDemoProgrammeIsExactlyTwoHundredPeopleWhateverTheSeed(long seed) {
        var caseload = DemoCaseload.generate(DemoPlan.twoHundred(seed));

        assertThat(caseload.people()).isEqualTo(200);
        assertThat(caseload.programme().quota()).isEqualTo(200);
        assertThat(persons(caseload).stream().filter(it -> it.life() == LifeStatus.LIVING))
                .hasSize(200);
    }

    @Test
    void theSameSeedInventsTheSameCaseloadAndAnotherSeedAnotherOne() {
        assertThat(DemoCaseload.generate(TWO_HUNDRED)).isEqualTo(DemoCaseload.generate(TWO_HUNDRED));
        assertThat(DemoCaseload.generate(DemoPlan.twoHundred(2))).isNotEqualTo(DemoCaseload.generate(TWO_HUNDRED));
    }

    @Test
    void nobodyIsInventedTwiceAndNoNumberIsGivenTwice() {
        var caseload = DemoCaseload.generate(TWO_HUNDRED);

        assertThat(persons(caseload)).extracting(Person::id).doesNotHaveDuplicates();
        assertThat(needs(caseload)).extracting(Need::id).doesNotHaveDuplicates();
        assertThat(caseload.families())
                .extracting(it -> it.resettlementCase().number())
                .doesNotHaveDuplicates();
    }

    @Test
    void everyFamilyHasSomebodyGrownUp() {
        var plan = DemoPlan.twoHundred(5);

        assertThat(DemoCaseload.generate(plan).families())
                .allSatisfy(family ->
                        assertThat(family.persons()).anyMatch(it -> !it.birth().mayBeChildOn(plan.asOf())));
    }

    @Test
    void agesAndSexesFollowTheFiguresOfTheSource() {
        var plan = DemoPlan.manyOrigins(3, new DemoPlan.Size.People(20_000), DemoPlan.Stages.AWAITING_PLACEMENT);
        var turkiye = DemoPlan.of(3, new DemoPlan.Size.People(20_000), DemoPlan.Stages.AWAITING_PLACEMENT);

        assertThat(DemoCaseload.generate(plan).people()).isEqualTo(20_000);
        var caseload = DemoCaseload.generate(turkiye);
        assertThat(caseload.people()).isEqualTo(20_000);
        // UNHCR, end of 2025: of 2,347,756 Syrians in Türkiye 318,415 were under five, 490,503 five to eleven,
        // 306,851 twelve to seventeen; 1,135,265 were women and girls
        assertThat(share(caseload, 0, 4)).isCloseTo(0.1356, within(0.001));
        assertThat(share(caseload, 5, 11)).isCloseTo(0.2089, within(0.001));
        assertThat(share(caseload, 12, 17)).isCloseTo(0.1307, within(0.001));
        assertThat(persons(caseload).stream()
                                .filter(it -> it.life() == LifeStatus.LIVING && it.sex() == Sex.FEMALE)
                                .count()
                        / 20_000.0)
                .isCloseTo(0.4836, within(0.001));
    }

    @Test
    void asManyFamiliesComeAsAreAskedFor() {
        var plan = DemoPlan.manyOrigins(4, new DemoPlan.Size.Families(4_000), DemoPlan.Stages.AWAITING_PLACEMENT);

        var caseload = DemoCaseload.generate(plan);

        assertThat(caseload.families()).hasSize(4_000);
        assertThat(caseload.people() / 4_000.0).isBetween(2.5, 5.5);
        assertThat(caseload.families()).allMatch(it -> it.resettlementCase().householdSize() <= 13);
    }

    @Test
    void everyNeedIsToldInWordsAndTranslated() {
        var plan = DemoPlan.manyOrigins(6, new DemoPlan.Size.People(2_000), DemoPlan.Stages.AWAITING_PLACEMENT);

        assertThat(needs(DemoCaseload.generate(plan))).allSatisfy(need -> {
            assertThat(need.words().verbatim()).isNotBlank().doesNotContain("{", "}", "null");
            assertThat(need.words().translations())
                    .extracting(it -> it.language().value())
                    .contains("en", "nb");
            assertThat(need.words().translations())
                    .allSatisfy(it -> assertThat(it.text()).isNotBlank().doesNotContain("{", "}"));
        });
    }

    @Test
    void hardNeedsSpecialNeedsPrioritiesAndTiesAreAllThere() {
        var caseload = DemoCaseload.generate(TWO_HUNDRED);
        var hard = needs(caseload).stream().filter(Need::hard).toList();

        assertThat(hard.size()).isBetween(8, 40);
        assertThat(hard).extracting(it -> it.requirement().capability()).hasSizeGreaterThan(5);
        assertThat(caseload.families())
                .extracting(it -> it.resettlementCase().submissionPriority())
                .contains(Priority.EM, Priority.UG, Priority.NR);
        assertThat(caseload.links()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(caseload.distances()).hasSize(1);
        assertThat(caseload.families()).allMatch(it -> it.resettlementCase().awaitsPlacement());
    }

    @Test
    void aminasFamilyIsAlwaysTheSameSeven() {
        var family = DemoCaseload.generate(TWO_HUNDRED).families().getFirst();
        var amina = family.persons().getFirst();

        assertThat(family.resettlementCase().number()).isEqualTo(WidowsFamily.NUMBER);
        assertThat(family.resettlementCase().householdSize()).isEqualTo(7);
        assertThat(family.resettlementCase().primaryCategory().value()).isEqualTo("AWR");
        assertThat(amina.maritalStatus()).isEqualTo(MaritalStatus.WIDOWED);
        assertThat(amina.occupation().value()).isEqualTo("7531");
        assertThat(family.persons().stream()
                        .skip(1)
                        .filter(it -> it.life() == LifeStatus.LIVING)
                        .map(it -> it.birth().ageOn(TWO_HUNDRED.asOf())))
                .containsExactly(16, 14, 11, 9, 7, 4);
        assertThat(family.persons().getLast().life()).isEqualTo(LifeStatus.DECEASED);
        assertThat(family.persons().get(1).education().lastGrade()).isEqualTo(5);
        assertThat(family.persons().get(1).education().literacy()).isEqualTo(Literacy.NEITHER);
    }

    @Test
    void aminaWishesForHerSonThenForSchoolThenForWorkThenForSafety() {
        var needs = DemoCaseload.generate(TWO_HUNDRED).families().getFirst().needs();

        assertThat(needs.getFirst().requirement())
                .isEqualTo(new Requirement(new CapabilityCode("BURN_RECONSTRUCTION"), true, 90, null, 12));
        assertThat(needs.get(1).requirement().capability()).isEqualTo(new CapabilityCode("JAW_SURGERY"));
        assertThat(needs.stream().filter(Need::hard)).hasSize(2);
        assertThat(rank(needs, "school")).isLessThan(rank(needs, "want work"));
        assertThat(rank(needs, "want work")).isLessThan(rank(needs, "feel safe"));
        assertThat(needs).extracting(Need::rank).isSorted();
        assertThat(needs).allMatch(it -> it.words().language().value().equals("apc"));
    }

    private static int rank(List<Need> needs, String words) {
        return needs.stream()
                .filter(it -> it.words().translations().getFirst().text().contains(words))
                .findFirst()
                .orElseThrow()
                .rank();
    }

    private static double share(DemoCaseload caseload, int from, int to) {
        var asOf = TWO_HUNDRED.asOf();
        var travelling = caseload.families().stream()
                .map(DemoFamily::resettlementCase)
                .flatMap(it -> it.travellers().stream())
                .map(it -> it.person())
                .collect(Collectors.toSet());
        return persons(caseload).stream()
                        .filter(it -> travelling.contains(it.id()))
                        .filter(it ->
                                it.birth().ageOn(asOf) >= from && it.birth().ageOn(asOf) <= to)
                        .count()
                / (double) travelling.size();
    }

    private static List<Person> persons(DemoCaseload caseload) {
        return caseload.families().stream().flatMap(it -> it.persons().stream()).toList();
    }

    private static List<Need> needs(DemoCaseload caseload) {
        return caseload.families().stream().flatMap(it -> it.needs().stream()).toList();
    }
}
