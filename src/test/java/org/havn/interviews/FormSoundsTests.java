package org.havn.interviews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.havn.HavnTest;
import org.havn.Visitor;
import org.havn.access.Accounts;
import org.havn.access.AppPasswords;
import org.havn.access.As;
import org.havn.access.DemoUnits;
import org.havn.access.HouseholdOfFour;
import org.havn.access.Role;
import org.havn.access.Units;
import org.havn.cases.Cases;
import org.havn.cases.Programmes;
import org.havn.interviews.offline.CheckOut;
import org.havn.interviews.offline.CheckOuts;
import org.havn.needs.Needs;
import org.havn.people.Persons;
import org.havn.platform.Ids;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Questions are read out in the family's language: on the page, on a device without a network, and in ODK Collect.
@HavnTest
class FormSoundsTests {
    private static final String PASSWORD = "a sentence to remember";
    private static final Pattern SOUND = Pattern.compile("<audio[^>]* src=\"([^\"]+)\"");

    @Autowired
    private BeanFactory house;

    @Autowired
    private Accounts accounts;

    @Autowired
    private AppPasswords passwords;

    @Autowired
    private CheckOuts checkOuts;

    @Autowired
    private FormSounds sounds;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @LocalServerPort
    private int port;

    private final HttpClient client = HttpClient.newHttpClient();
    private HouseholdOfFour family;
    private UUID worker = new UUID(0, 0);
    private Visitor caseworker;

    @BeforeEach
    void aFamilyIsHere(
            @Autowired Units units,
            @Autowired Programmes programmes,
            @Autowired Persons persons,
            @Autowired Cases cases,
            @Autowired Needs needs) {
        DemoUnits.openIn(units);
        family = new HouseholdOfFour.Maker(programmes, persons, cases, needs).in(DemoUnits.BEIRUT);
        var name = "worker-" + UUID.randomUUID();
        worker = accounts.open(name, "Berit Worker", PASSWORD, Set.of(Role.CASEWORKER), DemoUnits.BEIRUT);
        caseworker = signedIn(name);
    }

    @Test
    void aFormBringsItsSoundsAndTheyAreHeardWhereverItIsAsked() throws Exception {
        var interview = ReadOut.interview(house, family.number());

        var asked = caseworker.get(part(interview)).body();
        assertThat(heardOn(asked))
                .as("in the family's language")
                .containsExactly(ReadOut.ADDRESS + "ill-ar.wav", ReadOut.ADDRESS + "more-ar.wav");
        assertThat(asked).contains("Listen to the question", "preload=\"none\"");
        assertThat(heardOn(caseworker.get(part(interview) + "&in=en").body()))
                .as("in English, where one question has no sound")
                .containsExactly(ReadOut.ADDRESS + "ill-en.wav");
        assertThat(caseworker.get(ReadOut.ADDRESS + "ill-ar.wav")).satisfies(it -> {
            assertThat(it.statusCode()).isEqualTo(200);
            assertThat(it.body()).contains("hal anta marid");
            assertThat(it.headers().firstValue("Content-Type")).hasValue("audio/wav");
            assertThat(it.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
            assertThat(it.headers().allValues("Cache-Control")).containsExactly("private, max-age=31536000, immutable");
            assertThat(it.headers().allValues("Content-Security-Policy"))
                    .anyMatch(policy -> policy.contains("sandbox"));
        });

        var device = as(passwords::make);
        var out = as(() -> checkOuts.take(Ids.next(), interview.id(), device.device(), CheckOut.Reason.MISSION, 24));
        var list = text(openRosa(device, "/api/openrosa/formList"));
        var manifest = text(openRosa(device, path(list, "manifestUrl")));
        assertThat(manifest).contains("http://openrosa.org/xforms/xformsManifest");
        assertThat(all(manifest, "<filename>([^<]+)</filename>"))
                .containsExactly("ill-ar.wav", "ill-en.wav", "more-ar.wav");
        assertThat(all(manifest, "<hash>md5:([0-9a-f]{32})</hash>"))
                .isEqualTo(sounds.of(ReadOut.form().get()).stream()
                        .map(FormSounds.Kept::md5)
                        .toList());
        var files = all(manifest, "<downloadUrl>[^<]*(/api[^<]+)</downloadUrl>");
        assertThat(openRosa(device, files.getFirst()).body()).isEqualTo(ReadOut.ARABIC);
        assertThat(openRosa(device, files.get(1)).headers().firstValue("Content-Type"))
                .hasValue("audio/wav");
        assertThat(text(openRosa(device, path(list, "downloadUrl"))))
                .contains("jr://audio/ill-ar.wav", "jr://audio/ill-en.wav", "jr://audio/more-ar.wav");

        assertThat(caseworker.get(InterviewViews.address(interview)).body())
                .contains("sounds go along: 3 files, 13 kB");
        var taken = caseworker.post(
                InterviewViews.address(interview) + "/check-outs",
                "checkOut",
                Ids.next().toString(),
                "device",
                "device-0a0b0c0d",
                "because",
                "NO_NETWORK",
                "hours",
                "12");
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
        assertThat(taken.body()).contains("\"ill-ar.wav\":\"" + ReadOut.ADDRESS + "ill-ar.wav\"", "\"soundsLeft\":0");
        assertThat(out.checkOut().interview()).isEqualTo(interview.id());
    }

    @Test
    void aDeviceFetchesOnlyWhatIsOutOnItAndNobodyElseListens() throws Exception {
        var interview = ReadOut.interview(house, family.number());
        var device = as(passwords::make);
        var out = as(() -> checkOuts.take(Ids.next(), interview.id(), device.device(), CheckOut.Reason.MISSION, 24))
                .checkOut();
        var form = "/api/openrosa/forms/" + out.id();
        assertThat(openRosa(device, form + "/media/ill-ar.wav").statusCode()).isEqualTo(200);

        assertThat(openRosa(device, form + "/media/nothing.wav").statusCode()).isEqualTo(404);
        var wrong = new AppPasswords.Made(device.device(), "another");
        assertThat(openRosa(wrong, form + "/media/ill-ar.wav").statusCode()).isEqualTo(401);
        assertThat(openRosa(wrong, form + "/manifest").statusCode()).isEqualTo(401);
        var another = as(passwords::make);
        assertThat(openRosa(another, form + "/media/ill-ar.wav").statusCode()).isEqualTo(404);
        assertThat(openRosa(another, form + "/manifest").statusCode()).isEqualTo(404);
        as(() -> {
            checkOuts.revoke(interview, out.id());
            return true;
        });
        assertThat(openRosa(device, form + "/media/ill-ar.wav").statusCode()).isEqualTo(404);
        assertThat(openRosa(device, form + "/manifest").statusCode()).isEqualTo(404);

        var elsewhere = "officer-" + UUID.randomUUID();
        accounts.open(elsewhere, "Else Where", PASSWORD, Set.of(Role.PLACEMENT_OFFICER), DemoUnits.BEIRUT);
        assertThat(signedIn(elsewhere).get(ReadOut.ADDRESS + "ill-ar.wav").statusCode())
                .isIn(403, 404);
        assertThat(new Visitor(port)
                        .get(ReadOut.ADDRESS + "ill-ar.wav")
                        .headers()
                        .firstValue("location")
                        .orElse(""))
                .contains("/sign-in");
        assertThat(caseworker.get(ReadOut.ADDRESS + "nothing.wav")).satisfies(it -> {
            assertThat(it.statusCode()).isEqualTo(404);
            assertThat(it.body()).contains("There is no such sound");
            assertThat(it.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        });
    }

    @Test
    void aFormWithoutItsSoundsIsAskedInSilence() throws Exception {
        var alone = new org.havn.interviews.forms.ReadForm(
                ReadOut.form(
                                "in-silence",
                                Map.of(
                                        "ill-en.wav",
                                        ReadOut.ENGLISH,
                                        "ill-ar.wav",
                                        ReadOut.ARABIC,
                                        "more-ar.wav",
                                        ReadOut.MORE))
                        .form(),
                List.of(),
                List.of());
        var interview = ReadOut.interview(house, family.number(), alone);

        assertThat(caseworker.get(part(interview)).body())
                .contains("هل أنت مريض؟")
                .doesNotContain("<audio");
        assertThat(caseworker.get(InterviewViews.address(interview)).body()).doesNotContain("sounds go along");
        var device = as(passwords::make);
        as(() -> checkOuts.take(Ids.next(), interview.id(), device.device(), CheckOut.Reason.MISSION, 24));
        var list = text(openRosa(device, "/api/openrosa/formList"));
        assertThat(list).contains("<xform>").doesNotContain("manifestUrl");
        assertThat(text(openRosa(device, path(list, "downloadUrl")))).doesNotContain("jr://audio");
    }

    @Test
    void aVersionAndItsSoundsNeverChange() {
        var interview = ReadOut.interview(house, family.number());
        var other = Sounds.wav("another voice");

        ReadOut.interview(
                house,
                family.number(),
                ReadOut.form("read-out", Map.of("ill-en.wav", other, "ill-ar.wav", other, "more-ar.wav", other)));

        assertThat(sounds.find(interview.form(), interview.formVersion(), "ill-ar.wav"))
                .hasValueSatisfying(it -> assertThat(it.content()).isEqualTo(ReadOut.ARABIC));
        for (var change :
                List.of("update interviews.form_sound set content = 'OggS'", "delete from interviews.form_sound")) {
            assertThatThrownBy(() -> transaction.executeWithoutResult(
                            _ -> jdbc.sql(change).update()))
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    private static String part(Interview interview) {
        return InterviewViews.address(interview) + "/part?path=home";
    }

    private static List<String> heardOn(String page) {
        return SOUND.matcher(page).results().map(it -> it.group(1)).toList();
    }

    private static List<String> all(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(it -> it.group(1))
                .toList();
    }

    private static String path(String list, String element) {
        return URI.create(
                        all(list, "<" + element + ">([^<]+)</" + element + ">").getFirst())
                .getPath();
    }

    private static String text(HttpResponse<byte[]> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private HttpResponse<byte[]> openRosa(AppPasswords.Made device, String path)
            throws IOException, InterruptedException {
        var pair = device.device() + ":" + device.password();
        return client.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .header("X-OpenRosa-Version", "1.0")
                        .header(
                                "Authorization",
                                "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private Visitor signedIn(String name) {
        var visitor = new Visitor(port);
        visitor.signIn(name, PASSWORD);
        return visitor;
    }

    private <T> T as(Callable<T> asking) {
        return As.asked(worker, asking);
    }
}
