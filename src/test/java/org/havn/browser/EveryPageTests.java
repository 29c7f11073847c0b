package org.havn.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.havn.HavnTest;
import org.havn.access.DemoAccounts;
import org.havn.platform.AtStart;
import org.havn.platform.Telling;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/// Every page of the demonstration: usable with a screen reader and a keyboard, as wide as the screen, and free of
/// complaints from the
/// browser. Pictures of them all are left in `target/screenshots`.
@HavnTest
@TestPropertySource(properties = "havn.tested=every-page") // for a database of its own
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryPageTests {
    private Browser browser;

    @BeforeAll
    void theDemonstrationIsLoaded(@Autowired List<AtStart> work, @LocalServerPort int port) {
        work.stream().sorted(Comparator.comparingInt(AtStart::order)).forEach(it -> it.run(Telling.nobody()));
        browser = Browser.at("http://localhost:" + port);
    }

    private static final List<String> ABOUT_A_FAMILY = List.of("case", "need", "proposal", "round");

    /// Where a page is, and which links lead on from there.
    record Way(String name, String path, List<String> links) {
        Way(String name, String path, String... links) {
            this(name, path, List.of(links));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<Way> WAYS = List.of(
            new Way("programme", "/work"),
            new Way("cases", "/work/cases"),
            new Way("case", "/work/cases/HVN-26-000200"),
            new Way("need", "/work/cases/HVN-26-000200/needs", ".need .actions a"),
            new Way("communities", "/work/communities"),
            new Way("community", "/work/communities/4601"),
            new Way("rounds", "/work/rounds"),
            new Way("round", "/work/rounds", "main table th a"),
            new Way("proposal", "/work/rounds", "main table th a", "main table a:has-text('HVN-26-000200')"),
            new Way("policy", "/work/placement/policy"),
            new Way("about-the-data", "/about-the-data"));

    /// In what direction and by what light a page is read can harm a reader; a narrower screen of the same can only
    /// fail to
    /// fit. So axe looks once at each of those, and everywhere with `HAVN_LOOKS=all`.
    private static boolean needsAxe(List<Look> looks, Look look) {
        return "all".equals(System.getenv("HAVN_LOOKS"))
                || look.equals(looks.getFirst())
                || look.width() == Look.PHONE.width();
    }

    /// Each list is one visit: its looks share a language and differ in what a screen can change under a reader.
    private static List<List<Look>> visits(Way way) {
        var desk = new ArrayList<>(List.of(Look.DESK, Look.NARROW, Look.DESK.inForcedColours(), Look.DESK.zoomed()));
        if (ABOUT_A_FAMILY.contains(way.name())) {
            desk.add(Look.DESK.fromTheRight());
            desk.add(Look.PHONE.fromTheRight());
        }
        return List.of(
                desk,
                List.of(Look.DESK.in("nb").atNight(), Look.PHONE.in("nb").atNight()),
                List.of(Look.NARROW.withoutScript()));
    }

    Stream<Arguments> everyPageInEveryLook() {
        return WAYS.stream().flatMap(way -> visits(way).stream().map(looks -> Arguments.of(way, looks)));
    }

    @ParameterizedTest
    @MethodSource("everyPageInEveryLook")
    void everyoneCanUseThePageOnEveryScreen(Way way, List<Look> looks) {
        var officer = DemoAccounts.ALL.getFirst();
        try (var visit = browser.visit(looks.getFirst(), officer.signInName(), officer.password())) {
            visit.open(way.path());
            for (var link : way.links()) {
                visit.page().locator(link).first().click();
                visit.page().waitForLoadState();
            }
            visit.settled();
            for (var look : looks) {
                visit.again(look).picture(way.name()).fits();
                if (needsAxe(looks, look)) {
                    visit.isAccessible();
                }
                assertThat(visit.page().locator(".demo-notice")).isVisible();
            }
        }
    }

    /// Pages that few people open, and few times: each on a desk and on a telephone.
    private static final List<Way> SELDOM = List.of(
            new Way("code-lists", "/work/reference"),
            new Way("code-list", "/work/reference", "main table a"),
            new Way("tables", "/work/communities/tables"),
            new Way("import", "/work/cases/import"),
            new Way("opening", "/work/case-openings/new"),
            new Way("figures", "/work/figures"),
            new Way("open-figures", "/open/figures"));

    Stream<Arguments> seldomPages() {
        return SELDOM.stream()
                .flatMap(
                        way -> Stream.of(Look.DESK, Look.PHONE.in("nb")).map(look -> Arguments.of(way, List.of(look))));
    }

    @ParameterizedTest
    @MethodSource("seldomPages")
    void everyoneCanUseASeldomPageAsWell(Way way, List<Look> looks) {
        everyoneCanUseThePageOnEveryScreen(way, looks);
    }

    Stream<Way> everyPage() {
        return WAYS.stream();
    }

    @ParameterizedTest
    @MethodSource("everyPage")
    void onPaperThereIsNothingToPress(Way way) {
        var officer = DemoAccounts.ALL.getFirst();
        try (var visit = browser.visit(Look.DESK.onPaper(), officer.signInName(), officer.password())) {
            visit.open(way.path());
            for (var link : way.links()) {
                var address = visit.page().locator(link).first().getAttribute("href");
                visit.open(address);
            }
            visit.settled().picture(way.name());

            assertThat(visit.page().locator("button:visible, input:visible:not([type=hidden]), nav:visible"))
                    .hasCount(0);
        }
    }
}
