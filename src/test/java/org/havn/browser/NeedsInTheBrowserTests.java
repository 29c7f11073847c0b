package org.havn.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

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
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/// What a caseworker does with what was said: proposals, the board, and the ledger of consents.
@HavnTest
@TestPropertySource(properties = "havn.tested=every-page") // shares the demonstration's database
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NeedsInTheBrowserTests {
    private static final String FAMILY = "/work/cases/HVN-26-000200";

    private Browser browser;

    @BeforeAll
    void theDemonstrationIsLoaded(@Autowired List<AtStart> work, @LocalServerPort int port) {
        work.stream().sorted(Comparator.comparingInt(AtStart::order)).forEach(it -> it.run(Telling.nobody()));
        browser = Browser.at("http://localhost:" + port);
    }

    static Stream<Arguments> pages() {
        return Stream.of("board", "proposals", "proposal", "consents")
                .flatMap(it -> Stream.of(Look.DESK, Look.PHONE.in("nb")).map(look -> Arguments.of(it, look)));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyoneCanUseIt(String page, Look look) {
        try (var visit = caseworker(look)) {
            visit.open(
                    switch (page) {
                        case "board" -> "/work/needs";
                        case "consents" -> FAMILY + "/consents";
                        default -> FAMILY + "/needs/proposals";
                    });
            if (page.equals("proposal")) {
                visit.page().locator(".need .actions a").first().click();
                visit.page().waitForLoadState();
            }
            if (page.equals("consents")) {
                visit.page().locator("details summary").last().click();
            }
            visit.settled().picture("needs-" + page).fits().isAccessible();
        }
    }

    @Test
    void theWordsOfANeedOpenBesideItsRowInItsOwnScript() {
        try (var visit = caseworker(Look.DESK)) {
            visit.open("/work/needs?owner=PLACEMENT_OFFICER");
            var row = visit.page()
                    .locator("tr", new com.microsoft.playwright.Page.LocatorOptions().setHasText("HVN-26-000200"))
                    .first();
            row.locator("a[hx-get]").click();

            assertThat(row.locator(".own-words .voiced")).hasAttribute("dir", "auto");
            assertThat(row.locator(".own-words .voiced")).hasAttribute("lang", "apc");
            assertThat(row.locator(".own-words .translation")).isVisible();
            visit.picture("needs-board-words").isAccessible();
        }
    }

    private Visit caseworker(Look look) {
        var account = DemoAccounts.ALL.stream()
                .filter(it -> it.role() == Role.CASEWORKER)
                .findFirst()
                .orElseThrow();
        return browser.visit(look, account.signInName(), account.password());
    }
}
