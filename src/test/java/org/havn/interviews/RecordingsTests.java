package org.havn.interviews;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.havn.HavnTest;
import org.havn.Visitor;
import org.havn.access.Accounts;
import org.havn.access.As;
import org.havn.access.DemoUnits;
import org.havn.access.HouseholdOfFour;
import org.havn.access.Role;
import org.havn.access.Units;
import org.havn.access.uploads.Uploads;
import org.havn.audit.AuditTrail;
import org.havn.cases.Cases;
import org.havn.cases.Programmes;
import org.havn.needs.Needs;
import org.havn.needs.Proposals;
import org.havn.people.PersonId;
import org.havn.people.Persons;
import org.havn.platform.Ids;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// A mother tells what ails her, and can be heard beside the need until she takes it back.
@HavnTest
class RecordingsTests {
    private static final String PASSWORD = "a sentence to remember";
    private static final String HEARD = "heard-in-her-own-voice";
    private static final Pattern SOUND = Pattern.compile("<audio[^>]* src=\"([^\"]+)\"");

    @Autowired
    private Accounts accounts;

    @Autowired
    private Proposals proposals;

    @Autowired
    private Uploads uploads;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Clock clock;

    @LocalServerPort
    private int port;

    private HouseholdOfFour family;
    private String number = "";
    private UUID worker = new UUID(0, 0);
    private Visitor caseworker;
    private String interview = "";

    @BeforeEach
    void anInterviewIsUnderWay(
            @Autowired Units units,
            @Autowired Programmes programmes,
            @Autowired Persons persons,
            @Autowired Cases cases,
            @Autowired Needs needs) {
        DemoUnits.openIn(units);
        family = new HouseholdOfFour.Maker(programmes, persons, cases, needs).in(DemoUnits.BEIRUT);
        number = family.number().value();
        var name = "worker-" + UUID.randomUUID();
        worker = accounts.open(name, "Berit Worker", PASSWORD, Set.of(Role.CASEWORKER), DemoUnits.BEIRUT);
        caseworker = signedIn(name);
        var location = caseworker
                .post(
                        "/work/cases/" + number + "/interviews",
                        "on",
                        LocalDate.now(clock).toString(),
                        "language",
                        "apc")
                .headers()
                .firstValue("location")
                .orElseThrow();
        interview = location.substring(location.indexOf("/work/"));
        caseworker.post(interview + "/beginning", "consent", "yes", "language", "apc");
        answer("illness", "yes");
    }

    @Test
    void withoutHerConsentNothingIsRecordedAndThePageSaysWhereToWriteItDown() {
        var page = caseworker.get(part());

        assertThat(page.body())
                .contains("has not agreed to be recorded", "/work/cases/" + number + "/consents")
                .doesNotContain("type=\"file\"", "<audio");
        assertThat(page.headers().allValues("Permissions-Policy"))
                .containsOnly("camera=(), microphone=(self), geolocation=()");
        assertThat(caseworker.get(interview).headers().allValues("Permissions-Policy"))
                .containsOnly("camera=(), microphone=(), geolocation=()");
        var refused = record("voice.webm", Sounds.webm(HEARD), 0);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("Nobody has agreed to be recorded");
        assertThat(kept()).isZero();
    }

    @Test
    void whatSheSaysIsSealedPlayedAndReplacedWithItsHistoryKept() {
        agree(family.mother());
        var before = openings();

        assertThat(record("voice.webm", Sounds.webm(HEARD), 0).statusCode()).isEqualTo(302);

        var sound = sound(part());
        var heard = caseworker.get(sound);
        assertThat(heard.statusCode()).isEqualTo(200);
        assertThat(heard.body()).contains(HEARD);
        assertThat(heard.headers().firstValue("Content-Type")).hasValue("audio/webm");
        assertThat(heard.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(heard.headers().allValues("Content-Security-Policy")).anyMatch(it -> it.contains("sandbox"));
        assertThat(openings()).isGreaterThan(before);
        assertThat(jdbc.sql("""
                        select count(*) from access.upload where case_number = :number
                           and (position(:words in encode(content, 'escape')) > 0
                             or position(:base64 in encode(content, 'escape')) > 0)
                        """)
                        .param("number", number)
                        .param("words", HEARD)
                        .param(
                                "base64",
                                java.util.Base64.getEncoder()
                                        .encodeToString(HEARD.substring(0, 18).getBytes(StandardCharsets.UTF_8)))
                        .query(Integer.class)
                        .single())
                .as("readable in the database")
                .isZero();

        assertThat(record("again.ogg", Sounds.ogg("the second time"), 1).statusCode())
                .isEqualTo(302);
        var page = caseworker.get(part()).body();
        assertThat(page).contains("One earlier recording");
        assertThat(caseworker.get(sound(part())).body()).contains("the second time");
        assertThat(caseworker.get(sound).body()).as("the earlier one").contains(HEARD);

        standing("illness_voice", "NOT_ASKED", 2);
        assertThat(caseworker.get(part()).body()).contains("2 earlier recordings");
    }

    @Test
    void theSameRecordingSentAgainIsThereOnce() {
        agree(family.mother());
        var key = Ids.next().toString();

        assertThat(record("voice.webm", Sounds.webm(HEARD), 0, key).statusCode())
                .isEqualTo(302);
        assertThat(record("voice.webm", Sounds.webm(HEARD), 0, key).statusCode())
                .isEqualTo(302);

        assertThat(kept()).isEqualTo(1);
        assertThat(caseworker.get(part()).body()).doesNotContain("earlier recording");
    }

    @Test
    void whatIsNoSoundIsRefusedWithASentence() {
        agree(family.mother());

        assertThat(record("voice.webm", Sounds.film(), 0).body()).contains("This is a film");
        assertThat(record("voice.ogg", Sounds.webm(HEARD), 0).body()).contains("is not what its name says");
        assertThat(record("voice.csv", "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8), 0)
                        .body())
                .contains("This is not a recording");
        assertThat(record("voice.webm", Sounds.webm("x".repeat(10_000_001)), 0).body())
                .contains("too large", "10 MB");
        assertThat(kept()).isZero();
    }

    @Test
    void anAnswerNamesNoRecordingThatWasMadeForAnotherQuestion() {
        agree(family.mother());
        agree(family.father());
        record("voice.webm", Sounds.webm(HEARD), 0);
        answer(family.father(), "illness", "yes");
        var hers = Pattern.compile("/recordings/([0-9a-f-]{36})").matcher(sound(part()));
        assertThat(hers.find()).isTrue();

        var answered = answer(family.father(), "illness_voice", hers.group(1));

        assertThat(answered.body()).contains("Not kept: the form takes no such answer here.");
        assertThat(caseworker
                        .get(interview + "/recordings/" + hers.group(1) + "?path="
                                + encoded(health(family.father()) + "/illness_voice"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void itIsHeardBesideTheNeedByWhoeverMayReadTheWords() {
        agree(family.mother());
        answer("illness_words", "بدي غسيل كلى");
        answer("care", "dialysis");
        record("voice.webm", Sounds.webm(HEARD), 0);
        caseworker.post(interview + "/sealing");
        As.account(worker, () -> proposals.read(new InterviewId(id())));
        var proposal = proposals.waiting(family.number()).getFirst();

        var waiting = caseworker.get("/work/cases/" + number + "/needs/proposals");

        assertThat(waiting.body()).contains("In their own voice");
        assertThat(caseworker
                        .get(sound("/work/cases/" + number + "/needs/proposals"))
                        .body())
                .contains(HEARD);
        confirm(proposal.id().value());
        var need = "/work/cases/" + number + "/needs/" + proposal.id().value();
        assertThat(caseworker.get(need).body()).contains("In their own voice");
        assertThat(caseworker.get(sound(need)).body()).contains(HEARD);

        var elsewhere = "worker-" + UUID.randomUUID();
        accounts.open(elsewhere, "Else Where", PASSWORD, Set.of(Role.CASEWORKER), DemoUnits.ANKARA);
        assertThat(signedIn(elsewhere).get(need + "/recording").statusCode()).isEqualTo(404);
    }

    @Test
    void whenSheTakesItBackHerRecordingsAreDestroyedAndHisStay() {
        agree(family.mother());
        agree(family.father());
        record("voice.webm", Sounds.webm(HEARD), 0);
        answer(family.father(), "illness", "yes");
        assertThat(record(
                                family.father(),
                                "his.ogg",
                                Sounds.ogg("his voice"),
                                0,
                                Ids.next().toString())
                        .statusCode())
                .isEqualTo(302);
        var sound = sound(part());
        assertThat(kept()).isEqualTo(2);

        withdraw("Being recorded");

        assertThat(kept()).isEqualTo(1);
        assertThat(caseworker.get(sound).statusCode()).isEqualTo(409);
        assertThat(caseworker.get(part()).body())
                .contains("It was destroyed, because the consent to it was taken back", "has not agreed to be recorded")
                .doesNotContain("<audio");
        assertThat(caseworker.get(sound(part(family.father()))).body()).contains("his voice");
        assertThat(acts()).contains("interviews.recordings-destroyed");
    }

    @Test
    void twoRecordingsOfOneAnswerWaitUntilSomebodyHasHeardBoth() {
        agree(family.mother());
        record("voice.webm", Sounds.webm(HEARD), 0);

        var second = record("other.webm", Sounds.webm("somebody else recorded her too"), 0);

        assertThat(second.headers().firstValue("location").orElse("")).endsWith(interview);
        var page = caseworker.get(interview).body();
        assertThat(page).contains("Two answers to one question", "A recording");
        var sounds = SOUND.matcher(page).results().map(it -> it.group(1)).toList();
        assertThat(sounds)
                .extracting(it -> caseworker.get(it).body())
                .satisfiesExactly(
                        it -> assertThat(it).contains(HEARD),
                        it -> assertThat(it).contains("somebody else recorded her too"));
        var decision = Pattern.compile("action=\"([^\"]+/conflicts/[^\"]+)\"").matcher(page);
        assertThat(decision.find()).isTrue();
        caseworker.post(decision.group(1), "take", "other");
        assertThat(caseworker.get(sound(part())).body()).contains("somebody else recorded her too");
    }

    @Test
    void herCopyHasItAndHisHasNot() {
        agree(family.mother());
        record("voice.webm", Sounds.webm(HEARD), 0);

        assertThat(copied(family.mother())).singleElement().asString().contains(HEARD);
        assertThat(copied(family.father())).isEmpty();
    }

    private List<String> copied(PersonId person) {
        var sounds = new ArrayList<String>();
        As.account(
                worker,
                () -> transaction.executeWithoutResult(_ -> uploads.forCopy(number, Set.of(person.value()))
                        .forEach(it -> sounds.add(new String(it.content(), StandardCharsets.ISO_8859_1)))));
        return sounds;
    }

    private void confirm(UUID proposal) {
        var answer = caseworker.post(
                "/work/cases/" + number + "/needs/proposals/" + proposal + "/confirmation",
                "requires",
                "",
                "hard",
                "false",
                "severity",
                "LOW",
                "evidence",
                "interview",
                "AFTER_ARRIVAL",
                "yes",
                "codes",
                "",
                "confirmedBy",
                "",
                "owner",
                "CASEWORKER");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
    }

    private void agree(PersonId person) {
        assertThat(caseworker
                        .post(
                                "/work/cases/" + number + "/consents",
                                "person",
                                person.value().toString(),
                                "purpose",
                                "RECORDING",
                                "recipient",
                                "HAVN",
                                "fields",
                                "ALL",
                                "way",
                                "SPOKEN",
                                "language",
                                "ar",
                                "readBack",
                                "yes")
                        .statusCode())
                .isEqualTo(302);
    }

    /// Takes the mother's consent back, whose name stands in the button's label.
    private void withdraw(String purpose) {
        var ledger = caseworker.get("/work/cases/" + number + "/consents").body();
        var id = transaction.execute(_ -> jdbc.sql("""
                select id from people.consent
                 where case_number = :number and person_id = :person and purpose = 'RECORDING'
                """)
                .param("number", number)
                .param("person", family.mother().value())
                .query(UUID.class)
                .single());
        assertThat(ledger).contains(purpose, id + "/withdrawal");
        assertThat(caseworker
                        .post("/work/cases/" + number + "/consents/" + id + "/withdrawal")
                        .statusCode())
                .isEqualTo(302);
    }

    private HttpResponse<String> record(String name, byte[] sound, int base) {
        return record(name, sound, base, Ids.next().toString());
    }

    private HttpResponse<String> record(String name, byte[] sound, int base, String key) {
        return record(family.mother(), name, sound, base, key);
    }

    private HttpResponse<String> record(PersonId person, String name, byte[] sound, int base, String key) {
        return caseworker.upload(
                interview + "/recordings",
                name,
                sound,
                "part",
                health(person),
                "path",
                health(person) + "/illness_voice",
                "base",
                String.valueOf(base),
                "key",
                key);
    }

    private void answer(String question, String value) {
        answer(family.mother(), question, value);
    }

    private HttpResponse<String> answer(PersonId person, String question, String value) {
        return caseworker.post(
                interview + "/answers",
                "part",
                health(person),
                "path",
                health(person) + "/" + question,
                "value",
                value,
                "base",
                "0",
                "key",
                Ids.next().toString());
    }

    private void standing(String question, String standing, int base) {
        caseworker.post(
                interview + "/answers",
                "part",
                health(family.mother()),
                "path",
                health(family.mother()) + "/" + question,
                "standing",
                standing,
                "base",
                String.valueOf(base),
                "key",
                Ids.next().toString());
    }

    private String sound(String page) {
        var found = SOUND.matcher(caseworker.get(page).body());
        assertThat(found.find()).as("a sound on " + page).isTrue();
        return found.group(1).replace("&amp;", "&");
    }

    private String part() {
        return part(family.mother());
    }

    private String part(PersonId person) {
        return interview + "/part?path=" + encoded(health(person));
    }

    private static String health(PersonId person) {
        return "each_member[" + person.value() + "]/health";
    }

    private static String encoded(String path) {
        return URLEncoder.encode(path, StandardCharsets.UTF_8);
    }

    private UUID id() {
        return UUID.fromString(interview.substring(interview.lastIndexOf('/') + 1));
    }

    private int kept() {
        return jdbc.sql("select count(*) from access.upload where case_number = :number and about_type = 'recording'")
                .param("number", number)
                .query(Integer.class)
                .single();
    }

    private int openings() {
        return (int) trail.openings(number, 500).stream()
                .filter(it -> it.detail().contains("access.upload"))
                .count();
    }

    private List<String> acts() {
        return jdbc.sql("select act from audit.event where case_number = :number")
                .param("number", number)
                .query(String.class)
                .list();
    }

    private Visitor signedIn(String name) {
        var visitor = new Visitor(port);
        visitor.signIn(name, PASSWORD);
        return visitor;
    }
}
