package org.havn.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import org.havn.HavnTest;
import org.havn.access.Accounts;
import org.havn.access.DemoAccounts;
import org.havn.access.Role;
import org.havn.cases.CaseNumber;
import org.havn.demo.DemoProgramme;
import org.havn.interviews.ReadOut;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// A question is listened to, with a network and without.
@HavnTest
class QuestionsReadOutTests {
    private static final CaseNumber AMINAS = new CaseNumber("HVN-26-000200");
    private static final String PASSPHRASE = "lantern river forty chairs";
    private static final double SECONDS = 0.5;
    /// Fetches a player's sound as it would, and tells how long it is.
    private static final String LENGTH = """
            (player) => new Promise((done, failed) => {
              player.addEventListener("loadeddata", () => done(player.duration));
              player.addEventListener("error", () => failed(new Error(player.error.message)));
              player.preload = "auto";
              player.load();
            })""";
    private static final String PART = """
            async (address) => {
              const part = await fetch(address, { headers: { Range: "bytes=4-7" } });
              return `${part.status} ${part.headers.get("Content-Range")} ${(await part.arrayBuffer()).byteLength}`;
            }""";

    @Autowired
    private BeanFactory house;

    /// A browser goes on writing for a moment after it was closed, which must not fail a test.
    @TempDir(cleanup = CleanupMode.NEVER)
    private Path profile;

    private Line line;

    @BeforeEach
    void theFamilyIsHere(@Autowired DemoProgramme demo, @Autowired Accounts accounts, @LocalServerPort int port) {
        demo.load(200, _ -> {});
        DemoAccounts.openIn(accounts);
        line = new Line(port);
    }

    @AfterEach
    void theLineIsClosed() {
        line.close();
    }

    @Test
    void aQuestionIsHeardOnThePageAndOnADeviceWithoutANetwork() {
        var interview = ReadOut.interview(house, AMINAS);
        var address = line.address() + "/work/cases/" + AMINAS + "/interviews/" + interview.id();
        try (var browser = Chromium.withProfile(profile, "en")) {
            var page = browser.pages().getFirst();
            page.setDefaultTimeout(20_000);
            signIn(page);
            page.navigate(address + "/part?path=home");
            assertThat(page.locator("audio")).hasCount(2);
            assertThat(length(page.locator("audio").first())).isEqualTo(SECONDS);
            picture(page, "read-out");

            page.navigate(address);
            assertThat(page.locator("main")).containsText("sounds go along: 3 files");
            page.locator("a[href$='/taking-along']").click();
            page.locator("#passphrase").fill(PASSPHRASE);
            page.locator("#again").fill(PASSPHRASE);
            page.locator("form button:has-text('Take along')").click();
            eventually(page, "#consent");
            page.evaluate("() => navigator.serviceWorker.ready");

            line.cut();
            page.reload();
            eventually(page, "form input[type=password]");
            page.locator("form input[type=password]").fill(PASSPHRASE);
            page.locator("form button:has-text('Open')").click();
            eventually(page, "#consent");
            page.locator("#consent").check();
            page.locator("form button:has-text('Begin')").click();
            page.locator(".parts button").first().click();
            assertThat(page.locator("#part audio")).hasCount(2);
            var player = page.locator("[data-question=ill] audio");
            assertThat(player).hasAttribute("src", ReadOut.ADDRESS + "ill-ar.wav");
            assertThat(length(player)).isEqualTo(SECONDS);
            assertThat(page.evaluate(PART, ReadOut.ADDRESS + "ill-en.wav"))
                    .as("what a player asks for when somebody goes back a little")
                    .isEqualTo("206 bytes 4-7/4044 4");
            isAccessible(page);
            picture(page, "read-out-away");
            page.locator(".asked-in button:has-text('English')").click();
            assertThat(page.locator("#part audio")).hasCount(1);
            page.locator("#languages button[lang=ar]").click();
            page.locator(".parts button").first().click();
            picture(page, "read-out-away-ar");

            page.locator("main .actions button").last().click();
            page.locator("#languages button[lang=en]").click();
            line.back();
            page.locator("button:has-text('Finish and seal')").click();
            page.locator("button:has-text('Remove')").click();
            assertThat(page.locator("main")).containsText("No interview is on this device");
            assertThat(page.evaluate("async () => (await caches.keys()).includes('havn-sounds')"))
                    .as("sounds that stay behind")
                    .isEqualTo(false);
        }
    }

    private static double length(Locator player) {
        return ((Number) player.evaluate(LENGTH)).doubleValue();
    }

    private void signIn(Page page) {
        var account = DemoAccounts.ALL.stream()
                .filter(it -> it.role() == Role.CASEWORKER)
                .findFirst()
                .orElseThrow();
        page.navigate(line.address() + "/sign-in");
        page.locator("input[name=name]").fill(account.signInName());
        page.locator("input[name=password]").fill(account.password());
        page.locator("main form button").first().click();
        page.waitForURL(it -> !it.contains("/sign-in"));
    }

    /// What is slow on purpose, a passphrase, takes a while on a busy machine.
    private static void eventually(Page page, String what) {
        page.locator(what).first().waitFor(new Locator.WaitForOptions().setTimeout(60_000));
    }

    private static void isAccessible(Page page) {
        var harmful = new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(it -> List.of("serious", "critical").contains(it.getImpact()))
                        .map(it -> it.getId() + " " + it.getNodes())
                        .toList();
        assertThat(harmful).as("what axe finds").isEmpty();
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target", "screenshots", name + "-390.png")));
    }
}
