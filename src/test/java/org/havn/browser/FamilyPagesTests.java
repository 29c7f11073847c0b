package org.havn.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Route;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.havn.HavnTest;
import org.havn.access.DemoAccounts;
import org.havn.access.Role;
import org.havn.platform.AtStart;
import org.havn.platform.Telling;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/// A family's own pages, on the telephone in a hand and in every language that families have.
@HavnTest
@TestPropertySource(properties = "havn.tested=every-page") // shares the demonstration's database
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FamilyPagesTests {
    private Browser browser;

    @BeforeAll
    void theDemonstrationIsLoaded(@Autowired List<AtStart> work, @LocalServerPort int port) {
        work.stream().sorted(Comparator.comparingInt(AtStart::order)).forEach(it -> it.run(Telling.nobody()));
        browser = Browser.at("http://localhost:" + port);
    }

    Stream<Look> telephones() {
        return Stream.of(
                Look.PHONE.in("ar"),
                Look.NARROW.in("tr").atNight(),
                Look.PHONE.in("nb").withoutScript(),
                Look.DESK);
    }

    @ParameterizedTest
    @MethodSource("telephones")
    void aminaReadsWhatBecameOfHerCaseAndLeavesAtOnce(Look look) {
        try (var visit = browser.visit(look)) {
            visit.open("/family/sign-in").picture("family-sign-in").fits().isAccessible();
            visit.page().locator("input[name=number]").fill(DemoAccounts.FAMILY_NUMBER);
            visit.page().locator("input[name=code]").fill(DemoAccounts.FAMILY_CODE);
            visit.page().locator("form[action='/family/sign-in'] button").click();
            visit.page().waitForLoadState();
            visit.open("/language?to=" + look.language() + "&back=/family");
            visit.settled().picture("family").fits().isAccessible();
            assertThat(visit.page().locator("html"))
                    .hasAttribute("dir", look.language().equals("ar") ? "rtl" : "ltr");
            assertThat(visit.page().locator(".family-needs blockquote").first()).containsText("ابني");

            // the way out goes to another site, which is not asked for here
            visit.page()
                    .route(
                            "https://www.yr.no/**",
                            it -> it.fulfill(new Route.FulfillOptions()
                                    .setContentType("text/html")
                                    .setBody("<!doctype html><html lang=\"en\"><title>Elsewhere</title></html>")));
            visit.page().locator("form.leave button").click();
            visit.page().waitForURL("https://www.yr.no/**");
            visit.open("/family");
            assertThat(visit.page().locator("input[name=number]")).isVisible();
        }
    }

    @Test
    void aCaseworkerHandsAnAccountOverAndItsOwnerChoosesHowToComeIn() {
        var caseworker = DemoAccounts.ALL.stream()
                .filter(it -> it.role() == Role.CASEWORKER)
                .findFirst()
                .orElseThrow();
        String code;
        try (var visit = browser.visit(Look.DESK, caseworker.signInName(), caseworker.password())) {
            visit.open("/work/cases/HVN-26-000001/family-accounts");
            visit.page().locator("details summary").first().click();
            visit.picture("family-accounts").fits().isAccessible();
            visit.page().locator("details input[name=because]").first().fill("I know the face from the interviews");
            visit.page().locator("details[open] button").click();
            visit.page().waitForLoadState();
            visit.picture("family-issued").fits().isAccessible();
            code = visit.page().locator("code.secret").innerText();
        }
        try (var visit = browser.visit(Look.PHONE.in("ar"))) {
            visit.open("/family/enter").picture("family-enter").fits().isAccessible();
            visit.page().locator("input[name=code]").fill(code);
            visit.page().locator("main form button").click();
            visit.page().waitForLoadState();
            visit.picture("family-choose").fits().isAccessible();
            visit.page().locator("form[action='/family/enter/code'] button").click();
            visit.page().waitForLoadState();
            visit.picture("family-code").fits().isAccessible();
            assertThat(visit.page().locator("code.secret")).hasCount(2);
        }
    }
}
