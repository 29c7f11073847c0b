package org.havn.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every component of the pages, looked at as readers look.
class GalleryTests {
    private static Gallery gallery;
    private static Browser browser;

    @BeforeAll
    static void opens() throws IOException {
        gallery = new Gallery();
        browser = Browser.at(gallery.address());
    }

    @AfterAll
    static void closes() {
        gallery.close();
    }

    static Stream<String> languages() {
        return Stream.of("en", "nb", "ar");
    }

    @ParameterizedTest
    @MethodSource("languages")
    void componentsCanBeUsedByEveryoneOnEveryScreen(String language) {
        look(Stream.of(Look.DESK, Look.PHONE, Look.NARROW).map(it -> it.in(language)));
        look(Stream.of(Look.DESK, Look.PHONE).map(it -> it.in(language).atNight()));
    }

    private static void look(Stream<Look> looks) {
        var all = looks.toList();
        try (var visit = browser.visit(all.getFirst())) {
            visit.open("/gallery");
            all.forEach(look -> visit.again(look).picture("gallery").fits().isAccessible());
        }
    }

    @Test
    void theEngineThatLooksForHarmFindsIt() {
        try (var visit = browser.visit(Look.DESK)) {
            visit.open("/gallery").isAccessible();

            assertThat(Axe.rules(visit.page())).isGreaterThan(80);
            visit.page()
                    .evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<button></button>')");
            assertThat(Axe.harm(visit.page())).singleElement().asString().startsWith("button-name");
        }
    }

    @Test
    void aRowUnlikeThoseBeforeItIsLookedAtHoweverFarDownItStands() {
        try (var visit = browser.visit(Look.DESK)) {
            visit.open("/gallery").isAccessible();

            list(visit, "<li>text</li>".repeat(30) + "<li><button></button></li>".repeat(5));
            assertThat(Axe.harm(visit.page()))
                    .as("three of one shape")
                    .hasSize(3)
                    .allSatisfy(it -> assertThat(it).asString().startsWith("button-name"));

            list(visit, "<li>text</li>".repeat(30) + "<li><button class='late'></button></li>");
            assertThat(Axe.harm(visit.page())).hasSize(4);
        }
    }

    private static void list(Visit visit, String items) {
        visit.page()
                .evaluate(
                        "it => document.querySelector('main').insertAdjacentHTML('beforeend', it)",
                        "<ul>" + items + "</ul>");
    }

    @Test
    void anHonestyMarkExplainsItselfWithoutScript() {
        try (var visit = browser.visit(Look.PHONE.withoutScript())) {
            visit.open("/gallery");
            var mark = visit.page().locator("details.honesty").first();

            mark.locator("summary").click();

            com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat(
                            mark.locator("div").first())
                    .isVisible();
        }
    }

    @Test
    void longWorkTellsHowFarItIsUntilItIsDone() {
        try (var visit = browser.visit(Look.DESK)) {
            visit.open("/progress");

            assertThat(visit.page().locator("progress[value='100']")).isVisible();
            assertThat(visit.page().locator("#work")).not().hasAttribute("hx-get", "/progress/fragment");
        }
    }

    @Test
    void withoutScriptLongWorkReloadsThePage() {
        try (var visit = browser.visit(Look.DESK.withoutScript())) {
            visit.open("/progress");

            assertThat(visit.page().locator("noscript meta[http-equiv=refresh]"))
                    .hasAttribute("content", "2");
        }
    }

    @Test
    void theKeyboardReachesTheContentWithTwoKeys() {
        try (var visit = browser.visit(Look.DESK)) {
            visit.open("/gallery");

            visit.page().keyboard().press("Tab");
            assertThat(visit.page().locator(".ds-skip-link")).isFocused();
            visit.page().keyboard().press("Enter");

            assertThat(visit.page().locator("main")).isFocused();
        }
    }
}
