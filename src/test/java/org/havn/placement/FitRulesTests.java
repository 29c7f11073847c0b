package org.havn.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.havn.cases.CaseNumber;
import org.havn.communities.CommunityId;
import org.havn.communities.Dimension;
import org.havn.communities.ServiceLevel;
import org.havn.communities.ServiceOffer;
import org.havn.communities.ServiceReach;
import org.havn.needs.ConfirmedNeed;
import org.havn.needs.NeedId;
import org.havn.needs.Requirement;
import org.havn.needs.Severity;
import org.havn.people.PersonId;
import org.havn.reference.CapabilityCode;
import org.havn.reference.Confidence;
import org.havn.reference.LanguageTag;
import org.havn.reference.Priority;
import org.havn.reference.Provenance;
import org.junit.jupiter.api.Test;

class FitRulesTests {
    private static final CommunityId BERGEN = new CommunityId("4601");
    private static final CommunityId ALTA = new CommunityId("5601");
    private static final CaseNumber HOUSEHOLD = new CaseNumber("HVN-26-000200");
    private static final CapabilityCode BURNS = new CapabilityCode("BURN_RECONSTRUCTION");
    private static final ValuePolicy POLICY = ValuePolicy.current();

    @Test
    void aHardNeedOutOfItsReachMakesThePlaceInadmissible() {
        var need = need(new Requirement(BURNS, true, 90, null, 12), Severity.CRITICAL);
        var fit = rules(offer(ALTA, 300, Confidence.OFFICIAL)).fit(household(need), ALTA);

        assertThat(fit.admissible()).isFalse();
        assertThat(fit.obstacles()).containsExactly(new Fit.Obstacle(need.id(), BURNS, 300));
    }

    @Test
    void aWaivedHardNeedLetsTheFamilyLiveThereAndStaysOnShow() {
        var need = need(new Requirement(BURNS, true, 90, null, 12), Severity.CRITICAL);
        var rules = new FitRules(POLICY, surroundings(offer(ALTA, 300, Confidence.OFFICIAL)), Set.of(need.id()));

        var fit = rules.fit(household(need), ALTA);

        assertThat(fit.admissible()).isTrue();
        assertThat(fit.uncovered()).containsExactly(new Fit.Uncovered(need.id(), BURNS, true));
    }

    @Test
    void aSoftNeedWithinReachEarnsBySeverityAndOneOutOfReachStaysUncovered() {
        var near = need(new Requirement(BURNS, false, 90, null, null), Severity.HIGH);

        var fit = rules(offer(BERGEN, 16, Confidence.OFFICIAL)).fit(household(near), BERGEN);
        var far = rules(offer(BERGEN, 16, Confidence.OFFICIAL)).fit(household(near), ALTA);

        assertThat(fit.value()).isEqualTo(POLICY.softNeed().get(Severity.HIGH));
        assertThat(far.value()).isZero();
        assertThat(far.uncovered()).containsExactly(new Fit.Uncovered(near.id(), BURNS, false));
    }

    @Test // 1.1 + 2.2 is 3.3000000000000003 where nobody rounds
    void aValueIsAWholeNumberOfThousandthsAsItsTermsAre() {
        var fit = new Fit(List.of(new Fit.Term("work", 1.1), new Fit.Term("language", 2.2)), List.of(), List.of());

        assertThat(fit.value()).isEqualTo(3.3);
    }

    @Test
    void unknownIsNotAbsentAndRanksBelowKnown() {
        var soft = need(new Requirement(BURNS, false, 90, null, null), Severity.HIGH);
        var hard = need(new Requirement(BURNS, true, 90, null, null), Severity.HIGH);

        var checked = rules(offer(BERGEN, 16, Confidence.OFFICIAL));
        var unchecked = rules(offer(BERGEN, 16, Confidence.UNKNOWN));

        assertThat(unchecked.fit(household(hard), BERGEN).admissible()).isTrue();
        assertThat(unchecked.fit(household(hard), BERGEN).value())
                .isLessThan(checked.fit(household(hard), BERGEN).value());
        assertThat(unchecked.fit(household(soft), BERGEN).value())
                .isPositive()
                .isLessThan(checked.fit(household(soft), BERGEN).value());
    }

    @Test
    void theReachHasALimitOnHoursInAYearBesideTheOneOnMinutes() {
        var often = new Requirement(BURNS, true, null, 100, 52);
        var seldom = new Requirement(BURNS, true, null, 100, 4);

        assertThat(Reach.of(often, List.of(offer(ALTA, 120, Confidence.OFFICIAL))))
                .isInstanceOf(Reach.TooFar.class);
        assertThat(Reach.of(seldom, List.of(offer(ALTA, 120, Confidence.OFFICIAL))))
                .isInstanceOf(Reach.Within.class);
        assertThat(Reach.of(seldom, List.of())).isInstanceOf(Reach.NotOffered.class);
    }

    @Test
    void everyAdultCountsForWorkAndNotOnlyTheBestPlaced() {
        var one = new HouseholdProfile.Adult(true, false);
        var rules = new FitRules(
                POLICY,
                new Surroundings(_ -> List.of(), _ -> Map.of(), Map.of(BERGEN, 0.5), Map.of(), Map.of(), Map.of()),
                Set.of());

        assertThat(rules.fit(adults(one, one), BERGEN).value()).isEqualTo(2 * POLICY.work() * 0.5);
    }

    @Test
    void adultsWithoutUpperSecondaryEarnForTheSeatsThatThereAre() {
        var pupil = new HouseholdProfile.Adult(false, true);
        var rules = new FitRules(
                POLICY,
                new Surroundings(_ -> List.of(), _ -> Map.of(), Map.of(), Map.of(BERGEN, 1), Map.of(), Map.of()),
                Set.of());

        assertThat(rules.fit(adults(pupil, pupil), BERGEN).value()).isEqualTo(POLICY.adultSchooling());
    }

    @Test
    void neighboursWhoShareTheLanguageEarnMoreTheMoreThereAre() {
        var rules = new FitRules(
                POLICY,
                new Surroundings(
                        _ -> List.of(), _ -> Map.of(BERGEN, 999, ALTA, 9), Map.of(), Map.of(), Map.of(), Map.of()),
                Set.of());

        assertThat(rules.fit(household(), BERGEN).value()).isEqualTo(POLICY.languageCommunity());
        assertThat(rules.fit(household(), ALTA).value()).isPositive().isLessThan(POLICY.languageCommunity());
    }

    @Test
    void kinInDirectLineWhoWerePlacedEarlierDrawNear() {
        var rules = new FitRules(
                POLICY,
                new Surroundings(
                        _ -> List.of(), _ -> Map.of(), Map.of(), Map.of(), Map.of(), Map.of(HOUSEHOLD, Set.of(BERGEN))),
                Set.of());

        assertThat(rules.fit(household(), BERGEN).value()).isEqualTo(POLICY.directLine());
        assertThat(rules.fit(household(), ALTA).value()).isZero();
    }

    @Test
    void theFamilysOwnWishCountsByItsRank() {
        var wishes = new HouseholdProfile(
                HOUSEHOLD, Priority.NR, List.of(30), List.of(), Set.of(), List.of(), List.of("5601", "4601"));

        var rules = rules();

        assertThat(rules.fit(wishes, ALTA).value()).isEqualTo(POLICY.ownWish());
        assertThat(rules.fit(wishes, BERGEN).value()).isEqualTo(POLICY.ownWish() / 2);
    }

    @Test
    void theWidowsFamilyTakesAHomeForSevenAndASeatForEachChild() {
        var burned = need(new Requirement(BURNS, true, 90, null, 12), Severity.CRITICAL);
        var family = new HouseholdProfile(
                HOUSEHOLD,
                Priority.UG,
                List.of(39, 16, 14, 11, 9, 7, 4),
                List.of(new HouseholdProfile.Adult(true, true)),
                Set.of(new LanguageTag("apc")),
                List.of(burned),
                List.of());

        assertThat(HouseholdDemand.of(family))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        Dimension.PLACES, 7,
                        Dimension.HOMES_SEVEN_PLUS, 1,
                        Dimension.KINDERGARTEN, 1,
                        Dimension.PRIMARY, 3,
                        Dimension.LOWER_SECONDARY, 1,
                        Dimension.UPPER_SECONDARY_INTRODUCTORY, 1,
                        Dimension.ADULT_EDUCATION, 1,
                        Dimension.COMPLEX_MEDICAL, 1));
    }

    @Test
    void placesForMedicalCasesCountThePatientNotTheFamilyAndNotTheNeeds() {
        var person = new PersonId(UUID.randomUUID());
        var burns = need(person, new Requirement(BURNS, true, 90, null, 12));
        var jaw = need(person, new Requirement(new CapabilityCode("JAW_SURGERY"), true, 90, null, 6));

        assertThat(HouseholdDemand.of(household(burns, jaw))).containsEntry(Dimension.COMPLEX_MEDICAL, 1);
    }

    private static FitRules rules(ServiceReach... offers) {
        return new FitRules(POLICY, surroundings(offers), Set.of());
    }

    private static Surroundings surroundings(ServiceReach... offers) {
        return new Surroundings(_ -> List.of(offers), _ -> Map.of(), Map.of(), Map.of(), Map.of(), Map.of());
    }

    private static ServiceReach offer(CommunityId community, int minutes, Confidence confidence) {
        var provenance = new Provenance("invented for a test", LocalDate.of(2026, 1, 1), confidence);
        var offer = new ServiceOffer(BURNS, BERGEN, null, "Haukeland", ServiceLevel.NATIONAL, provenance);
        return new ServiceReach(community, offer, minutes);
    }

    private static ConfirmedNeed need(Requirement requirement, Severity severity) {
        return new ConfirmedNeed(NeedId.next(), HOUSEHOLD, null, requirement, severity, 1);
    }

    private static ConfirmedNeed need(PersonId person, Requirement requirement) {
        return new ConfirmedNeed(NeedId.next(), HOUSEHOLD, person, requirement, Severity.CRITICAL, 1);
    }

    private static HouseholdProfile household(ConfirmedNeed... needs) {
        return new HouseholdProfile(
                HOUSEHOLD,
                Priority.NR,
                List.of(30),
                List.of(),
                Set.of(new LanguageTag("ar")),
                List.of(needs),
                List.of());
    }

    private static HouseholdProfile adults(HouseholdProfile.Adult... adults) {
        return new HouseholdProfile(
                HOUSEHOLD, Priority.NR, List.of(30, 30), List.of(adults), Set.of(), List.of(), List.of());
    }
}
