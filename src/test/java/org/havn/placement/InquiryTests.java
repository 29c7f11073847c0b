package org.havn.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.zip.ZipInputStream;
import org.havn.HavnTest;
import org.havn.Visitor;
import org.havn.access.Accounts;
import org.havn.access.DemoUnits;
import org.havn.access.Role;
import org.havn.cases.CaseNumber;
import org.havn.communities.Communities;
import org.havn.communities.CommunityId;
import org.havn.communities.Dimension;
import org.havn.communities.ServiceLevel;
import org.havn.communities.ServiceOffer;
import org.havn.needs.Confirmation;
import org.havn.needs.Need;
import org.havn.needs.NeedId;
import org.havn.needs.NeedState;
import org.havn.needs.Needs;
import org.havn.needs.OwnWords;
import org.havn.needs.Phase;
import org.havn.needs.Requirement;
import org.havn.needs.Severity;
import org.havn.people.Sex;
import org.havn.placement.engine.PairFacts;
import org.havn.placement.engine.PlacementEngine;
import org.havn.placement.engine.PlacementExplainer;
import org.havn.placement.files.PlacementDirectory;
import org.havn.platform.Ids;
import org.havn.reference.CapabilityCode;
import org.havn.reference.Confidence;
import org.havn.reference.LanguageTag;
import org.havn.reference.Provenance;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.util.HtmlUtils;

/// What people find out about a round before they decide: what a rule costs, what one service more would
/// change. Six families who all need the same care within five hours, which one city alone offers, and
/// another one next door.
@HavnTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InquiryTests {
    private static final CapabilityCode CARE = new CapabilityCode("BURN_RECONSTRUCTION");

    @Autowired
    private ListableBeanFactory house;

    @Autowired
    private Rounds rounds;

    @Autowired
    private RoundRows rows;

    @Autowired
    private RoundProblems problems;

    @Autowired
    private SolveRows solves;

    @Autowired
    private Inquiries inquiries;

    @Autowired
    private MissingServiceInquirer services;

    @Autowired
    private FairnessInquirer fairness;

    @Autowired
    private WishDialInquirer dial;

    @Autowired
    private LabInquirer lab;

    @Autowired
    private Waivers waivers;

    @Autowired
    private Communities communities;

    @Autowired
    private PlacementRows placements;

    @Autowired
    private Needs needs;

    private Visitor officer;
    private Round round;
    private final List<CaseNumber> numbers = new ArrayList<>();

    @BeforeAll
    void sixFamiliesHaveAPlan(@Autowired Accounts accounts, @LocalServerPort int port) {
        var families = new WaitingFamilies(house);
        families.openTheCountry();
        var programme = families.aProgramme(DemoUnits.PLACEMENT);
        for (int family = 0; family < 6; family++) {
            var number = families.aFamily(
                    programme,
                    WaitingFamilies.somebody(family < 2 ? Sex.FEMALE : Sex.MALE, "SY", 1960),
                    WaitingFamilies.somebody());
            needs(number);
            numbers.add(number);
        }
        round = rounds.openAndSolve(programme, "A round of six");
        var name = "inquirer-" + UUID.randomUUID();
        accounts.open(name, "A tester", "a sentence to remember", Set.of(Role.PLACEMENT_OFFICER), DemoUnits.PLACEMENT);
        officer = new Visitor(port);
        officer.signIn(name, "a sentence to remember");
        await(() -> rounds.newestPlan(round.id()).isPresent());
        assertThat(rounds.newestPlan(round.id()).map(Solve::answer).map(Solve.Answer::placed))
                .as("everybody has a place")
                .contains(6);
    }

    @Test
    void whatARuleCostsIsKnownBeforeItIsSavedAndStaysWithIt() {
        var plan = rounds.newestPlan(round.id()).orElseThrow();
        var before = Objects.requireNonNull(plan.answer()).objective();
        var family = numbers.getFirst();
        var elsewhere = elsewhere(family);

        var asked = officer.post(address() + "/proposals/" + family + "/pin", "community", elsewhere.value());
        var page = location(asked);
        await(() -> !officer.get(page).body().contains("id=\"inquiry\""));

        assertThat(rows.rulesOf(round.id())).as("nothing is saved yet").isEmpty();
        assertThat(text(page)).contains("What it would cost", "That is proven.", "settles in " + name(elsewhere));
        assertThat(officer.post(page, "because", " ").statusCode()).isEqualTo(422);
        assertThat(rows.rulesOf(round.id())).as("a reason is asked for").isEmpty();

        officer.post(page, "because", "Her brother lives there");
        await(() -> rounds.newestPlan(round.id())
                .filter(it -> !it.id().equals(plan.id()))
                .isPresent());

        var rule = rows.rulesOf(round.id()).getFirst();
        var after = rounds.newestPlan(round.id()).orElseThrow();
        var cost = before - Objects.requireNonNull(after.answer()).objective();
        var kept = rows.costsOf(round.id()).get(rule.id().value());
        assertThat(rule).isInstanceOf(Rule.Pin.class);
        assertThat(kept).contains("\"proven\": true").contains("\"moved\": []");
        assertThat(costIn(kept)).isCloseTo(cost, within(1e-6));
        assertThat(text(address()))
                .contains("Read why", "points less. That is proven.")
                .doesNotContain("Her brother");
        assertThat(text(address() + "?why=" + rule.id().value())).contains("Her brother lives there");

        assertThat(officer.post(page, "because", "Once more").statusCode())
                .as("the cost was of an older plan")
                .isEqualTo(409);
        rounds.lift(round.id(), rule.id());
    }

    @Test
    void familiesAreKeptNearOrApartByARuleOfTheRoundAndAPinToAnUnreachablePlaceIsSaidToBeOne() {
        var one = numbers.get(1);
        var other = numbers.get(2);

        var near = location(
                officer.post(address() + "/proposals/" + one + "/near", "other", other.value(), "minutes", "45"));
        var apart = location(
                officer.post(address() + "/proposals/" + one + "/apart", "other", other.value(), "minutes", "1500"));
        var away = location(
                officer.post(address() + "/proposals/" + one + "/away", "community", "4601", "minutes", "2500"));
        List.of(near, apart, away).forEach(this::awaited); // no more than three are worked out at a time
        var pin = location(officer.post(address() + "/proposals/" + one + "/pin", "community", outOfReach(one)));
        awaited(pin);

        assertThat(text(near)).contains("settles within 45 minutes of " + other);
        // the care is in one city: whoever keeps 1500 minutes away from another family there cannot be placed
        assertThat(text(apart)).contains("One family fewer finds a place.");
        assertThat(text(away)).contains("One family fewer finds a place.");
        assertThat(text(pin)).contains("A need that must be met is out of reach there.");
        assertThat(officer.post(pin, "because", "All the same").statusCode()).isEqualTo(409);
        assertThat(officer.post(address() + "/proposals/" + one + "/near", "other", one.value(), "minutes", "5")
                        .statusCode())
                .isEqualTo(422);
        assertThat(officer.post(address() + "/proposals/" + one + "/near", "other", "HVN-26-999999", "minutes", "5")
                        .statusCode())
                .isEqualTo(422);
    }

    private void awaited(String inquiry) {
        await(() -> !officer.get(inquiry).body().contains("id=\"inquiry\""));
    }

    @Test
    void oneServiceMoreIsSolvedAgainAndALetterAsksForItWithoutTellingOfAnybody() {
        var page = address() + "/one-more";
        assertThat(text(page)).contains("Nobody has asked yet");

        officer.post(page);
        await(() -> inquiries
                .newest(round.id(), services)
                .filter(it -> !it.state().open())
                .isPresent());

        var found = inquiries
                .answer(inquiries.newest(round.id(), services).orElseThrow(), services)
                .orElseThrow();
        assertThat(found.families()).isEqualTo(6);
        assertThat(found.possible()).isGreaterThan(found.found().size());
        var best = found.found().getFirst();
        assertThat(best.helps()).isTrue();
        assertThat(best.needing()).isEqualTo(6);
        assertThat(best.couldLive()).isEqualTo(6);
        assertThat(best.gain()).isCloseTo(gainOf(best), within(1e-6));
        assertThat(text(page)).contains(name(new CommunityId(best.municipality())), "Proven");

        var letter = officer.post(page + "/letter", "municipality", best.municipality(), "language", "nb")
                .body();
        var read = HtmlUtils.htmlUnescape(letter);
        assertThat(read)
                .contains("Til " + name(new CommunityId(best.municipality())), "Tilby: ", "lang=\"nb\"")
                .doesNotContain("HVN-", "A round of six")
                .doesNotContainPattern("Minst [1-4] familier");
    }

    @Test
    void theReportOnFairnessSaysHowSureItIsAndWhatAGuaranteeCosts() {
        var page = address() + "/fairness";

        officer.post(page);
        await(() -> !officer.get(page).body().contains("id=\"inquiry\""));

        var found = inquiries
                .answer(inquiries.newest(round.id(), fairness).orElseThrow(), fairness)
                .orElseThrow();
        assertThat(found.families()).isEqualTo(6);
        assertThat(found.groups())
                .extracting(Fairness.Group::by)
                .contains("size", "family", "age", "sex", "origin", "needs");
        var women = found.groups().stream()
                .filter(it -> it.by().equals("sex") && it.key().equals("female"))
                .findFirst()
                .orElseThrow();
        assertThat(women.families()).isEqualTo(2);
        assertThat(women.small()).isTrue();
        assertThat(women.placedShare().from()).as("two of two is no proof").isBetween(0.3, 0.4);
        found.groups().forEach(it -> {
            assertThat(it.floorCost() != null).as(it.key()).isEqualTo(it.mean() < found.mean() - 1e-9);
            assertThat(it.covered()).isLessThanOrEqualTo(it.needs());
        });
        assertThat(text(page)).contains("Too few to say much", "They are no inputs to the value of a plan");
    }

    @Test
    void aCaseworkerAsksTheFamilyAndThePageShowsWhatWishesCost() {
        var asked = numbers.get(3);
        officer.post("/work/cases/" + asked + "/wishes", "first", "0301", "second", "46", "third", "");
        assertThat(text("/work/cases/" + asked + "/placement")).contains("anywhere in the county");
        var page = address() + "/wishes";

        officer.post(page);
        await(() -> !officer.get(page).body().contains("id=\"inquiry\""));

        var found = inquiries
                .answer(inquiries.newest(round.id(), dial).orElseThrow(), dial)
                .orElseThrow();
        assertThat(found.asked()).isEqualTo(1);
        assertThat(found.settings()).hasSize(7);
        for (var setting : found.settings()) {
            assertThat(setting.placed()).isEqualTo(6);
            assertThat(setting.outcome()).isGreaterThanOrEqualTo(setting.share() * found.best() - 1e-6);
        }
        // without a promise the family gets its first wish where that is possible at all, and else its second
        var possible = problems.of(round)
                .fit(asked, new CommunityId("0301"))
                .filter(Fit::admissible)
                .isPresent();
        assertThat(found.settings().getLast().meanRank()).isEqualTo(possible ? 1 : 2);
        assertThat(text(page)).contains("<polyline", "One of 6 families has ranked something.");
        assertThat(officer.post("/work/cases/" + asked + "/wishes", "first", "99")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void lettingGoOfANeedIsSolvedBeforeItIsSavedAlsoForAFamilyWithAPlace() {
        var plan = rounds.newestPlan(round.id()).orElseThrow();
        var family = numbers.get(5);
        var hard = needs.confirmedOf(List.of(family)).get(family).stream()
                .filter(it -> it.requirement().hard())
                .findFirst()
                .orElseThrow()
                .id();

        var page = location(officer.post(
                address() + "/proposals/" + family + "/waiver",
                "need",
                hard.value().toString()));
        await(() -> !officer.get(page).body().contains("id=\"inquiry\""));

        assertThat(text(page)).contains(family + ": ", "may stay uncovered");
        assertThat(waivers.find(List.of(hard))).as("nothing is saved yet").isEmpty();
        officer.post(page, "because", "She asked for it herself");
        await(() -> rounds.newestPlan(round.id())
                .filter(it -> !it.id().equals(plan.id()))
                .isPresent());
        assertThat(waivers.find(List.of(hard))).containsKey(hard);
        var after = Objects.requireNonNull(
                rounds.newestPlan(round.id()).orElseThrow().answer());
        assertThat(after.objective())
                .as("a need less can make no plan worse")
                .isGreaterThanOrEqualTo(Objects.requireNonNull(plan.answer()).objective() - 1e-6);
        rounds.takeBackWaiver(family, hard, "She changed her mind");
    }

    @Test
    void theLabComparesPoliciesOnTheRoundsFamiliesAndItsFileTellsOfNobody() {
        var page = address() + "/lab";

        officer.post(
                page,
                "drawn",
                "0",
                "batches",
                "2",
                "orders",
                "2",
                "policies",
                "greedy",
                "policies",
                "prices",
                "value",
                "policy-v1");
        await(() -> !officer.get(page).body().contains("id=\"inquiry\""));

        var found = inquiries
                .answer(inquiries.newest(round.id(), lab).orElseThrow(), lab)
                .orElseThrow();
        assertThat(found.families()).isEqualTo(6);
        assertThat(found.policies())
                .extracting(LabResult.Policy::name)
                .containsExactly("greedy", "prices", "hindsight");
        for (var policy : found.policies()) {
            assertThat(policy.worst()).isLessThanOrEqualTo(policy.mean());
            assertThat(policy.mean()).isBetween(0.0, 100.0 + 1e-6);
            var persons = policy.load().values().stream()
                    .flatMap(List::stream)
                    .mapToInt(it -> it)
                    .sum();
            assertThat(persons).as("two persons a family").isEqualTo(2 * (int) policy.placed());
        }
        assertThat(found.proven()).isTrue();
        assertThat(found.policies().getLast().mean()).isCloseTo(100, within(1e-6));
        assertThat(text(page)).contains("A back-test is no effect.", "Under policy-v1 instead of policy-v2");
        assertThat(officer.get(page + "/figures.csv").body())
                .contains("A back-test is no effect.", "Hindsight")
                .doesNotContain("HVN-", "A round of six");
    }

    @Test
    void anExplanationComputedLaterFromWhatWasKeptHasTheSameNumbers(@TempDir Path folder) throws IOException {
        var plan = rounds.solvesOf(round.id()).getLast();
        unzip(solves.problemOf(plan.id()).orElseThrow(), folder);
        var problem = PlacementDirectory.read(folder).problem();
        var options = Studies.options(round);

        var again = new PlacementEngine().solve(problem, options);
        try (var explainer = new PlacementExplainer(problem, options, again, PairFacts.none(problem))) {
            var told = explainer.explainAll();

            assertThat(round.policy()).isEqualTo(ValuePolicy.current().version());
            assertThat(again.objective())
                    .isEqualTo(Objects.requireNonNull(plan.answer()).objective());
            assertThat(told).hasSize(6);
            for (var family : told) {
                var kept = solves.proposal(plan.id(), new CaseNumber(family.family()))
                        .orElseThrow();
                var now = StoredReasons.of(family);
                assertThat(family.locality()).hasToString(String.valueOf(kept.community()));
                assertThat(now.value()).isEqualTo(kept.reasons().value());
                assertThat(now.net()).isCloseTo(kept.reasons().net(), within(1e-9));
                assertThat(now.lossOfNearest()).isEqualTo(kept.reasons().lossOfNearest());
                assertThat(now.alternatives())
                        .extracting(Reasons.Alternative::community, Reasons.Alternative::cost)
                        .isEqualTo(kept.reasons().alternatives().stream()
                                .map(it -> org.assertj.core.groups.Tuple.tuple(it.community(), it.cost()))
                                .toList());
            }
        }
    }

    private static void unzip(byte[] bytes, Path folder) throws IOException {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Files.copy(zip, folder.resolve(entry.getName()));
            }
        }
    }

    /// The same in this process, by the engine itself.
    private double gainOf(MissingServices.Found found) {
        var offer = new ServiceOffer(
                new CapabilityCode(found.capability()),
                new CommunityId(found.municipality()),
                null,
                "invented",
                ServiceLevel.LOCAL,
                new Provenance("a test", round.placedOn(), Confidence.OFFICIAL));
        var engine = new PlacementEngine();
        var options = Studies.options(round);
        return engine.solve(problems.of(round, Otherwise.offering(offer)).problem(), options)
                        .objective()
                - engine.solve(problems.of(round).problem(), options).objective();
    }

    private CommunityId elsewhere(CaseNumber family) {
        var here = solves.proposal(rounds.newestPlan(round.id()).orElseThrow().id(), family)
                .map(Proposal::community)
                .orElseThrow();
        return problems.of(round).fits(family).entrySet().stream()
                .filter(it -> it.getValue().admissible() && !it.getKey().equals(here))
                .filter(it -> has(it.getKey(), Dimension.PLACES) && has(it.getKey(), Dimension.homeFor(2)))
                .map(java.util.Map.Entry::getKey)
                .min(java.util.Comparator.comparing(CommunityId::value))
                .orElseThrow();
    }

    private String outOfReach(CaseNumber family) {
        return problems.of(round).fits(family).entrySet().stream()
                .filter(it -> !it.getValue().admissible())
                .map(it -> it.getKey().value())
                .findFirst()
                .orElseThrow();
    }

    private boolean has(CommunityId community, Dimension dimension) {
        return placements
                        .freeOn(round.placedOn(), communities)
                        .getOrDefault(community, java.util.Map.of())
                        .getOrDefault(dimension, 0)
                >= 2;
    }

    private void needs(CaseNumber family) {
        need(family, 1, new Requirement(CARE, true, 300, null, null));
        need(family, 2, new Requirement(new CapabilityCode("MAXILLOFACIAL"), false, 10, null, null));
    }

    private void need(CaseNumber family, int rank, Requirement requirement) {
        needs.voice(List.of(new Need(
                new NeedId(Ids.next()),
                family,
                null,
                rank,
                new OwnWords(new LanguageTag("en"), "What somebody needs", List.of()),
                requirement,
                List.of(),
                Severity.HIGH,
                EnumSet.of(Phase.AFTER_ARRIVAL),
                "told",
                new Confirmation("a doctor", WaitingFamilies.TODAY),
                "CASEWORKER",
                null,
                NeedState.CONFIRMED,
                "")));
    }

    private static double costIn(String json) {
        var matcher = java.util.regex.Pattern.compile("\"cost\": (-?[0-9.E-]+)").matcher(json);
        assertThat(matcher.find()).isTrue();
        return Double.parseDouble(matcher.group(1));
    }

    private String name(CommunityId community) {
        return communities.get(community).name();
    }

    private String text(String page) {
        return HtmlUtils.htmlUnescape(officer.get(page).body());
    }

    private String address() {
        return "/work/rounds/" + round.id().value();
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        var location = answer.headers().firstValue("Location").orElseThrow();
        return location.substring(location.indexOf("/work/"));
    }

    private static void await(Supplier<Boolean> until) {
        var end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (!until.get()) {
            assertThat(System.nanoTime() - end).as("waited long enough").isNegative();
            try {
                Thread.sleep(100);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            }
        }
    }
}
