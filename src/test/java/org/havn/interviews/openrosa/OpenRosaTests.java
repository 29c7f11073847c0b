package org.havn.interviews.openrosa;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.havn.HavnTest;
import org.havn.access.Accounts;
import org.havn.access.AppPasswords;
import org.havn.access.As;
import org.havn.access.DemoAccounts;
import org.havn.cases.CaseNumber;
import org.havn.cases.Cases;
import org.havn.demo.DemoProgramme;
import org.havn.interviews.GivenAnswer;
import org.havn.interviews.InterpretedBy;
import org.havn.interviews.Interview;
import org.havn.interviews.Interviews;
import org.havn.interviews.RecordingConsents;
import org.havn.interviews.Recordings;
import org.havn.interviews.Sounds;
import org.havn.interviews.forms.Answer;
import org.havn.interviews.offline.CheckOut;
import org.havn.interviews.offline.CheckOuts;
import org.havn.people.Consents;
import org.havn.platform.Ids;
import org.havn.reference.LanguageTag;
import org.javarosa.core.model.FormIndex;
import org.javarosa.core.model.data.IAnswerData;
import org.javarosa.core.model.data.IntegerData;
import org.javarosa.core.model.data.SelectOneData;
import org.javarosa.core.model.data.StringData;
import org.javarosa.core.model.data.helper.Selection;
import org.javarosa.core.model.instance.InstanceInitializationFactory;
import org.javarosa.form.api.FormEntryController;
import org.javarosa.form.api.FormEntryModel;
import org.javarosa.model.xform.XFormSerializingVisitor;
import org.javarosa.model.xform.XFormsModule;
import org.javarosa.xform.util.XFormUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A device with ODK Collect, request by request as it sends them; ODK's own library fills the form in.
@HavnTest
class OpenRosaTests {
    private static final CaseNumber AMINAS = new CaseNumber("HVN-26-000200");
    private static final InterpretedBy IN_ARABIC = new InterpretedBy(new LanguageTag("apc"), "shami", null);
    private static final String WORDS = "حرق في الوجه";

    @Autowired
    private Interviews interviews;

    @Autowired
    private Recordings recordings;

    @Autowired
    private Consents consents;

    @Autowired
    private CheckOuts checkOuts;

    @Autowired
    private AppPasswords passwords;

    @Autowired
    private Cases cases;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private final HttpClient client = HttpClient.newHttpClient();
    private UUID caseworker;
    private AppPasswords.Made device;
    private Interview interview;

    @BeforeAll
    static void theLibraryKnowsItsParts() {
        new XFormsModule().registerModule();
        Stream.of("XFormParser", "org.javarosa")
                .forEach(it -> ((Logger) LoggerFactory.getLogger(it)).setLevel(Level.ERROR));
    }

    @BeforeEach
    void anInterviewIsOnADevicesList(@Autowired DemoProgramme demo, @Autowired Accounts accounts) {
        demo.load(200, _ -> {});
        DemoAccounts.openIn(accounts);
        caseworker = jdbc.sql("select id from access.account where display_name = 'Jonas Lund'")
                .query(UUID.class)
                .single();
        device = asCaseworker(passwords::make);
        interview = asCaseworker(() -> interviews.plan(AMINAS, LocalDate.of(2026, 12, 1), IN_ARABIC));
        asCaseworker(() -> checkOuts.take(Ids.next(), interview.id(), device.device(), CheckOut.Reason.MISSION, 24));
    }

    @Test
    void whatOdksLibraryFillsInIsInTheHouseOnceHoweverOftenItIsSent() throws Exception {
        var list = get("/api/openrosa/formList");
        assertThat(list.statusCode()).isEqualTo(200);
        assertThat(list.headers().firstValue("X-OpenRosa-Version")).hasValue("1.0");
        assertThat(list.headers().firstValue("Date")).isPresent();
        assertThat(list.headers().firstValue("Content-Type").orElse("")).startsWith("text/xml");
        assertThat(list.body())
                .contains("http://openrosa.org/xforms/xformsList", "<hash>md5:", "HVN-26-000200")
                .doesNotContain("Amina");
        var form = get(URI.create(found(list.body(), "<downloadUrl>[^<]*(/api[^<]+)</downloadUrl>"))
                .getPath());
        assertThat(form.body()).doesNotContain("Amina", "Qasim");

        var head = send(request("/api/openrosa/submission").method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertThat(head.statusCode()).isEqualTo(204);
        assertThat(head.headers().firstValue("Location").orElse("")).endsWith("/api/openrosa/submission");
        assertThat(head.headers().firstValue("X-OpenRosa-Accept-Content-Length"))
                .isPresent();

        var filled = filledIn(form.body());
        assertThat(submit(filled, attached("1.m4a", "sound")).statusCode())
                .as("what has no place stays on the device")
                .isEqualTo(422);
        assertThat(asCaseworker(() -> interviews.answersOf(interview.id()))).isEmpty();
        var first = submit(filled);
        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        assertThat(first.body()).contains("submit_success");
        assertThat(submit(filled).statusCode()).isEqualTo(201);

        var given = asCaseworker(() -> interviews.answersOf(interview.id()));
        var second = cases.get(AMINAS).members().get(1).person();
        assertThat(given)
                .extracting(GivenAnswer::question, GivenAnswer::person, GivenAnswer::answer, GivenAnswer::version)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("live_together", null, Answer.given("7"), 1),
                        org.assertj.core.groups.Tuple.tuple("illness", second, Answer.given("yes"), 1),
                        org.assertj.core.groups.Tuple.tuple("illness_words", second, Answer.given(WORDS), 1));
        assertThat(asCaseworker(() -> interviews.conflictsOf(interview.id()))).isEmpty();
        assertThat(asCaseworker(() -> interviews.setAsideOf(interview.id()))).isEmpty();

        var other = filled.replaceFirst("uuid:[0-9a-f-]+", "uuid:" + UUID.randomUUID())
                .replace(">7<", ">9<");
        assertThat(submit(other).statusCode()).isEqualTo(201);
        assertThat(asCaseworker(() -> interviews.conflictsOf(interview.id())))
                .singleElement()
                .satisfies(it -> assertThat(it.other().answer()).isEqualTo(Answer.given("9")));
    }

    @Test
    void recordingsComeAlongOneByOneAndAreHeardInTheHouse() throws Exception {
        var form = get("/api/openrosa/formList");
        var xml = get(URI.create(found(form.body(), "<downloadUrl>([^<]+)</downloadUrl>"))
                .getPath());
        var filled = filledIn(xml.body())
                .replaceFirst("<illness_voice ?/>", "<illness_voice>1764288000000.m4a</illness_voice>");
        assertThat(filled).as("the form has the question").contains("1764288000000.m4a");
        var sound = attached("1764288000000.m4a", text(Sounds.m4a("her voice in the field")));
        var second = cases.get(AMINAS).members().get(1).person();
        var recorded = new RecordingConsents(consents, AMINAS);
        asCaseworker(() -> recorded.takesBack(second)); // others who use the same family may have left a yes behind

        assertThat(submit(filled).statusCode())
                .as("without the recording that it names")
                .isEqualTo(422);
        assertThat(submit(filled, sound).statusCode())
                .as("she has not agreed to be recorded")
                .isEqualTo(409);
        assertThat(asCaseworker(() -> interviews.answersOf(interview.id()))).isEmpty();
        asCaseworker(() -> recorded.agrees(second));
        assertThat(submit(filled, sound + attached("2.m4a", text(Sounds.m4a("whose?"))))
                        .statusCode())
                .as("with another that no question names")
                .isEqualTo(422);

        var more = "\r\n--collect\r\nContent-Disposition: form-data; name=\"*isIncomplete*\"\r\n\r\nyes";
        assertThat(submit(filled, more).statusCode()).isEqualTo(201);
        assertThat(voices()).isEmpty();
        assertThat(submit(filled, sound).statusCode()).isEqualTo(201);
        assertThat(submit(filled, sound).statusCode()).isEqualTo(201);

        var voice = voices();
        assertThat(voice).singleElement().satisfies(it -> {
            assertThat(it.person()).isEqualTo(second);
            assertThat(it.version()).isEqualTo(1);
        });
        var heard = asCaseworker(() -> recordings.open(
                interview.id(),
                voice.getFirst().path(),
                UUID.fromString(voice.getFirst().answer().value())));
        assertThat(text(heard.content())).contains("her voice in the field");
        assertThat(asCaseworker(() -> interviews.setAsideOf(interview.id()))).isEmpty();
    }

    @Test
    void aDeviceWithoutItsPasswordIsNobody() throws Exception {
        var right = device;
        assertThat(get("/api/openrosa/formList").statusCode()).isEqualTo(200);

        device = new AppPasswords.Made(right.device(), "another");
        assertThat(get("/api/openrosa/formList").statusCode()).isEqualTo(401);
        var nobody = client.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/openrosa/formList"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(nobody.statusCode()).isEqualTo(401);
        assertThat(nobody.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Basic realm=");

        device = right;
        asCaseworker(() -> {
            passwords.end(passwords.mine().stream()
                    .filter(it -> it.device().equals(right.device()))
                    .findFirst()
                    .orElseThrow()
                    .id());
            return true;
        });
        assertThat(get("/api/openrosa/formList").statusCode()).isEqualTo(401);
    }

    @Test
    void anAppPasswordOpensNothingElse() throws Exception {
        var page = get("/work/cases/HVN-26-000200");

        assertThat(page.statusCode()).isEqualTo(302);
        assertThat(page.headers().firstValue("Location").orElse("")).contains("/sign-in");
    }

    @Test
    void whatWasTakenBackIsNotFetchedAnyMoreButStillTakenIn() throws Exception {
        var form = get("/api/openrosa/formList");
        var address = URI.create(found(form.body(), "<downloadUrl>([^<]+)</downloadUrl>"))
                .getPath();
        var xml = get(address).body();
        var filled = filledIn(xml);
        var checkOut = checkOuts.ofInterview(interview.id()).getFirst();
        asCaseworker(() -> {
            checkOuts.revoke(interview, checkOut.id());
            return true;
        });

        assertThat(get("/api/openrosa/formList").body()).doesNotContain("<xform>");
        assertThat(get(address).statusCode()).isEqualTo(404);
        assertThat(submit(filled).statusCode()).isEqualTo(201);
        assertThat(submit(filled.replace("<havn_consent>yes</havn_consent>", "<havn_consent/>"))
                        .statusCode())
                .as("without the family's yes")
                .isEqualTo(422);
        assertThat(submit("<data id=\"something-else\"><meta><instanceID>uuid:1</instanceID></meta></data>")
                        .statusCode())
                .isEqualTo(404);
        assertThat(submit("<!DOCTYPE data [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><data>&a;</data>")
                        .statusCode())
                .isEqualTo(404);
    }

    /// As Collect does it: the second member of the family is asked, in a part of their own.
    private static String filledIn(String xform) throws Exception {
        var definition =
                XFormUtils.getFormFromInputStream(new ByteArrayInputStream(xform.getBytes(StandardCharsets.UTF_8)));
        definition.initialize(true, new InstanceInitializationFactory());
        var controller = new FormEntryController(new FormEntryModel(definition));
        controller.jumpToIndex(FormIndex.createBeginningOfFormIndex());
        var members = 0;
        for (var event = controller.stepToNextEvent();
                event != FormEntryController.EVENT_END_OF_FORM;
                event = controller.stepToNextEvent()) {
            var reference = controller.getModel().getFormIndex().getReference();
            if (event == FormEntryController.EVENT_PROMPT_NEW_REPEAT
                    && reference.getNameLast().equals("each_member")
                    && members++ == 0) {
                controller.newRepeat();
            } else if (event == FormEntryController.EVENT_QUESTION) {
                var data = data(reference.getNameLast());
                if (data != null) {
                    assertThat(controller.answerQuestion(data, true)).isEqualTo(FormEntryController.ANSWER_OK);
                }
            }
        }
        var payload = new XFormSerializingVisitor().serializeInstance(definition.getMainInstance());
        var xml = new String(payload, StandardCharsets.UTF_8);
        return xml.contains("uuid:")
                ? xml
                : xml.replaceFirst("<instanceID ?/>", "<instanceID>uuid:" + UUID.randomUUID() + "</instanceID>");
    }

    private static @org.jspecify.annotations.Nullable IAnswerData data(String question) {
        return switch (question) {
            case "havn_consent", "illness" -> new SelectOneData(new Selection("yes"));
            case "havn_person" -> new SelectOneData(new Selection("p2"));
            case "live_together" -> new IntegerData(7);
            case "illness_words" -> new StringData(WORDS);
            default -> null;
        };
    }

    private List<GivenAnswer> voices() {
        return asCaseworker(() -> interviews.answersOf(interview.id())).stream()
                .filter(it -> it.question().equals("illness_voice"))
                .toList();
    }

    private static String attached(String name, String content) {
        return "\r\n--collect\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"" + name
                + "\"\r\nContent-Type: audio/mp4\r\n\r\n" + content;
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.UTF_8);
    }

    private HttpResponse<String> submit(String xml) throws IOException, InterruptedException {
        return submit(xml, "");
    }

    private HttpResponse<String> submit(String xml, String more) throws IOException, InterruptedException {
        var body = "--collect\r\nContent-Disposition: form-data; name=\"xml_submission_file\"; filename=\"one.xml\"\r\n"
                + "Content-Type: text/xml\r\n\r\n" + xml + more + "\r\n--collect--\r\n";
        return send(request("/api/openrosa/submission")
                .header("Content-Type", "multipart/form-data; boundary=collect")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    private HttpRequest.Builder request(String path) {
        var pair = device.device() + ":" + device.password();
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("X-OpenRosa-Version", "1.0")
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String found(String text, String pattern) {
        var matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }

    private <T> T asCaseworker(Callable<T> asking) {
        return As.asked(caseworker, asking);
    }
}
