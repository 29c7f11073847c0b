package org.havn.communities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.havn.HavnTest;
import org.havn.platform.AtStart;
import org.havn.platform.Telling;
import org.havn.reference.CapabilityCode;
import org.havn.reference.Confidence;
import org.havn.reference.LanguageTag;
import org.havn.reference.Provenance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@HavnTest
class CommunitiesTests {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final LocalDate BEFORE_ANYBODY_CHANGED_ANYTHING = LocalDate.of(2025, 6, 1);
    private static final CommunityId BERGEN = new CommunityId("4601");
    private static final CommunityId OSLO = new CommunityId("0301");

    @Autowired
    private Communities communities;

    @Autowired
    private ShippedData shipped;

    @BeforeEach
    void loadWhatShips(@Autowired List<AtStart> work) {
        work.stream()
                .filter(it -> it.order() <= 20)
                .sorted(Comparator.comparingInt(AtStart::order))
                .forEach(it -> it.run(Telling.nobody()));
    }

    @Test
    void norwayHas357MunicipalitiesAnd55Hospitals() {
        assertThat(communities.all()).hasSize(357);
        assertThat(communities.hospitals()).hasSize(55);
        assertThat(communities.get(OSLO).name()).isEqualTo("Oslo");
        assertThat(communities.all())
                .allSatisfy(community ->
                        assertThat(communities.schools(community.id())).isPresent());
    }

    @Test
    void theFiguresOf2024AddUpToThePublishedTotals() {
        assertThat(total(Settlement::asked)).isEqualTo(36_985);
        assertThat(total(Settlement::decided)).isEqualTo(28_327);
        assertThat(total(Settlement::settled)).isEqualTo(22_572);
    }

    @Test
    void hiddenPendingAndNotAskedAreNeverAZero() {
        var trana = communities.settlement(new CommunityId("1856")).orElseThrow();
        assertThat(trana.settled()).isEqualTo(new SettlementFigure.Suppressed());
        assertThat(trana.settled().people()).isEqualTo(OptionalInt.empty());

        var moskenes = communities.settlement(new CommunityId("1874")).orElseThrow();
        assertThat(moskenes.asked()).isEqualTo(new SettlementFigure.People(0));
        assertThat(moskenes.decided()).isEqualTo(new SettlementFigure.Pending());

        var kautokeino = communities.settlement(new CommunityId("5612")).orElseThrow();
        assertThat(kautokeino.asked()).isEqualTo(new SettlementFigure.NotAsked());
    }

    @Test
    void everyMunicipalityHasEveryDimensionAndEveryAmountSaysThatItIsAssumed() {
        var capacities = communities.capacities(BEFORE_ANYBODY_CHANGED_ANYTHING);

        assertThat(capacities).hasSize(357 * Dimension.values().length);
        assertThat(capacities)
                .allSatisfy(capacity ->
                        assertThat(capacity.provenance().confidence()).isEqualTo(Confidence.ASSUMED));
        var places = capacities.stream()
                .filter(capacity -> capacity.dimension() == Dimension.PLACES)
                .mapToInt(Capacity::amount)
                .sum();
        assertThat(places).isBetween(300, 400);
    }

    @Test
    void bergenHasRoomForAFamilyOfSevenWithASixteenYearOldAndAPatient() {
        var bergen = communities.capacities(BERGEN, TODAY).stream()
                .collect(Collectors.toMap(Capacity::dimension, Capacity::amount));

        assertThat(bergen.get(Dimension.PLACES)).isGreaterThanOrEqualTo(7);
        assertThat(bergen.get(Dimension.HOMES_SEVEN_PLUS)).isEqualTo(1);
        assertThat(bergen.get(Dimension.UPPER_SECONDARY_INTRODUCTORY)).isPositive();
        assertThat(bergen.get(Dimension.KINDERGARTEN)).isPositive();
        assertThat(bergen.get(Dimension.PRIMARY)).isGreaterThanOrEqualTo(3);
        assertThat(bergen.get(Dimension.LOWER_SECONDARY)).isPositive();
        assertThat(bergen.get(Dimension.COMPLEX_MEDICAL)).isPositive();
    }

    @Test
    void burnReconstructionIsInBergenOnlyAndOfficialAndJawSurgeryThereIsUnchecked() {
        var burns = communities.reach(BERGEN, new CapabilityCode("BURN_RECONSTRUCTION"));
        assertThat(burns).singleElement().satisfies(reach -> {
            assertThat(reach.offer().community()).isEqualTo(BERGEN);
            assertThat(reach.offer().provenance().confidence()).isEqualTo(Confidence.OFFICIAL);
            assertThat(reach.minutes()).isBetween(10, 30);
        });
        assertThat(communities.reach(BERGEN, new CapabilityCode("JAW_SURGERY")))
                .first()
                .satisfies(reach ->
                        assertThat(reach.offer().provenance().confidence()).isEqualTo(Confidence.UNKNOWN));
        assertThat(communities.offers(new CapabilityCode("BURN_RECONSTRUCTION")))
                .hasSize(1);
    }

    @Test
    void whoSpeaksADialectIsServedByInterpretersOfTheLanguage() {
        var levantine = new LanguageTag("apc");

        assertThat(communities.interpreters(levantine))
                .extracting(ServiceOffer::community)
                .contains(BERGEN, OSLO);
        assertThat(communities.reach(BERGEN, new CapabilityCode("ARABIC_INTERPRETER")))
                .isEqualTo(communities.reach(BERGEN, CapabilityCode.interpreter(levantine)));
        assertThat(communities.languageCommunity(levantine)).isNotEmpty();
    }

    @Test
    void loadingWhatIsLoadedChangesNothing() {
        assertThat(shipped.load(Telling.nobody())).isFalse();
    }

    @Test
    void aChangedCapacityIsANewVersionFromADayOn() {
        var alver = new CommunityId("4631");
        var before = amount(alver, TODAY);
        var told = new Provenance("The municipality's letter", TODAY, Confidence.OFFICIAL);

        communities.changeCapacity(alver, Dimension.PLACES, 12, TODAY.plusMonths(2), told, "The council said yes", 1);

        assertThat(amount(alver, TODAY)).isEqualTo(before);
        assertThat(amount(alver, TODAY.plusMonths(2))).isEqualTo(12);
        assertThat(communities.capacityVersions(alver))
                .filteredOn(version -> version.capacity().dimension() == Dimension.PLACES)
                .extracting(CapacityVersion::version)
                .containsExactly(2, 1);
        assertThatThrownBy(() -> communities.changeCapacity(alver, Dimension.PLACES, 3, TODAY, told, "Too late", 1))
                .isInstanceOf(CapacityChangedMeanwhile.class);
    }

    private int amount(CommunityId community, LocalDate on) {
        return communities.capacities(community, on).stream()
                .filter(capacity -> capacity.dimension() == Dimension.PLACES)
                .mapToInt(Capacity::amount)
                .sum();
    }

    private int total(Function<Settlement, SettlementFigure> figure) {
        return communities.all().stream()
                .flatMap(community -> communities.settlement(community.id()).stream())
                .map(figure)
                .mapToInt(it -> it.people().orElse(0))
                .sum();
    }

    @Test
    void allWaysAtOnceAreAsLongAsEachAskedAlone() {
        var ways = communities.ways();
        var some = communities.all().stream()
                .map(Community::id)
                .filter(it -> Integer.parseInt(it.value()) % 19 == 0)
                .toList();

        assertThat(some).hasSizeGreaterThan(9);
        for (var from : some) {
            for (var to : some) {
                assertThat(ways.minutes(from.value(), to.value()))
                        .as("%s to %s", from, to)
                        .isEqualTo(communities.minutes(from, to));
            }
        }
        assertThatThrownBy(() -> ways.minutes("9999", "0301")).isInstanceOf(CommunityNotFound.class);
    }
}
