package org.havn;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.havn.access.DemoAccounts;
import org.havn.browser.Browser;
import org.havn.browser.Look;
import org.havn.browser.Visit;
import org.havn.communities.Communities;
import org.havn.communities.CommunityId;
import org.havn.communities.Dimension;
import org.havn.placement.Rounds;
import org.havn.platform.AtStart;
import org.havn.platform.Telling;
import org.havn.reference.Confidence;
import org.havn.reference.Provenance;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/// Follows one family through the real pages: a widow from Aleppo and her six children, invented for this.
///
/// The steps build on each other; read them from the top.
@HavnTest
@TestPropertySource(properties = {"havn.tested=family-journey", "havn.placement.seconds=12"}) // a database of its own
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FamilyJourneyTests {
    private static final String FAMILY = "HVN-26-000200";
    private static final int A_PLAN_TAKES_AT_MOST = 180_000;

    private Browser browser;

    @BeforeAll
    void theDemonstrationBegins(@Autowired List<AtStart> work, @LocalServerPort int port) {
        work.stream().sorted(Comparator.comparingInt(AtStart::order)).forEach(it -> it.run(Telling.nobody()));
        browser = Browser.at("http://localhost:" + port);
    }

    @Test
    @Order(1)
    void anOfficerFindsTheFamilyByANameSpeltInAnotherWay() {
        try (var officer = officer()) {
            officer.open("/work/cases");
            officer.page().locator("input[name=called]").first().fill("Emine");
            officer.page().locator("main form button").first().click();

            assertThat(officer.page().locator("main a[href$='" + FAMILY + "']").first())
                    .isVisible();
            // a name never stands in an address
            assertThat(officer.page().url()).doesNotContain("Emine");
        }
    }

    @Test
    @Order(2)
    void theCaseShowsWhatEachPersonSaidInTheirOwnWords() {
        try (var officer = officer()) {
            officer.open("/work/cases/" + FAMILY);
            officer.page().locator(".own-words .voiced[lang^='a']").first().waitFor();

            assertThat(officer.page().locator(".own-words .voiced").first()).hasAttribute("dir", "auto");
            officer.picture("family-case").isAccessible();
        }
    }

    @Test
    @Order(3)
    void theFirstPlanIsProvenBest(@Autowired Rounds rounds) {
        var plan = rounds.newestPlan(rounds.all().getFirst().id()).orElseThrow();
        var answer = Objects.requireNonNull(plan.answer());

        assertThat(answer.everybodyPlaced()).isTrue();
        assertThat(answer.provenBest()).isTrue();
        assertThat(answer.bound()).isCloseTo(answer.objective(), within(1e-6));
        try (var officer = officer()) {
            officer.open("/work/rounds");
            officer.page().locator("main table th a").first().click();
            assertThat(officer.page().locator("main")).containsText("; proven best;");
            officer.picture("round").isAccessible();
        }
    }

    @Test
    @Order(4)
    void thePlanPutsTheFamilyWhereBurnsAreReconstructed() {
        try (var officer = officer()) {
            proposal(officer.page(), officer);

            assertThat(officer.page().locator("main")).containsText("Haukeland");
            assertThat(officer.page().locator("main")).containsText("homes for seven or more");
            officer.picture("family-proposal").isAccessible();

            officer.page().locator("#municipality").fill("Tromsø");
            officer.page().locator("form[action$='/why-not'] button").click();
            officer.page().locator("#what-if .outcome").waitFor();
            assertThat(officer.page().locator("#what-if")).containsText("No offer of Reconstruction after burns");
            assertThat(officer.page().locator("#what-if")).containsText("the need allows 90 minutes");
            officer.picture("family-why-not").fits().isAccessible();
        }
    }

    @Test
    @Order(5)
    void anOfficerAcceptsAPlaceThatMeetsEveryHardNeedAndNothingIsWaived() {
        try (var officer = officer()) {
            proposal(officer.page(), officer);
            assertThat(officer.page().locator("main")).not().containsText("Waived by");
            officer.page()
                    .locator("#acceptance-because")
                    .fill("The burns centre is near, and there is a home for seven");
            officer.page().locator("section:has(#decide) form button").click();

            assertThat(officer.page().locator("main")).containsText("Settles in");
            assertThat(officer.page().locator("main")).containsText("As proposed.");
            officer.open("/work/cases/" + FAMILY);
            assertThat(officer.page().locator("main")).containsText("The burns centre is near");
            assertThat(officer.page().locator("main")).not().containsText("waived");
            officer.picture("family-accepted").isAccessible();
        }
    }

    @Test
    @Order(6)
    void aDecisionIsTakenBackWithAReasonWhenTheHomeIsGone() {
        try (var officer = officer()) {
            proposal(officer.page(), officer);
            var form = officer.page().locator("details:has(form[action$='/taking-back'])");
            form.locator("summary").click();
            form.locator("textarea").fill("The house was sold before they came");
            form.locator("button").click();

            assertThat(officer.page().locator("main")).not().containsText("Settles in");
            officer.open("/work/cases/" + FAMILY);
            assertThat(officer.page().locator("main")).containsText("The house was sold before they came");
        }
    }

    @Test
    @Order(7)
    void withoutRoomWithinReachTheFamilyStaysUnplacedAndThePageSaysWhyAndWhatWouldMendIt(
            @Autowired Communities communities, @Autowired Clock clock) {
        for (var community : communities.all()) {
            var near =
                    communities
                            .reach(community.id(), new org.havn.reference.CapabilityCode("BURN_RECONSTRUCTION"))
                            .stream()
                            .anyMatch(it -> it.minutes() <= 90);
            if (near) {
                noMoreHomesForSeven(communities, community.id(), LocalDate.now(clock));
            }
        }
        try (var officer = officer()) {
            newPlan(officer);

            proposal(officer.page(), officer);
            assertThat(officer.page().locator("main")).containsText("The plan has no place for this family");
            assertThat(officer.page().locator("main")).containsText("Reconstruction after burns is out of reach in");
            // what would mend it: a home within reach, or the treatment within reach of a home
            assertThat(officer.page()
                            .locator("section:has(#change) li")
                            .filter(new Locator.FilterOptions().setHasText("1 more of homes for seven or more in")))
                    .not()
                    .hasCount(0);
            officer.picture("family-unplaced").isAccessible();
        }
    }

    @Test
    @Order(8)
    void anOfficerWaivesByNameAndReasonAndTheNeedStaysOnShow() {
        try (var officer = officer()) {
            proposal(officer.page(), officer);
            for (var need : List.of("Reconstruction after burns", "Jaw surgery")) {
                proposal(officer.page(), officer);
                var line = officer.page().locator("section:has(#hard) li", new Page.LocatorOptions().setHasText(need));
                line.locator("summary").click();
                line.locator("form button").click();
                // what it costs is solved before anybody may say why
                officer.page()
                        .locator("textarea[name=because]")
                        .waitFor(new Locator.WaitForOptions().setTimeout(A_PLAN_TAKES_AT_MOST));
                assertThat(officer.page().locator("section:has(#cost)")).isVisible();
                officer.page()
                        .locator("textarea[name=because]")
                        .fill("The surgeon follows up from afar; agreed with the mother");
                officer.page().locator("section:has(#save) form button").click();
                officer.page().waitForLoadState();
                // what was saved is solved with at once
                officer.open("/work/rounds");
                officer.page().locator("main table th a").first().click();
                awaitPlan(officer);
            }

            proposal(officer.page(), officer);
            assertThat(officer.page().locator("main")).containsText("Waived by Ingrid Vik");
            assertThat(officer.page().locator("main")).containsText("Proposed:");
        }
    }

    @Test
    @Order(9)
    void anOfficerDecidesWithAReasonThatTheFamilyWillRead() {
        try (var officer = officer()) {
            proposal(officer.page(), officer);
            officer.page().locator("#acceptance-because").fill("Room for all seven, and the school is near");
            officer.page().locator("section:has(#decide) form button").click();

            assertThat(officer.page().locator("main")).containsText("Settles in");
            officer.open("/work/cases/" + FAMILY);
            assertThat(officer.page().locator("main")).containsText("Room for all seven");
            officer.picture("family-decided").isAccessible();
        }
    }

    private Visit officer() {
        var account = DemoAccounts.ALL.getFirst();
        return browser.visit(Look.DESK, account.signInName(), account.password());
    }

    private static void proposal(Page page, Visit officer) {
        officer.open("/work/rounds");
        page.locator("main table th a").first().click();
        page.locator("main table a", new Page.LocatorOptions().setHasText(FAMILY))
                .first()
                .click();
        page.waitForLoadState();
    }

    private static void newPlan(Visit officer) {
        officer.open("/work/rounds");
        officer.page().locator("main table th a").first().click();
        officer.page().locator("form[action$='/solve'] button").click();
        awaitPlan(officer);
    }

    private static void awaitPlan(Visit officer) {
        officer.page()
                .locator("form[action$='/solve'] button")
                .waitFor(new Locator.WaitForOptions().setTimeout(A_PLAN_TAKES_AT_MOST));
    }

    private static void noMoreHomesForSeven(Communities communities, CommunityId community, LocalDate today) {
        var versions = communities.capacityVersions(community).stream()
                .filter(it -> it.capacity().dimension() == Dimension.HOMES_SEVEN_PLUS)
                .mapToInt(it -> it.version())
                .max()
                .orElse(0);
        communities.changeCapacity(
                community,
                Dimension.HOMES_SEVEN_PLUS,
                0,
                today,
                new Provenance("a test", LocalDate.of(2026, 1, 1), Confidence.OFFICIAL),
                "the house was sold",
                versions);
    }
}
