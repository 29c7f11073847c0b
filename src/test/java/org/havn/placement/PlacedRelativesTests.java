package org.havn.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.havn.HavnTest;
import org.havn.access.DemoUnits;
import org.havn.cases.CaseLink;
import org.havn.cases.CaseNumber;
import org.havn.cases.Cases;
import org.havn.communities.Communities;
import org.havn.communities.CommunityId;
import org.havn.communities.Dimension;
import org.havn.people.Kinship;
import org.havn.people.Person;
import org.havn.people.Persons;
import org.havn.people.Relation;
import org.havn.placement.engine.Objective;
import org.havn.placement.engine.PlacementEngine;
import org.havn.placement.engine.PlacementOptions;
import org.havn.placement.engine.PlacementPlan;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

/// What a family who is settled already means for its relatives who still wait.
@HavnTest
class PlacedRelativesTests {
    @Autowired
    private ListableBeanFactory house;

    @Autowired
    private RoundProblems problems;

    @Autowired
    private PlacementRows rows;

    @Autowired
    private Rounds rounds;

    @Autowired
    private Placements placements;

    @Autowired
    private Cases cases;

    @Autowired
    private Persons persons;

    @Autowired
    private Communities communities;

    private WaitingFamilies families;

    /// Where somebody settles who is alone, and other places for one, nearest first.
    private CommunityId here = new CommunityId("0301");

    private List<CommunityId> elsewhere = List.of();

    @BeforeEach
    void thereIsACountry() {
        families = new WaitingFamilies(house);
        families.openTheCountry();
        var free = rows.freeOn(LocalDate.now(ZoneOffset.UTC), communities);
        here = free.keySet().stream()
                .filter(it -> hasRoom(free.get(it), 2))
                .min(Comparator.comparing(CommunityId::value))
                .orElseThrow();
        elsewhere = free.keySet().stream()
                .filter(it -> !it.equals(here) && hasRoom(free.get(it), 1))
                .sorted(Comparator.<CommunityId>comparingInt(it -> communities.minutes(here, it))
                        .thenComparing(CommunityId::value))
                .toList();
    }

    @Test
    void whoIsLinkedWithASettledFamilySettlesInTheSameMunicipality() {
        var settled = aSettledFamily(WaitingFamilies.somebody());
        var waiting = aRoundOf(WaitingFamilies.somebody());
        cases.link(List.of(link(settled, waiting.family(), null)));

        assertThat(plan(waiting).localityOf(waiting.family().value())).contains(here.value());
    }

    @Test
    void whoIsLinkedWithinMinutesSettlesNoFartherAway() {
        var settled = aSettledFamily(WaitingFamilies.somebody());
        var waiting = aRoundOf(WaitingFamilies.somebody());
        int minutes = communities.minutes(here, elsewhere.getFirst());
        cases.link(List.of(link(settled, waiting.family(), minutes)));
        rounds.forbid(waiting.round().id(), waiting.family(), here, "They want to be near, not in one house");

        assertThat(plan(waiting).localityOf(waiting.family().value()))
                .hasValueSatisfying(there -> assertThat(communities.minutes(here, new CommunityId(there)))
                        .isBetween(1, minutes));
    }

    @Test
    void aPinWithItsReasonGoesBeforeALinkWithASettledFamily() {
        var settled = aSettledFamily(WaitingFamilies.somebody());
        var waiting = aRoundOf(WaitingFamilies.somebody());
        cases.link(List.of(link(settled, waiting.family(), null)));
        rounds.pin(waiting.round().id(), waiting.family(), elsewhere.getLast(), "He asked for it himself");

        assertThat(plan(waiting).localityOf(waiting.family().value()))
                .contains(elsewhere.getLast().value());
    }

    @Test
    void kinInDirectLineDrawNearAndOthersDoNot() {
        var sister = WaitingFamilies.somebody();
        var cousin = WaitingFamilies.somebody();
        var waits = WaitingFamilies.somebody();
        var waitsToo = WaitingFamilies.somebody();
        aSettledFamily(sister);
        aSettledFamily(cousin);
        var near = aRoundOf(waits);
        var far = aRoundOf(waitsToo);
        persons.relate(List.of(
                new Kinship(sister.id(), Relation.SIBLING, waits.id()),
                new Kinship(cousin.id(), Relation.COUSIN, waitsToo.id())));
        var away = elsewhere.getLast();

        assertThat(termOf(near, here)).isEqualTo(ValuePolicy.current().directLine());
        assertThat(termOf(near, away)).isZero();
        assertThat(termOf(far, here)).isZero();
    }

    private record Waiting(Round round, CaseNumber family) {}

    private double termOf(Waiting waiting, CommunityId community) {
        return problems.of(waiting.round()).fit(waiting.family(), community).orElseThrow().terms().stream()
                .filter(it -> it.key().equals("direct-line"))
                .mapToDouble(Fit.Term::amount)
                .sum();
    }

    private Waiting aRoundOf(Person person) {
        var programme = families.aProgramme(DemoUnits.PLACEMENT);
        var family = families.aFamily(programme, person);
        return new Waiting(rounds.open(programme, "A round"), family);
    }

    private CaseNumber aSettledFamily(Person person) {
        var waiting = aRoundOf(person);
        placements.accept(
                families.withoutAPlace(waiting.round(), waiting.family()), waiting.family(), here, "There is room");
        return waiting.family();
    }

    private PlacementPlan plan(Waiting waiting) {
        return new PlacementEngine()
                .solve(
                        problems.of(waiting.round()).problem(),
                        PlacementOptions.standard().withObjective(Objective.PLACED_THEN_VALUE))
                .requirePlan();
    }

    private static CaseLink link(CaseNumber one, CaseNumber other, Integer minutes) {
        return one.value().compareTo(other.value()) < 0
                ? new CaseLink(one, other, minutes)
                : new CaseLink(other, one, minutes);
    }

    private static boolean hasRoom(Map<Dimension, Integer> free, int families) {
        return free.getOrDefault(Dimension.PLACES, 0) >= families
                && free.getOrDefault(Dimension.homeFor(1), 0) >= families;
    }
}
