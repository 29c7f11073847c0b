package org.havn.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.havn.browser.AwayDevice.PASSPHRASE;
import static org.havn.browser.AwayDevice.back;
import static org.havn.browser.AwayDevice.eventually;
import static org.havn.browser.AwayDevice.isAccessible;
import static org.havn.browser.AwayDevice.part;
import static org.havn.browser.AwayDevice.signIn;
import static org.havn.browser.AwayDevice.unlock;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.havn.HavnTest;
import org.havn.access.Accounts;
import org.havn.access.As;
import org.havn.access.DemoAccounts;
import org.havn.cases.CaseMember;
import org.havn.cases.CaseNumber;
import org.havn.cases.Cases;
import org.havn.demo.DemoProgramme;
import org.havn.interviews.InterpretedBy;
import org.havn.interviews.Interview;
import org.havn.interviews.Interviews;
import org.havn.interviews.RecordingConsents;
import org.havn.people.Assent;
import org.havn.people.Consents;
import org.havn.people.PersonId;
import org.havn.reference.LanguageTag;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A mother and her child are recorded where there is no network; the battery dies, and the child's consent is taken
/// back meanwhile.
@HavnTest
class RecordingAwayTests {
    private static final CaseNumber AMINAS = new CaseNumber("HVN-26-000200");
    private static final Pattern SOME_SECONDS = Pattern.compile("0:0[1-9]");

    @Autowired
    private Interviews interviews;

    @Autowired
    private Consents consents;

    @Autowired
    private JdbcClient jdbc;

    /// A browser goes on writing for a moment after it was closed, which must not fail a test.
    @TempDir(cleanup = CleanupMode.NEVER)
    private Path profile;

    private AwayDevice device;
    private UUID caseworker = new UUID(0, 0);
    private PersonId mother;
    private PersonId child;

    @BeforeEach
    void theyAgreeToBeRecorded(
            @Autowired DemoProgramme demo,
            @Autowired Accounts accounts,
            @Autowired Cases cases,
            @LocalServerPort int port) {
        demo.load(200, _ -> {});
        DemoAccounts.openIn(accounts);
        caseworker = jdbc.sql("select id from access.account where display_name = 'Jonas Lund'")
                .query(UUID.class)
                .single();
        device = new AwayDevice(profile, port);
        var members =
                cases.get(AMINAS).members().stream().map(CaseMember::person).toList();
        mother = members.get(0);
        child = members.get(1);
        agrees(mother, Assent.NO_CHILD);
        agrees(child, Assent.NOT_ASKED);
    }

    @AfterEach
    void nothingIsLeft() {
        device.close();
        takesBack(mother);
        takesBack(child);
    }

    @Test
    void whatWasRecordedIsHeardInTheHouseThoughTheBatteryDiedUnlessItWasTakenBack() throws IOException {
        var interview = as(() -> interviews.plan(
                AMINAS, LocalDate.of(2026, 12, 3), new InterpretedBy(new LanguageTag("apc"), "shami", null)));
        var page = device.started();
        page.navigate(device.line().address() + "/sign-in");
        signIn(page);
        keptByAnOlderPage(page);
        device.take(page, interview, "no", _ -> {});
        device.line().cut();
        page.locator("#consent").check();
        press(page, "Begin");

        askedAboutIllness(page, 0);
        press(voice(page), "Record");
        assertThat(voice(page)).hasAttribute("data-seconds", Pattern.compile("0:0[2-9]"));
        picture(voice(page), "away-recording");
        device.kill();
        device.holdsNone(List.of("OpusHead", "A_OPUS"), AMINAS, "while somebody was recorded");

        page = device.reopened();
        eventually(page, "form input[type=password]");
        unlock(page, PASSPHRASE);
        eventually(page, ".parts");
        part(page, "health", 0);
        assertThat(voice(page)).containsText(Pattern.compile("Recorded: 0:0[2-9]"));
        press(voice(page), "Listen");
        assertThat(voice(page)).hasAttribute("data-heard", Pattern.compile("[1-9].*"));
        picture(voice(page), "away-recorded");
        isAccessible(page);

        back(page);
        askedAboutIllness(page, 1);
        recorded(page);
        press(voice(page), "Throw away");
        press(voice(page), "Throw away for good");
        assertThat(voice(page)).hasAttribute("data-recorded", "NONE");
        recorded(page);
        back(page);
        page.locator("button:has-text('Finish and seal')").click();
        assertThat(page.locator("main")).containsText("cannot read it any more");
        device.holdsNone(List.of("OpusHead", "A_OPUS"), AMINAS, "after the end");

        takesBack(child);
        page.context().clearCookies();
        device.line().back();
        press(page, "Send");
        page.locator("a:has-text('Sign in')").click();
        signIn(page);
        eventually(page, ".screen[data-ready]");
        theFirstAnswerIsLost(page);
        press(page, "Send");
        eventually(page, ".told:has-text('needs a network')");
        press(page, "Send");
        assertThat(page.locator("main")).containsText("Recordings that were destroyed here: 1");
        picture(page.locator("main"), "away-destroyed");
        assertThat(left(page)).as("sounds on the device").isZero();

        assertThat(jdbc.sql(
                                "select person_id from access.upload where about_type = 'recording' and case_number = :number")
                        .param("number", AMINAS.value())
                        .query(UUID.class)
                        .list())
                .as("hers, once, and not the child's")
                .containsExactly(mother.value());
        heard(page, interview);
    }

    /// What an older page had kept stays when the newer one comes, which keeps recordings as well.
    private void keptByAnOlderPage(Page page) {
        page.evaluate("""
                () => new Promise((done) => {
                  const asked = indexedDB.open("havn-offline", 1);
                  asked.onupgradeneeded = () => {
                    const made = asked.result;
                    made.createObjectStore("device").put("device-of-before", "name");
                    made.createObjectStore("kept", { keyPath: "id" }).put({
                      id: "0192d9c0-0000-7000-8000-000000000001", taken: "2026-11-01T10:00:00Z",
                      expires: "2026-11-02T10:00:00Z", publicKey: "", readable: null, finished: true, conflicts: 3,
                      aside: 0, withdrawn: 0 });
                    made.createObjectStore("note", { keyPath: "id" }).createIndex("checkOut", "checkOut");
                    const outgoing = made.createObjectStore("outgoing", { keyPath: "seq", autoIncrement: true });
                    outgoing.createIndex("checkOut", "checkOut");
                    outgoing.createIndex("key", "key", { unique: true });
                  };
                  asked.onsuccess = () => { asked.result.close(); done(); };
                })
                """);
        page.navigate(device.line().address() + "/work/offline/interviews");
        eventually(page, ".screen[data-ready]");
        assertThat(page.locator("[data-check-out]")).hasCount(1);
        assertThat(page.locator("main")).containsText("3 met another answer");
        page.evaluate("() => navigator.serviceWorker.ready");
    }

    private void askedAboutIllness(Page page, int member) {
        part(page, "health", member);
        page.locator("[data-question=illness] input[value=yes]").check();
        assertThat(voice(page)).hasAttribute("data-recorded", "NONE");
    }

    private static void recorded(Page page) {
        press(voice(page), "Record");
        assertThat(voice(page)).hasAttribute("data-recorded", "RUNNING"); // the seconds are its own from here on
        assertThat(voice(page)).hasAttribute("data-seconds", SOME_SECONDS);
        press(voice(page), "Stop and keep");
        assertThat(voice(page)).hasAttribute("data-recorded", "WAITING");
    }

    private static void picture(Locator what, String name) {
        what.screenshot(new Locator.ScreenshotOptions().setPath(Path.of("target", "screenshots", name + "-390.png")));
    }

    private static Locator voice(Page page) {
        return page.locator("[data-question=illness_voice]");
    }

    private static void press(Page page, String label) {
        page.locator("button:has-text('" + label + "')").click();
    }

    private static void press(Locator where, String label) {
        where.locator("button:has-text('" + label + "')").click();
    }

    /// The house has it, and the device does not know.
    private static void theFirstAnswerIsLost(Page page) {
        var times = new AtomicInteger();
        page.route(Pattern.compile(".*/recordings/.*"), route -> {
            if (times.getAndIncrement() == 0) {
                route.fetch();
                route.abort();
            } else {
                route.resume();
            }
        });
    }

    private static int left(Page page) {
        return (int) page.evaluate("""
                () => new Promise((done) => {
                  const asked = indexedDB.open("havn-offline");
                  asked.onsuccess = () => {
                    const count = asked.result.transaction("piece").objectStore("piece").count();
                    count.onsuccess = () => { asked.result.close(); done(count.result); };
                  };
                })
                """);
    }

    private void heard(Page page, Interview interview) {
        page.navigate(device.line().address() + "/work/cases/" + AMINAS + "/interviews/" + interview.id()
                + "/part?path="
                + URLEncoder.encode("each_member[" + mother.value() + "]/health", StandardCharsets.UTF_8));
        page.locator("section.asked > audio")
                .evaluate("it => new Promise((heard, not) => {"
                        + " it.ontimeupdate = () => it.currentTime > 0.5 && heard(); it.onerror = not; it.play(); })");
    }

    private void agrees(PersonId person, Assent assent) {
        as(() -> new RecordingConsents(consents, AMINAS).agrees(person, mother, assent));
    }

    private void takesBack(PersonId person) {
        as(() -> new RecordingConsents(consents, AMINAS).takesBack(person));
    }

    private <T> T as(Supplier<T> asking) {
        return As.asked(caseworker, asking::get);
    }
}
