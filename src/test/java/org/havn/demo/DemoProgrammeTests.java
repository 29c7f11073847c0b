package org.havn.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.havn.HavnTest;
import org.havn.cases.CaseNumber;
import org.havn.cases.Cases;
import org.havn.cases.Relationship;
import org.havn.cases.Stage;
import org.havn.cases.StageNotNext;
import org.havn.interviews.InterviewState;
import org.havn.interviews.Interviews;
import org.havn.interviews.forms.Answer;
import org.havn.needs.Arrangement;
import org.havn.needs.Need;
import org.havn.needs.NeedNotReady;
import org.havn.needs.NeedState;
import org.havn.needs.Needs;
import org.havn.needs.OutcomeNotTold;
import org.havn.needs.Proposals;
import org.havn.people.Persons;
import org.havn.people.Relation;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@HavnTest
class DemoProgrammeTests {
    /// The same as everywhere: contexts, and so databases, are shared between tests.
    private static final long SEED = 200;

    @Autowired
    private DemoProgramme demo;

    @Autowired
    private Cases cases;

    @Autowired
    private Needs needs;

    @Autowired
    private Persons persons;

    @Autowired
    private Interviews interviews;

    @Autowired
    private Proposals proposals;

    @Test
    void loadingTwiceKeepsEverybodyOnce() {
        var steps = new ArrayList<DemoProgramme.Progress>();

        var programme = demo.load(SEED, steps::add);
        var again = demo.load(SEED, _ -> {});

        assertThat(again).isEqualTo(programme);
        assertThat(cases
                        .all(DemoCaseload.generate(DemoPlan.twoHundred(SEED)).families().stream()
                                .map(it -> it.resettlementCase().number())
                                .toList())
                        .stream()
                        .mapToInt(it -> it.householdSize())
                        .sum())
                .isEqualTo(200);
        assertThat(steps.getLast().families()).isEqualTo(steps.getLast().of());
    }

    @Test
    void whatIsStoredIsWhatWasInvented() {
        demo.load(SEED, _ -> {});
        var invented = DemoCaseload.generate(DemoPlan.twoHundred(SEED));
        var family = invented.families().getFirst();
        var number = family.resettlementCase().number();

        // one identity from the interview on: the proposals' own
        assertThat(needs.of(number))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("id")
                .isEqualTo(family.needs());
        assertThat(cases.get(number).members())
                .isEqualTo(family.resettlementCase().members());
        assertThat(persons.all(family.persons().stream().map(it -> it.id()).toList())
                        .values())
                .containsExactlyInAnyOrderElementsOf(family.persons());
        assertThat(persons.kinOf(List.of(family.persons().getFirst().id())))
                .filteredOn(it -> it.relation() == Relation.PARENT)
                .hasSize(6);
        assertThat(cases.linksOf(cases.ofProgramme(invented.programme().id()))).hasSameSizeAs(invented.links());
        assertThat(cases.safetyDistancesOf(
                        cases.ofProgramme(invented.programme().id())))
                .containsExactlyInAnyOrderElementsOf(invented.distances());
    }

    @Test
    void whatAminasFamilyNeedsCameFromTheirInterviewThroughTheRulesAndACaseworker() {
        demo.load(SEED, _ -> {});
        var number = new CaseNumber("HVN-26-000200");

        var interview = interviews.ofCase(number).getLast();
        assertThat(interview.state()).isEqualTo(InterviewState.SEALED);
        assertThat(interviews.answersOf(interview.id()))
                .anyMatch(it -> it.answer().value().startsWith("ابني احترق بالقنبلة"))
                .anyMatch(it -> it.question().equals("illness") && it.answer().standing() == Answer.Standing.UNKNOWN)
                .anyMatch(it -> it.question().equals("afraid") && it.answer().standing() == Answer.Standing.NONE);
        assertThat(proposals.waiting(number)).singleElement().satisfies(it -> {
            assertThat(it.rule()).isEqualTo("seeing");
            assertThat(it.words()).isEmpty();
        });
        assertThat(proposals.setAside(number)).extracting(it -> it.rule()).containsExactly("operation");
        assertThat(needs.confirmedOf(List.of(number)).get(number))
                .extracting(it -> it.requirement().capability().value())
                .doesNotContain("HEARING_AND_SIGHT_AID");
    }

    @Test
    void aminaIsFoundHoweverHerNameIsSpelt() {
        demo.load(SEED, _ -> {});
        var number = new CaseNumber("HVN-26-000200");
        var amina = cases.get(number).principalApplicant();
        assertThat(amina.relationship()).isEqualTo(Relationship.PRINCIPAL_APPLICANT);

        for (var spelling : List.of("Amina", "Amīna", "أمينة", "Emine", "amina qassem", "Aminah Kasim", "Amna Qasim")) {
            assertThat(persons.search(spelling, 50))
                    .as(spelling)
                    .anyMatch(it -> it.person().equals(amina.person()));
        }
        assertThat(persons.search("Amina Qasim", 50).getFirst().person()).isEqualTo(amina.person());
        assertThat(persons.search("Rasmus Oddvar", 50)).isEmpty();
    }

    @Test
    void placementHearsOfConfirmedNeedsWithoutTheirWords() {
        demo.load(SEED, _ -> {});
        var number = new CaseNumber("HVN-26-000200");

        var confirmed = needs.confirmedOf(List.of(number)).get(number);

        assertThat(confirmed)
                .extracting(it -> it.requirement().capability().value())
                .startsWith("BURN_RECONSTRUCTION", "JAW_SURGERY");
        assertThat(confirmed.toString()).doesNotContain("ابني");
    }

    @Test
    void aSecondDemoProgrammeIsRefusedBecauseItsNumbersWouldCollide() {
        demo.load(SEED, _ -> {});

        assertThatThrownBy(() -> demo.load(SEED + 1, _ -> {})).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aCaseMovesOnlyAlongItsWay() {
        demo.load(SEED, _ -> {});
        var number = new CaseNumber("HVN-26-000007");

        assertThatThrownBy(() -> cases.move(number, Stage.BOOKED, "In a hurry")).isInstanceOf(StageNotNext.class);
        cases.move(number, Stage.PLACEMENT_PROPOSED, "Proposed by round 1");

        assertThat(cases.get(number).stage()).isEqualTo(Stage.PLACEMENT_PROPOSED);
        assertThat(cases.threadOf(number).getFirst().key()).isEqualTo("cases.thread.moved");
        assertThat(cases.threadOf(number).getFirst().because()).isEqualTo("Proposed by round 1");
    }

    @Test
    void onlyThePersonsOwnWordsMakeANeedMet() {
        demo.load(SEED, _ -> {});
        var need = DemoCaseload.generate(DemoPlan.twoHundred(SEED)).families().stream()
                .skip(1)
                .flatMap(it -> it.needs().stream())
                .filter(it -> it.state() == NeedState.CONFIRMED)
                .findFirst()
                .orElseThrow();

        assertThatThrownBy(() -> needs.met(need.id(), 0, "I sleep")).isInstanceOf(NeedNotReady.class);
        needs.plan(need.id(), 0, Arrangement.REFERRED, "CASEWORKER", need.due(), "");
        needs.give(need.id(), 1, "");
        assertThatThrownBy(() -> needs.met(need.id(), 2, " ")).isInstanceOf(OutcomeNotTold.class);
        var met = needs.met(need.id(), 2, "I can sleep now");

        assertThat(met.state()).isEqualTo(NeedState.MET);
        assertThat(needs.of(met.household()))
                .filteredOn(it -> it.id().equals(met.id()))
                .extracting(Need::outcome)
                .containsExactly("I can sleep now");
    }
}
