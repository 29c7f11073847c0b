package org.havn.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.havn.HavnTest;
import org.havn.Visitor;
import org.havn.access.Accounts;
import org.havn.access.As;
import org.havn.access.DemoUnits;
import org.havn.access.Role;
import org.havn.access.UnitId;
import org.havn.cases.CaseNumber;
import org.havn.cases.Cases;
import org.havn.cases.SafetyDistance;
import org.havn.cases.SideState;
import org.havn.cases.Stage;
import org.havn.communities.Communities;
import org.havn.communities.CommunityId;
import org.havn.communities.Dimension;
import org.havn.needs.Confirmation;
import org.havn.needs.Need;
import org.havn.needs.NeedId;
import org.havn.needs.NeedState;
import org.havn.needs.Needs;
import org.havn.needs.OwnWords;
import org.havn.needs.Phase;
import org.havn.needs.Requirement;
import org.havn.needs.Severity;
import org.havn.platform.Ids;
import org.havn.reference.CapabilityCode;
import org.havn.reference.LanguageTag;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// What is asked again in the transaction that settles a family, whatever was proposed.
@HavnTest
class AdmissionTests {
    private static final LocalDate TODAY = WaitingFamilies.TODAY;

    private record Family(CaseNumber number, RoundId round, SolveId solve) {}

    @Autowired
    private ListableBeanFactory house;

    @Autowired
    private Placements placements;

    @Autowired
    private PlacementRows rows;

    @Autowired
    private Rounds rounds;

    @Autowired
    private Cases cases;

    @Autowired
    private Needs needs;

    @Autowired
    private Communities communities;

    @Autowired
    private Accounts accounts;

    private WaitingFamilies families;

    @LocalServerPort
    private int port;

    private CommunityId here = new CommunityId("0301");

    @BeforeEach
    void thereIsACountry() {
        families = new WaitingFamilies(house);
        families.openTheCountry();
        here = rows.freeOn(LocalDate.now(ZoneOffset.UTC), communities).entrySet().stream()
                .filter(it -> has(it.getValue(), Dimension.PLACES) && has(it.getValue(), Dimension.homeFor(1)))
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst()
                .orElseThrow();
    }

    @Test
    void twoFamiliesThatMustStayApartAreNotAcceptedIntoOneMunicipalityWhoeverCarriesTheDistance() {
        var one = aFamily(DemoUnits.PLACEMENT);
        var carries = aFamily(DemoUnits.PLACEMENT);
        var isFeared = aFamily(DemoUnits.PLACEMENT);
        var nobody = aFamily(DemoUnits.PLACEMENT);
        keepApart(carries, new SafetyDistance.From.Household(one.number()), 0);
        keepApart(one, new SafetyDistance.From.Household(isFeared.number()), 0);

        accept(one, here);

        assertThatThrownBy(() -> accept(carries, here)).isInstanceOf(TooNear.class);
        assertThatThrownBy(() -> accept(isFeared, here))
                .isInstanceOf(TooNear.class)
                .satisfies(it -> assertThat(((TooNear) it).arguments()).isEmpty());
        accept(nobody, here);
        assertThat(placements.in(here)).extracting(Placement::household).contains(one.number(), nobody.number());
    }

    @Test
    void aDistanceCountsForAnOfficerWhoMayNotSeeTheOtherFamily() {
        var hidden = aFamily(DemoUnits.PLACEMENT);
        var known = aFamily(DemoUnits.BEIRUT);
        keepApart(hidden, new SafetyDistance.From.Household(known.number()), 0);
        accept(hidden, here);
        var officer = accounts.open(
                "officer-" + UUID.randomUUID(),
                "A tester",
                "a sentence to remember",
                Set.of(Role.PLACEMENT_OFFICER),
                DemoUnits.BEIRUT);

        As.account(officer, Role.PLACEMENT_OFFICER, () -> {
            assertThat(cases.find(hidden.number())).isEmpty();
            assertThatThrownBy(() -> accept(known, here)).isInstanceOf(TooNear.class);
        });
    }

    @Test
    void aMunicipalityToKeepAwayFromCountsWithItsSurroundings() {
        var family = aFamily(DemoUnits.PLACEMENT);
        var neighbour = communities.all().stream()
                .filter(it -> !it.id().equals(here))
                .min(Comparator.comparingInt(it -> communities.minutes(it.id(), here)))
                .orElseThrow();
        keepApart(
                family,
                new SafetyDistance.From.Municipality(neighbour.id().value()),
                communities.minutes(neighbour.id(), here) + 1);

        assertThatThrownBy(() -> accept(family, here)).isInstanceOf(TooNear.class);
    }

    @Test
    void whereAPersonForbadeItTheFamilyIsNotAcceptedEither() {
        var family = aFamily(DemoUnits.PLACEMENT);
        rounds.forbid(family.round(), family.number(), here, "Her brother-in-law works there");

        assertThatThrownBy(() -> accept(family, here)).isInstanceOf(ForbiddenThere.class);
    }

    @Test
    void onlyAHardNeedOfTheFamilyOnThePageCanBeWaivedAndEndingThatNeedsAReasonToo() {
        var one = aFamily(DemoUnits.PLACEMENT);
        var other = aFamily(DemoUnits.PLACEMENT);
        var hard = aNeed(other, true);
        var soft = aNeed(other, false);

        assertThatThrownBy(() -> rounds.waive(one.number(), hard, "Of another family"))
                .isInstanceOf(NeedNotHere.class);
        assertThatThrownBy(() -> rounds.waive(other.number(), soft, "Nothing to waive"))
                .isInstanceOf(NeedNotHere.class);
        rounds.waive(other.number(), hard, "She is seen where she is now");
        assertThatThrownBy(() -> rounds.takeBackWaiver(one.number(), hard, "Of another family"))
                .isInstanceOf(NeedNotHere.class);
        assertThatThrownBy(() -> rounds.takeBackWaiver(other.number(), hard, " "))
                .isInstanceOf(ReasonMissing.class);
        rounds.takeBackWaiver(other.number(), hard, "She wants it after all");
    }

    @Test
    void lessThanOneIsNotKeptForAnybody() {
        var family = aFamily(DemoUnits.PLACEMENT);

        assertThatThrownBy(() -> rounds.reserve(family.round(), here, Dimension.PLACES, -5, "For later"))
                .isInstanceOf(ReserveNotValid.class);
        assertThatThrownBy(() -> communities.get("zz")).isInstanceOf(org.havn.communities.CommunityNotFound.class);
    }

    /// SECURITY.md, S5: the last place, and fifty who want it.
    @Test
    void ofFiftyClientsWhoAcceptTheLastPlaceAtOnceExactlyOneGetsIt() throws InterruptedException {
        var last = communities.all().stream()
                .map(it -> it.id())
                .filter(it -> !it.equals(here))
                .filter(it -> has(free(it), Dimension.PLACES) && has(free(it), Dimension.homeFor(1)))
                .sorted()
                .findFirst()
                .orElseThrow();
        leaveOnePlaceIn(last);
        var families = IntStream.range(0, 10)
                .mapToObj(_ -> aFamily(DemoUnits.PLACEMENT))
                .toList();
        var officers = IntStream.range(0, 5).mapToObj(_ -> officer()).toList();
        var ready = new CountDownLatch(50);
        var answers = new ConcurrentLinkedQueue<Integer>();

        var racing = IntStream.range(0, 50)
                .mapToObj(it -> Thread.ofVirtual().start(() -> {
                    var family = families.get(it % 10);
                    ready.countDown();
                    awaited(ready);
                    answers.add(acceptAtLast(officers.get(it % 5), family, last));
                }))
                .toList();
        for (var thread : racing) {
            thread.join();
        }

        assertThat(answers).hasSize(50);
        assertThat(answers.stream().filter(it -> it == 302)).hasSize(1);
        assertThat(answers.stream().filter(it -> it != 302)).allMatch(it -> it == 409);
        assertThat(placements.in(last).stream()
                        .filter(it -> families.stream().anyMatch(f -> f.number().equals(it.household()))))
                .hasSize(1);
        assertThat(free(last).getOrDefault(Dimension.PLACES, 0)).isZero();
    }

    /// SECURITY.md, S5: a step is not skipped by whoever writes the request by hand.
    @Test
    void aFamilyWhoseCaseIsSetAsideIsNotSettledByARequestWrittenByHand() {
        var family = aFamily(DemoUnits.PLACEMENT);
        cases.setAside(family.number(), SideState.COMPOSITION_CHANGED, null, "a birth");

        assertThat(accept(officer(), family, here).statusCode()).isEqualTo(409);

        assertThat(placements.of(family.number())).isEmpty();
        assertThat(cases.get(family.number()).stage()).isEqualTo(Stage.DECIDED);
    }

    private Map<Dimension, Integer> free(CommunityId community) {
        return rows.freeOn(TODAY.plusMonths(1), communities).getOrDefault(community, Map.of());
    }

    private void leaveOnePlaceIn(CommunityId community) {
        var versions = communities.capacityVersions(community).stream()
                .filter(it -> it.capacity().dimension() == Dimension.PLACES)
                .toList();
        var newest = versions.getFirst();
        var taken = newest.capacity().amount() - free(community).getOrDefault(Dimension.PLACES, 0);
        communities.changeCapacity(
                community,
                Dimension.PLACES,
                Math.max(0, taken) + 1,
                LocalDate.of(2026, 1, 1),
                newest.capacity().provenance(),
                "the council decided so",
                newest.version());
    }

    private Visitor officer() {
        var name = "racer-" + UUID.randomUUID();
        accounts.open(name, "A tester", "a sentence to remember", Set.of(Role.PLACEMENT_OFFICER), DemoUnits.PLACEMENT);
        var visitor = new Visitor(port);
        visitor.signIn(name, "a sentence to remember");
        return visitor;
    }

    /// Whoever is told that the site is busy, or has got no form's token for the same reason, comes back.
    private static int acceptAtLast(Visitor officer, Family family, CommunityId community) {
        var answer = accept(officer, family, community).statusCode();
        for (var again = 0; again < 20 && (answer == 503 || answer == 403); again++) {
            answer = accept(officer, family, community).statusCode();
        }
        return answer;
    }

    private static HttpResponse<String> accept(Visitor officer, Family family, CommunityId community) {
        return officer.post(
                "/work/rounds/" + family.round().value() + "/proposals/" + family.number() + "/acceptance",
                "solve",
                family.solve().value().toString(),
                "community",
                community.value(),
                "because",
                "Near what they need");
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static boolean has(Map<Dimension, Integer> free, Dimension dimension) {
        return free.getOrDefault(dimension, 0) >= 2;
    }

    private void accept(Family family, CommunityId community) {
        placements.accept(family.solve(), family.number(), community, "Near what they need");
    }

    private void keepApart(Family family, SafetyDistance.From from, int minutes) {
        cases.keepAway(List.of(new SafetyDistance(Ids.next(), family.number(), from, minutes)));
    }

    /// Somebody alone who waits for a place, in a round of their own with a plan that has none for them.
    private Family aFamily(UnitId placedBy) {
        var programme = families.aProgramme(placedBy);
        var number = families.aFamily(programme, WaitingFamilies.somebody());
        var round = rounds.open(programme, "A round");
        return new Family(number, round.id(), families.withoutAPlace(round, number));
    }

    private NeedId aNeed(Family family, boolean hard) {
        var id = new NeedId(Ids.next());
        needs.voice(List.of(new Need(
                id,
                family.number(),
                null,
                1,
                new OwnWords(new LanguageTag("en"), "What somebody needs", List.of()),
                new Requirement(new CapabilityCode("DIALYSIS"), hard, null, null, null),
                List.of(),
                Severity.HIGH,
                EnumSet.of(Phase.AFTER_ARRIVAL),
                "told",
                new Confirmation("a doctor", TODAY),
                "CASEWORKER",
                null,
                NeedState.CONFIRMED,
                "")));
        return id;
    }
}
