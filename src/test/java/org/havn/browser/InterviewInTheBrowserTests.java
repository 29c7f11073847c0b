package org.havn.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.havn.HavnTest;
import org.havn.access.Accounts;
import org.havn.access.As;
import org.havn.access.DemoAccounts;
import org.havn.access.Role;
import org.havn.cases.CaseNumber;
import org.havn.cases.Cases;
import org.havn.demo.DemoProgramme;
import org.havn.interviews.AnswerOperation;
import org.havn.interviews.InterpretedBy;
import org.havn.interviews.Interview;
import org.havn.interviews.Interviews;
import org.havn.interviews.RecordingConsents;
import org.havn.interviews.Sounds;
import org.havn.interviews.forms.Answer;
import org.havn.interviews.forms.FieldPath;
import org.havn.people.Consents;
import org.havn.people.PersonId;
import org.havn.platform.Ids;
import org.havn.reference.LanguageTag;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/// An interview held at the desk and on a telephone, asked in Arabic.
@HavnTest
class InterviewInTheBrowserTests {
    private static final CaseNumber FAMILY = new CaseNumber("HVN-26-000200");

    @Autowired
    private Interviews interviews;

    @Autowired
    private Consents consents;

    @Autowired
    private Cases cases;

    @Autowired
    private JdbcClient jdbc;

    private Browser browser;
    private UUID caseworker = new UUID(0, 0);

    @BeforeEach
    void theFamilyIsHere(@Autowired DemoProgramme demo, @Autowired Accounts accounts, @LocalServerPort int port) {
        demo.load(200, _ -> {});
        DemoAccounts.openIn(accounts);
        caseworker = jdbc.sql("select id from access.account where display_name = 'Jonas Lund'")
                .query(UUID.class)
                .single();
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

    @Test
    void whatIsSaidIsRecordedWithAButtonAndHeardAgain() {
        var interview = underWay();
        try (var visit = signedIn(Look.DESK)) {
            var page = visit.open(part(interview)).page();
            page.locator("input[value=yes][id*='illness']").check();
            assertThat(page.locator("section.asked a[href$='/consents']")).isVisible();
            agreed();
            page.reload();

            page.locator("button[data-record]").click();
            assertThat(page.locator(".recorder [role=status]")).containsText("0:01");
            page.locator("button[data-record]").click();

            var sound = page.locator("section.asked > audio");
            assertThat(sound).isVisible();
            sound.evaluate("it => new Promise((heard, not) => {"
                    + " it.ontimeupdate = () => it.currentTime > 0.5 && heard(); it.onerror = not; it.play(); })");
        }
        withdrawn();
    }

    @Test
    void withoutAScriptAFileIsChosenInstead() {
        agreed();
        var interview = underWay();
        as(() -> interviews.answer(new AnswerOperation(
                Ids.next(),
                interview.id(),
                FieldPath.of(health() + "/illness"),
                Answer.given("yes"),
                0,
                "online",
                Instant.now())));
        try (var visit = signedIn(Look.PHONE.in("nb").withoutScript())) {
            var page = visit.open(part(interview)).page();
            assertThat(page.locator("button[data-record]")).isHidden();
            page.locator(".recorder input[type=file]")
                    .setInputFiles(new FilePayload("voice.ogg", "audio/ogg", Sounds.ogg("said")));
            page.locator(".recorder button:not([data-record])").click();
            assertThat(page.locator("section.asked > audio")).isVisible();
            visit.picture("recorded").fits();
        }
        withdrawn();
    }

    private String health() {
        return "each_member[" + cases.get(FAMILY).members().getFirst().person().value() + "]/health";
    }

    private String part(Interview interview) {
        return "/work/cases/" + FAMILY + "/interviews/" + interview.id() + "/part?path="
                + URLEncoder.encode(health(), StandardCharsets.UTF_8);
    }

    private Interview underWay() {
        var held = new InterpretedBy(new LanguageTag("apc"), "shami", null);
        return as(() -> interviews.begin(
                interviews.plan(FAMILY, LocalDate.of(2026, 12, 1), held).id(), Instant.now(), held));
    }

    private void agreed() {
        as(() -> new RecordingConsents(consents, FAMILY).agrees(first()));
    }

    private void withdrawn() {
        as(() -> new RecordingConsents(consents, FAMILY).takesBack(first()));
    }

    private PersonId first() {
        return cases.get(FAMILY).members().getFirst().person();
    }

    private <T> T as(Supplier<T> asking) {
        return As.asked(caseworker, asking::get);
    }

    private Visit signedIn(Look look) {
        var account = DemoAccounts.ALL.stream()
                .filter(it -> it.role() == Role.CASEWORKER)
                .findFirst()
                .orElseThrow();
        return browser.visit(look, account.signInName(), account.password());
    }
}
