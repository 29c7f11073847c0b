package org.havn.interviews;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.havn.HavnTest;
import org.havn.Visitor;
import org.havn.access.Accounts;
import org.havn.access.DemoAccounts;
import org.havn.access.Role;
import org.havn.cases.CaseNumber;
import org.havn.cases.Cases;
import org.havn.demo.DemoProgramme;
import org.havn.platform.Ids;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@HavnTest
class InterviewPagesTests {
    private static final String FAMILY = "HVN-26-000200";
    private static final String ALL = "/work/cases/" + FAMILY + "/interviews";

    @LocalServerPort
    private int port;

    @Autowired
    private Clock clock;

    @Autowired
    private Cases cases;

    private Visitor caseworker;

    @BeforeEach
    void aminasFamilyIsHere(@Autowired DemoProgramme demo, @Autowired Accounts accounts) {
        demo.load(200, _ -> {});
        DemoAccounts.openIn(accounts);
        caseworker = signedIn(Role.CASEWORKER);
    }

    @Test
    void anInterviewIsPlannedBegunAnsweredAndSealed() {
        var interview = planned();

        assertThat(caseworker.post(interview + "/beginning", "language", "apc").statusCode())
                .as("without consent")
                .isEqualTo(422);
        assertThat(answer(interview, "household", "household/live_together", "7", 0)
                        .statusCode())
                .as("before the interview has begun")
                .isEqualTo(409);
        begin(interview);

        assertThat(answer(interview, "household", "household/live_together", "7", 0)
                        .statusCode())
                .isEqualTo(302);
        assertThat(caseworker.get(interview).body()).contains("1 of ");
        assertThat(caseworker.get(part(interview, "household")).body()).contains("value=\"7\"");
        assertThat(caseworker.post(interview + "/sealing").statusCode()).isEqualTo(302);
        assertThat(answer(interview, "household", "household/live_together", "8", 1)
                        .statusCode())
                .isEqualTo(409);
        assertThat(caseworker.get(ALL).body()).contains("Sealed", "Family", "Jonas Lund");
    }

    @Test
    void aQuestionIsAskedInArabicWithTheCaseworkersLanguageBesideIt() {
        var interview = begin(planned());

        var page = caseworker.get(part(interview, member(0) + "/health")).body();

        assertThat(page)
                .contains("lang=\"ar\" dir=\"rtl\">هل أنت مريض أو تشعر بألم؟", "Are you ill, or do you have pain?")
                .doesNotContain("What is it, and since when?");
        assertThat(caseworker
                        .get(part(interview, member(0) + "/health") + "&in=tr")
                        .body())
                .contains("lang=\"tr\" dir=\"ltr\">Hasta mısınız");
    }

    @Test
    void whatIsAskedNextAppearsWithTheAnswer() {
        var interview = begin(planned());
        var path = member(0) + "/health/illness";

        answer(interview, member(0) + "/health", path, "yes", 0);

        assertThat(caseworker.get(part(interview, member(0) + "/health")).body())
                .contains("What is it, and since when?", "illness_words");
    }

    @Test
    void notKnownIsNotTheSameAsNotAsked() {
        var interview = begin(planned());

        caseworker.post(
                interview + "/answers",
                "part",
                "household",
                "path",
                "household/live_together",
                "standing",
                "UNKNOWN",
                "base",
                "0",
                "key",
                Ids.next().toString());

        assertThat(caseworker.get(part(interview, "household")).body()).contains("Asked: not known");
    }

    @Test
    void twoAnswersToOneQuestionWaitOnTheInterviewsPage() {
        var interview = begin(planned());
        answer(interview, "household", "household/live_together", "7", 0);

        var second = answer(interview, "household", "household/live_together", "8", 0);

        assertThat(second.body()).contains("Somebody has written another answer meanwhile");
        var page = caseworker.get(interview).body();
        assertThat(page).contains("Two answers to one question");
        var decision = Pattern.compile("action=\"([^\"]+/conflicts/[^\"]+)\"").matcher(page);
        assertThat(decision.find()).isTrue();
        assertThat(caseworker.post(decision.group(1), "take", "other").statusCode())
                .isEqualTo(302);
        assertThat(caseworker.get(part(interview, "household")).body()).contains("value=\"8\"");
    }

    @Test
    void aClosedTopicIsNotOffered() {
        var interview = begin(planned());
        var person = member(1).substring("each_member[".length(), member(1).length() - 1);

        caseworker.post(ALL + "/topics", "person", person, "topic", "WORK", "because", "She said so");

        assertThat(caseworker.get(part(interview, member(1) + "/work")).statusCode())
                .isEqualTo(409);
        var closed = Pattern.compile("action=\"([^\"]+/topics/[^\"]+/opening)\"")
                .matcher(caseworker.get(ALL).body());
        assertThat(closed.find()).isTrue();
        assertThat(caseworker.post(closed.group(1)).statusCode()).isEqualTo(302);
        assertThat(caseworker.get(part(interview, member(1) + "/work")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void whoPlacesFamiliesSeesThatThereIsAnInterviewAndNothingOfIt() {
        var interview = begin(planned());
        answer(interview, member(0) + "/health", member(0) + "/health/illness", "yes", 0);
        var officer = signedIn(Role.PLACEMENT_OFFICER);

        assertThat(officer.get(ALL).body()).contains("Under way").doesNotContain("Jonas Lund", "Health");
        assertThat(officer.get(interview).statusCode()).isEqualTo(404);
        assertThat(officer.get(part(interview, member(0) + "/health")).statusCode())
                .isEqualTo(404);
    }

    private String planned() {
        var address = caseworker
                .post(ALL, "on", LocalDate.now(clock).toString(), "language", "apc", "dialect", "shami")
                .headers()
                .firstValue("location")
                .orElseThrow();
        return address.substring(address.indexOf("/work/"));
    }

    private String begin(String interview) {
        assertThat(caseworker
                        .post(interview + "/beginning", "consent", "yes", "language", "apc")
                        .statusCode())
                .isEqualTo(302);
        return interview;
    }

    private java.net.http.HttpResponse<String> answer(
            String interview, String part, String path, String value, int base) {
        return caseworker.post(
                interview + "/answers",
                "part",
                part,
                "path",
                path,
                "value",
                value,
                "base",
                String.valueOf(base),
                "key",
                Ids.next().toString());
    }

    private static String part(String interview, String path) {
        return interview + "/part?path=" + URLEncoder.encode(path, StandardCharsets.UTF_8);
    }

    private String member(int index) {
        var members = cases.get(new CaseNumber(FAMILY)).members();
        return "each_member[" + members.get(index).person().value() + "]";
    }

    private Visitor signedIn(Role role) {
        var account = DemoAccounts.ALL.stream()
                .filter(it -> it.role() == role)
                .findFirst()
                .orElseThrow();
        var visitor = new Visitor(port);
        visitor.signIn(account.signInName(), account.password());
        return visitor;
    }
}
