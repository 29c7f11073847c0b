package org.havn.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.havn.HavnTest;
import org.havn.access.Accounts;
import org.havn.access.DemoAccounts;
import org.havn.access.Role;
import org.havn.demo.DemoProgramme;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// An interview held at the desk and on a telephone, asked in Arabic.
@HavnTest
class InterviewInTheBrowserTests {
    private Browser browser;

    @BeforeEach
    void theFamilyIsHere(@Autowired DemoProgramme demo, @Autowired Accounts accounts, @LocalServerPort int port) {
        demo.load(200, _ -> {});
        DemoAccounts.openIn(accounts);
        browser = Browser.at("http://localhost:" + port);
    }

    @Test
    void eachAnswerIsKeptAsItIsGivenAndWhatFollowsFromItAppears() {
        for (var look : List.of(Look.DESK, Look.PHONE.in("nb"))) {
            try (var visit = signedIn(look)) {
                var page = visit.open("/work/cases/HVN-26-000200/interviews")
                        .settled()
                        .picture("interviews")
                        .fits()
                        .isAccessible()
                        .page();
                if (!page.locator("#on").isVisible()) {
                    page.locator("details.panel summary").first().click();
                }
                page.locator("#on")
                        .fill(LocalDate.now(java.time.ZoneId.of("Europe/Oslo"))
                                .plusDays(1)
                                .toString());
                page.locator("#language").fill("apc");
                page.locator("form:has(#on) button").click();
                visit.settled().picture("interview-planned").fits().isAccessible();
                page.locator("#consent").check();
                page.locator("form:has(#consent) button").click();
                visit.settled().picture("interview").fits().isAccessible();

                page.locator("a[href*='health']").first().click();
                visit.settled();
                page.locator("input[value=yes][id*='illness']").check();
                assertThat(page.locator("textarea[id$='illness_words-answer']")).isVisible();
                page.locator("textarea[id$='illness_words-answer']").fill("حرق في الوجه منذ 2014");
                page.locator("textarea[id$='illness_words-answer']").blur();
                assertThat(page.locator("textarea[id$='illness_words_translation-answer']"))
                        .isVisible();
                visit.settled().picture("interview-part").fits().isAccessible();
                page.reload();
                assertThat(page.locator("textarea[id$='illness_words-answer']")).hasValue("حرق في الوجه منذ 2014");
            }
        }
    }

    private Visit signedIn(Look look) {
        var account = DemoAccounts.ALL.stream()
                .filter(it -> it.role() == Role.CASEWORKER)
                .findFirst()
                .orElseThrow();
        return browser.visit(look, account.signInName(), account.password());
    }
}
