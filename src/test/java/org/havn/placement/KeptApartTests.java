package org.havn.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.havn.HavnTest;
import org.havn.access.DemoUnits;
import org.havn.cases.CaseNumber;
import org.havn.cases.Cases;
import org.havn.cases.SafetyDistance;
import org.havn.communities.Communities;
import org.havn.communities.CommunityId;
import org.havn.communities.Dimension;
import org.havn.placement.engine.Objective;
import org.havn.placement.engine.PlacementEngine;
import org.havn.placement.engine.PlacementOptions;
import org.havn.placement.engine.PlacementResult;
import org.havn.placement.engine.SolveStatus;
import org.havn.platform.Ids;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

/// Two households of one round that must not meet, from the row about them to the plan.
@HavnTest
class KeptApartTests {
    @Autowired
    private ListableBeanFactory house;

    @Autowired
    private RoundProblems problems;

    @Autowired
    private PlacementRows rows;

    @Autowired
    private Rounds rounds;

    @Autowired
    private Cases cases;

    @Autowired
    private Communities communities;

    private WaitingFamilies families;

    /// Where two live, and other places for one, nearest first.
    private CommunityId here = new CommunityId("0301");

    private List<CommunityId> elsewhere = List.of();

    @BeforeEach
    void thereIsACountry() {
        families = new WaitingFamilies(house);
        families.openTheCountry();
        var free = rows.freeOn(LocalDate.now(ZoneOffset.UTC), communities);
        here = free.keySet().stream()
                .filter(it -> has(free.get(it), 2))
                .min(Comparator.comparing(CommunityId::value))
                .orElseThrow();
        elsewhere = free.keySet().stream()
                .filter(it -> !it.equals(here) && has(free.get(it), 1))
                .sorted(Comparator.<CommunityId>comparingInt(it -> communities.minutes(here, it))
                        .thenComparing(CommunityId::value))
                .toList();
    }

    @Test
    void theSameMunicipalityIsForThemBothOnlyWhereNothingKeepsThemApart() {
        var free = aRound();
        var apart = aRound();
        keepApart(apart, 0);

        assertThat(withBothPinned(free, here, here).status()).isEqualTo(SolveStatus.OPTIMAL);
        assertThat(problems.of(apart.round()).problem().aparts())
                .singleElement()
                .satisfies(it -> assertThat(Set.of(it.family(), it.other()))
                        .containsExactlyInAnyOrder(
                                apart.one().value(), apart.other().value()));
        assertThat(withBothPinned(apart, here, here).status()).isEqualTo(SolveStatus.INFEASIBLE);
    }

    @Test
    void aDistanceRulesOutWhatIsNearerAndAllowsWhatIsAsFar() {
        var near = elsewhere.getFirst();
        int distance = communities.minutes(here, near) + 1;
        var asFar = elsewhere.stream()
                .filter(it -> communities.minutes(here, it) >= distance && communities.minutes(it, here) >= distance)
                .findFirst()
                .orElseThrow();
        var tooNear = aRound();
        var farEnough = aRound();
        keepApart(tooNear, distance);
        keepApart(farEnough, distance);

        assertThat(withBothPinned(tooNear, here, near).status()).isEqualTo(SolveStatus.INFEASIBLE);
        assertThat(withBothPinned(farEnough, here, asFar).status()).isEqualTo(SolveStatus.OPTIMAL);
    }

    @Test // whichever of the two the row speaks of first, and wherever the engine would like them
    void thePlanOfTheRoundPlacesBothAndKeepsTheDistance() {
        var near = elsewhere.getFirst();
        int distance = communities.minutes(here, near) + 1;
        var two = aRound();
        cases.keepAway(List.of(
                new SafetyDistance(Ids.next(), two.other(), new SafetyDistance.From.Household(two.one()), distance)));
        rounds.pin(two.round().id(), two.one(), here, "Her doctor is there");

        var plan = solved(two).requirePlan();

        assertThat(plan.localityOf(two.one().value())).contains(here.value());
        assertThat(plan.localityOf(two.other().value()))
                .hasValueSatisfying(there -> assertThat(communities.minutes(here, new CommunityId(there)))
                        .isGreaterThanOrEqualTo(distance));
    }

    private record Two(Round round, CaseNumber one, CaseNumber other) {}

    private static boolean has(Map<Dimension, Integer> free, int families) {
        return free.getOrDefault(Dimension.PLACES, 0) >= families
                && free.getOrDefault(Dimension.homeFor(1), 0) >= families;
    }

    private PlacementResult withBothPinned(Two two, CommunityId one, CommunityId other) {
        rounds.pin(two.round().id(), two.one(), one, "Her doctor is there");
        rounds.pin(two.round().id(), two.other(), other, "His brother is there");
        return solved(two);
    }

    private PlacementResult solved(Two two) {
        return new PlacementEngine()
                .solve(
                        problems.of(two.round()).problem(),
                        PlacementOptions.standard().withObjective(Objective.PLACED_THEN_VALUE));
    }

    private void keepApart(Two two, int minutes) {
        cases.keepAway(List.of(
                new SafetyDistance(Ids.next(), two.one(), new SafetyDistance.From.Household(two.other()), minutes)));
    }

    /// Two people, each alone, who wait for a place in one round.
    private Two aRound() {
        var programme = families.aProgramme(DemoUnits.PLACEMENT);
        var one = families.aFamily(programme, WaitingFamilies.somebody());
        var other = families.aFamily(programme, WaitingFamilies.somebody());
        return new Two(rounds.open(programme, "A round"), one, other);
    }
}
