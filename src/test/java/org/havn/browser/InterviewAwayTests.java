package org.havn.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.havn.browser.AwayDevice.PASSPHRASE;
import static org.havn.browser.AwayDevice.back;
import static org.havn.browser.AwayDevice.eventually;
import static org.havn.browser.AwayDevice.isAccessible;
import static org.havn.browser.AwayDevice.part;
import static org.havn.browser.AwayDevice.picture;
import static org.havn.browser.AwayDevice.press;
import static org.havn.browser.AwayDevice.signIn;
import static org.havn.browser.AwayDevice.unlock;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.havn.HavnTest;
import org.havn.access.Accounts;
import org.havn.access.As;
import org.havn.access.DemoAccounts;
import org.havn.access.vault.SealedToHouse;
import org.havn.cases.CaseNumber;
import org.havn.demo.DemoProgramme;
import org.havn.interviews.GivenAnswer;
import org.havn.interviews.InterpretedBy;
import org.havn.interviews.Interview;
import org.havn.interviews.Interviews;
import org.havn.interviews.offline.CheckOuts;
import org.havn.platform.Ids;
import org.havn.reference.LanguageTag;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/// An interview with the demo family on a telephone without a network, whose battery dies in the middle.
@HavnTest
class InterviewAwayTests {
    private static final CaseNumber AMINAS = new CaseNumber("HVN-26-000200");
    private static final String BURN = "حرق في الوجه منذ 2014";
    private static final String MEDICINE = "Warfarin kveld og morgen";
    private static final String RELATION = "sibling";
    private static final int FIRST_LOAD = 300_000;
    private static final int BAD_LINE = 50_000;
    private static final double A_SAVE = 100;

    @Autowired
    private Interviews interviews;

    @Autowired
    private CheckOuts checkOuts;

    @Autowired
    private JdbcClient jdbc;

    /// A browser goes on writing for a moment after it was closed, which must not fail a test.
    @TempDir(cleanup = CleanupMode.NEVER)
    private Path profile;

    private AwayDevice device;
    private Line line;
    private UUID caseworker;
    private final List<Double> saves = new ArrayList<>();

    @BeforeEach
    void theFamilyIsHere(@Autowired DemoProgramme demo, @Autowired Accounts accounts, @LocalServerPort int port) {
        demo.load(200, _ -> {});
        DemoAccounts.openIn(accounts);
        caseworker = jdbc.sql("select id from access.account where display_name = 'Jonas Lund'")
                .query(UUID.class)
                .single();
        device = new AwayDevice(profile, port);
        line = device.line();
    }

    @AfterEach
    void nothingIsLeftRunning() {
        device.close();
    }

    @Test
    void whatWasSaidWithoutANetworkReachesTheHouseThoughTheBatteryDied() throws IOException {
        var planned = asCaseworker(() -> interviews.plan(
                AMINAS,
                LocalDate.of(2026, 12, 1),
                new InterpretedBy(new LanguageTag("apc"), "shami", "Interpreter 12")));
        var page = takenAlong(planned);

        line.cut();
        page.locator("#consent").check();
        press(page, "Begin");
        picture(page, "away-parts");
        part(page, "health", 0);
        choose(page, "illness", "yes");
        write(page, "illness_words", BURN);
        picture(page, "away-part");
        isAccessible(page);
        image("after the first answers");

        device.kill();
        page = device.reopened();
        eventually(page, "form input[type=password]");
        picture(page, "away-list");
        isAccessible(page);
        page.locator("#languages button[lang=ar]").click();
        assertThat(page.locator("html")).hasAttribute("dir", "rtl");
        picture(page, "away-list-ar");
        page.locator("#languages button[lang=en]").click();
        unlock(page, "not the passphrase at all");
        eventually(page, ".told:has-text('does not open')");
        unlock(page, PASSPHRASE);
        eventually(page, ".parts");
        part(page, "health", 0);
        assertThat(page.locator("[data-question=illness_words] textarea")).hasValue(BURN);
        write(page, "illness_words_translation", MEDICINE);
        back(page);
        page.locator("button:has-text('Finish and seal')").click();
        assertThat(page.locator("main")).containsText("cannot read it any more");
        image("after the end");

        var more = putBeside(page, planned, 500);
        page.context().clearCookies(); // days later the session is over
        line.back();
        line.slow(BAD_LINE);
        page.locator("button:has-text('Send')").click();
        page.locator("a:has-text('Sign in')").click();
        signIn(page);
        line.cutAfter(more / 2);
        var began = System.nanoTime();
        page.locator("button:has-text('Send')").click();
        eventually(page, ".told:has-text('needs a network')");
        line.back();
        page.locator("button:has-text('Send')").click();
        eventually(page, ".told:has-text('Everything is in the house')");
        var took = (System.nanoTime() - began) / 1e9;
        page.locator("button:has-text('Remove')").click();
        assertThat(page.locator("main")).containsText("No interview is on this device");
        image("after it came back");

        var given = asCaseworker(() -> interviews.answersOf(planned.id()));
        assertThat(given.stream().filter(it -> it.question().equals("relative_is")))
                .as("those that came over a bad line, each once")
                .hasSize(500)
                .allMatch(it -> it.version() == 1);
        assertThat(byQuestion(given))
                .containsEntry("illness", "yes")
                .containsEntry("illness_words", BURN)
                .containsEntry("illness_words_translation", MEDICINE);
        assertThat(jdbc.sql(
                                "select ending from interviews.check_out where interview_id = :id and finished_at is not null")
                        .param("id", planned.id().value())
                        .query(String.class)
                        .single())
                .isEqualTo("RETURNED");
        System.out.printf(
                "away: saving took at most %.1f ms (%d answers), sending 500 more %.1f s at 50 kB/s, cut once%n",
                saves.stream().mapToDouble(it -> it).max().orElseThrow(), saves.size(), took);
        assertThat(saves).hasSizeGreaterThanOrEqualTo(3);
        assertThat(saves.stream().sorted().toList().get(saves.size() / 2))
                .as("milliseconds to save an answer, the middle one of %s", saves)
                .isLessThanOrEqualTo(A_SAVE);

        line.slow(0);
        takenBackFromAfar(page);
    }

    /// Another interview, for which half of the key stays in the house.
    private void takenBackFromAfar(Page page) {
        var another = asCaseworker(() -> interviews.plan(
                AMINAS, LocalDate.of(2026, 12, 2), new InterpretedBy(new LanguageTag("apc"), "shami", null)));
        device.take(page, another, "yes", _ -> {});
        page.locator("button:has-text('Lock')").click();
        unlock(page, PASSPHRASE);
        eventually(page, "#consent");

        line.cut();
        page.locator("button:has-text('Lock')").click();
        unlock(page, PASSPHRASE);
        eventually(page, ".told:has-text('needs a network')");

        line.back();
        asCaseworker(() -> {
            checkOuts.revoke(
                    another, checkOuts.ofInterview(another.id()).getFirst().id());
            return true;
        });
        page.reload();
        assertThat(page.locator("main")).containsText("What could be read here has been removed");
        assertThat(page.locator("input[type=password]")).hasCount(0);
    }

    /// As if so many more answers had been given: sealed as the device seals them, and put where it puts
    /// them.
    ///
    /// @return how many letters they are on the way
    private int putBeside(Page page, Interview planned, int many) {
        var checkOut = checkOuts.ofInterview(planned.id()).getFirst();
        var publicKey = jdbc.sql("select public_key from interviews.check_out where id = :id")
                .param("id", checkOut.id())
                .query(byte[].class)
                .single();
        var sealed = new ArrayList<List<String>>();
        for (var i = 0; i < many; i++) {
            var key = Ids.next();
            var said = """
                    {"kind":"answer","path":"household/relative[r%d]/relative_is","standing":"GIVEN","value":"%s",\
                    "base":0,"after":"","at":"2026-12-01T10:00:00Z"}""".formatted(i, RELATION);
            var whole = SealedToHouse.seal(publicKey, checkOut.id() + "/" + key, said.getBytes(StandardCharsets.UTF_8));
            sealed.add(List.of(key.toString(), Base64.getEncoder().encodeToString(whole)));
        }
        page.evaluate("""
                ([checkOut, all]) => new Promise((done) => {
                  const asked = indexedDB.open("havn-offline");
                  asked.onsuccess = () => {
                    const write = asked.result.transaction("outgoing", "readwrite");
                    for (const [key, sealed] of all) {
                      const bytes = Uint8Array.from(atob(sealed), (it) => it.charCodeAt(0));
                      write.objectStore("outgoing").put({ checkOut, key, sealed: bytes, tried: false, broken: false });
                    }
                    write.oncomplete = () => { asked.result.close(); done(); };
                  };
                })
                """, List.of(checkOut.id().toString(), sealed));
        return sealed.stream().mapToInt(it -> it.get(1).length() + 38).sum();
    }

    private Page takenAlong(Interview planned) {
        var page = device.started();
        page.navigate(line.address() + "/sign-in");
        signIn(page);
        var before = line.down();
        page.navigate(line.address() + "/work/offline/interviews");
        eventually(page, ".screen[data-ready]");
        page.evaluate("() => navigator.serviceWorker.ready");
        var loaded = line.down() - before;
        System.out.printf("away: first load %d bytes, all that is kept included%n", loaded);
        assertThat(loaded).isLessThanOrEqualTo(FIRST_LOAD);

        device.take(page, planned, "no", it -> {
            picture(it, "away-take");
            isAccessible(it);
        });
        return page;
    }

    private void choose(Page page, String question, String value) {
        page.locator("[data-question=" + question + "] input[value=" + value + "]")
                .check();
        saved(page, question);
    }

    private void write(Page page, String question, String words) {
        page.locator("[data-question=" + question + "] textarea").fill(words);
        page.locator("[data-question=" + question + "] textarea").blur();
        saved(page, question);
    }

    private void saved(Page page, String question) {
        var told = page.locator("[data-question=" + question + "] .told");
        assertThat(told).hasText("Saved on this device");
        var took = page.locator("#part").getAttribute("data-took");
        if (took != null) {
            saves.add(Double.parseDouble(took));
        }
    }

    private void image(String when) throws IOException {
        device.holdsNone(List.of(BURN, MEDICINE, "illness_words", PASSPHRASE, "Interpreter 12"), AMINAS, when);
    }

    private static Map<String, String> byQuestion(List<GivenAnswer> given) {
        return given.stream()
                .collect(Collectors.toMap(
                        GivenAnswer::question, it -> it.answer().value(), (a, _) -> a));
    }

    private <T> T asCaseworker(java.util.concurrent.Callable<T> asking) {
        return As.asked(caseworker, asking);
    }
}
