package org.havn.interviews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.havn.HavnTest;
import org.havn.Statements;
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
import org.havn.interviews.forms.Answer;
import org.havn.interviews.offline.CheckOut;
import org.havn.interviews.offline.CheckOuts;
import org.havn.needs.Needs;
import org.havn.people.Persons;
import org.havn.platform.Ids;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// A house brings a form of its own, and the next version of it.
@HavnTest
class FormsPageTests {
    private static final String PASSWORD = "a sentence to remember";
    private static final String FIRST = """
            type|name|label::en|label::ar|media::audio::ar
            begin_group|home|At home|في البيت|
            select_one yn|cold|Is it cold there?|هل المكان بارد؟|cold-ar.wav
            end_group||||""";
    private static final String WITH_WATER = """
            type|name|label::en|label::ar|media::audio::ar
            begin_group|home|At home|في البيت|
            select_one yn|cold|Is it cold where you live?|هل المكان بارد؟|cold-ar.wav
            select_one yn|water|Is there water?|هل يوجد ماء؟|
            end_group||||""";
    private static final String CHOICES = """
            list_name|name|label::en|label::ar
            yn|yes|Yes|نعم
            yn|no|No|لا""";

    @Autowired
    private Accounts accounts;

    @Autowired
    private Interviews interviews;

    @Autowired
    private CheckOuts checkOuts;

    @Autowired
    private AppPasswords passwords;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @LocalServerPort
    private int port;

    private final HttpClient client = HttpClient.newHttpClient();
    private final String id = "house-" + UUID.randomUUID();
    private HouseholdOfFour family;
    private UUID worker = new UUID(0, 0);
    private Visitor caseworker;
    private Visitor administrator;

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
        administrator = anAdministrator();
    }

    @Test
    void aFormOfTheHouseIsBroughtInAskedAndFollowedByItsNextVersion() throws Exception {
        var sound = Sounds.wav("hal al-makan barid");
        var first = broughtAndKept(
                "form.zip", zip(Map.of("form.xlsx", form(id, "1", FIRST), "cold-ar.wav", sound)), "Nothing is in use");
        assertThat(first).contains("The form “Of the house” is in use", "Arabic", "House of Forms");

        var page = caseworker.get(all()).body();
        assertThat(page).contains("On which form?", "Of the house", "value=\"" + id + "\"");
        assertThat(planned("no-such-form").statusCode()).isEqualTo(422);
        var old = interview(planned(id));
        var device = asWorker(passwords::make);
        var out = asWorker(() -> checkOuts.take(Ids.next(), old.id(), device.device(), CheckOut.Reason.MISSION, 24))
                .checkOut();

        var waiting = brought("form.xlsx", form(id, "2", WITH_WATER));
        assertThat(waiting)
                .contains("Compared with version 1", "1 more", "water</span> · <bdi>Is there water?", "1 changed")
                .contains("cold</span> · <bdi>Is it cold where you live?</bdi> · wording")
                .contains("What is left out", "the sound files cold-ar.wav");
        assertThat(waiting).as("rules for needs that find nothing").contains("medicine_days");
        var second = kept(waiting);
        assertThat(second).contains("New interviews begin with it", "For interviews begun with it");
        assertThat(events()).isEqualTo(2);
        assertThat(Statements.during(() -> administrator.get("/work/forms"))).hasSizeBetween(1, 25);

        var interview = interview(planned(id));
        assertThat(interview.formVersion()).isEqualTo("2");
        var address = InterviewViews.address(interview);
        caseworker.post(address + "/beginning", "consent", "yes", "language", "apc");
        assertThat(caseworker.get(address + "/part?path=home&in=en").body()).contains("Is there water?");
        var answer = caseworker.post(
                address + "/answers",
                "part",
                "home",
                "path",
                "home/water",
                "value",
                "no",
                "base",
                "0",
                "key",
                Ids.next().toString());
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(asWorker(() -> interviews.answersOf(interview.id())))
                .singleElement()
                .satisfies(it -> assertThat(it.answer()).isEqualTo(Answer.given("no")));

        // what was out stays on the version that is out, and comes home
        assertThat(asWorker(() -> interviews.get(old.id())).formVersion()).isEqualTo("1");
        var listed = send(request(device, "/api/openrosa/forms/" + out.id()).GET());
        assertThat(listed.body()).contains("cold").doesNotContain("water");
        var sent = send(request(device, "/api/openrosa/submission")
                .header("Content-Type", "multipart/form-data; boundary=collect")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "--collect\r\nContent-Disposition: form-data; name=\"xml_submission_file\"; filename=\"one.xml\""
                                + "\r\nContent-Type: text/xml\r\n\r\n<data id=\"interview-" + out.id()
                                + "\" version=\"1\"><meta><instanceID>uuid:" + UUID.randomUUID()
                                + "</instanceID></meta><havn_consent>yes</havn_consent><home><cold>yes</cold></home>"
                                + "</data>\r\n--collect--\r\n")));
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(201);
        assertThat(asWorker(() -> interviews.answersOf(old.id()))).hasSize(1);
        asWorker(() -> checkOuts.take(Ids.next(), interview.id(), device.device(), CheckOut.Reason.MISSION, 24));
        assertThat(send(request(device, "/api/openrosa/formList").GET()).body())
                .contains("<version>1</version>", "<version>2</version>");
    }

    @Test
    void whatCannotBeUsedIsToldWithItsPlaceAndNothingIsKept() throws Exception {
        var before = kept();

        problem("form.xlsx", form(id, "1", FIRST.replace("select_one yn", "file")))
                .contains("Sheet survey, row 3, column type", "one of the types in docs/forms.md", "2 problems.");
        problem("form.xlsx", form(id, "1", "type|name|label::en\ninteger|age|How old?"))
                .contains("Sheet survey, row 2, column name", "at the top of the form", "Put it into a group");
        problem("form.xlsx", form(id, "one", FIRST)).contains("a version of digits");
        problem("form.xlsx", bomb()).contains("too large once unpacked");
        problem("form.xlsx", "PK and then nothing".getBytes(StandardCharsets.UTF_8))
                .contains("a file that is none or is damaged");
        problem(
                        "form.xml",
                        "<!DOCTYPE h [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>\n<h>&a;</h>"
                                .getBytes(StandardCharsets.UTF_8))
                .contains("Line 1, The file", "no document type");
        problem("form.zip", zip(Map.of("a.xlsx", form(id, "1", FIRST), "b.xml", new byte[] {'<'})))
                .contains("a.xlsx, b.xml");
        problem("form.csv", "type,name".getBytes(StandardCharsets.UTF_8)).contains("or an archive (.zip)");
        assertThat(administrator.upload("/work/forms", "form.xlsx", "<html>").body())
                .contains("This file is not what its name says");

        assertThat(kept()).isEqualTo(before);
        assertThat(waiting()).isZero();
    }

    @Test
    void aVersionStaysWhatItIs() throws Exception {
        var one = form(id, "10", FIRST);
        broughtAndKept("form.xlsx", one, "No form with this id is here");

        var again = administrator.upload("/work/forms", "form.xlsx", one);
        assertThat(administrator.follow(again).body()).contains("is here already, exactly as you brought it");
        refused(form(id, "10", WITH_WATER), "This version is here already, with other content");
        refused(form(id, "9", WITH_WATER), "New interviews begin with version 10, and this one is 9");
        assertThat(kept()).isEqualTo(1);

        var page = administrator.follow(administrator.upload("/work/forms", "form.xlsx", form(id, "11", FIRST)));
        assertThat(page.body()).contains("All questions are as in version 10");
        var stranger = anAdministrator();
        assertThat(stranger.get(page.uri().getPath()).statusCode()).isEqualTo(404);
        assertThat(stranger.post(page.uri().getPath() + "/keeping").statusCode())
                .isEqualTo(404);
        assertThat(caseworker.get("/work/forms").statusCode()).isIn(403, 404);
        assertThat(caseworker.upload("/work/forms", "form.xlsx", one).statusCode())
                .isIn(403, 404);
        administrator.post(page.uri().getPath() + "/removal");
        assertThat(administrator.post(page.uri().getPath() + "/keeping").statusCode())
                .isEqualTo(404);
        assertThat(kept()).isEqualTo(1);
        for (var change : new String[] {"update interviews.form set version = '2'", "delete from interviews.form"}) {
            assertThatThrownBy(() -> transaction.executeWithoutResult(
                            _ -> jdbc.sql(change).update()))
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void nobodyTakesThePlaceOfTheShippedFormWithoutSayingWhatTheRulesWillMiss() throws Exception {
        var page = administrator.follow(administrator.upload(
                "/work/forms", "form.xlsx", form("resettlement-interview", "999999999999999999", FIRST)));

        assertThat(page.body())
                .contains("What the rules for needs would not find", "burns-hindering", "It never proposes a need")
                .contains("name=\"knowing\"", "illness", "A later release of Havn");
        var refused = administrator.post(page.uri().getPath() + "/keeping");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Somebody has to say that they know");
        administrator.post(page.uri().getPath() + "/removal");
        assertThat(administrator.get("/work/forms").body()).doesNotContain("999999999999999999");
        assertThat(asWorker(interviews::offered).getFirst().id()).isEqualTo("resettlement-interview");
    }

    private org.assertj.core.api.AbstractStringAssert<?> problem(String name, byte[] file) {
        var answer = administrator.upload("/work/forms", name, file);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        return assertThat(answer.body()).contains("This form cannot be used yet", "Nothing was kept");
    }

    private void refused(byte[] file, String because) {
        var answer = administrator.upload("/work/forms", "form.xlsx", file);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains(because);
    }

    private String brought(String name, byte[] file) {
        var answer = administrator.upload("/work/forms", name, file);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        var page = administrator.follow(answer);
        return page.uri().getPath() + "\n" + page.body();
    }

    private String broughtAndKept(String name, byte[] file, String saying) {
        var page = brought(name, file);
        assertThat(page).contains("Is this the right form?", "Of the house", saying);
        return kept(page);
    }

    private String kept(String page) {
        var answer = administrator.post(page.lines().findFirst().orElseThrow() + "/keeping");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return administrator.follow(answer).body();
    }

    private HttpResponse<String> planned(String form) {
        return caseworker.post(
                all(), "on", LocalDate.now(ZoneOffset.UTC).plusDays(2).toString(), "language", "apc", "form", form);
    }

    private Interview interview(HttpResponse<String> planned) {
        var address = planned.headers().firstValue("location").orElseThrow();
        var interview = UUID.fromString(address.substring(address.lastIndexOf('/') + 1));
        return asWorker(() -> interviews.get(new InterviewId(interview)));
    }

    private String all() {
        return "/work/cases/" + family.number() + "/interviews";
    }

    private int kept() {
        return jdbc.sql("select count(*) from interviews.form where id = :id")
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    private int waiting() {
        return jdbc.sql("select count(*) from interviews.form_waiting w join access.account a on a.id = w.account"
                        + " where a.display_name = :id")
                .param("id", "House of Forms")
                .query(Integer.class)
                .single();
    }

    private int events() {
        return jdbc.sql("""
                select count(*) from audit.event where act = 'interviews.form-kept' and object_id = :id
                   and detail ->> 'digest' ~ '^[0-9a-f]{64}$' and detail ->> 'version' in ('1', '2')
                """).param("id", id).query(Integer.class).single();
    }

    /// A spreadsheet as somebody writes it; cells are divided by lines.
    private static byte[] form(String id, String version, String survey) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "Test", "1.0")) {
            var sheets = new LinkedHashMap<String, String>();
            sheets.put("survey", survey);
            sheets.put("choices", CHOICES);
            sheets.put(
                    "settings",
                    "form_id|version|form_title|default_language\n" + id + "|" + version + "|Of the house|en");
            sheets.forEach((name, text) -> {
                var sheet = workbook.newWorksheet(name);
                var lines = text.split("\n", -1);
                for (var row = 0; row < lines.length; row++) {
                    var cells = lines[row].split("\\|", -1);
                    for (var column = 0; column < cells.length; column++) {
                        sheet.value(row, column, cells[column]);
                    }
                }
            });
        }
        return out.toByteArray();
    }

    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        return out.toByteArray();
    }

    private static byte[] bomb() throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        files.put("[Content_Types].xml", new byte[1]);
        files.put("xl/sharedStrings.xml", new byte[40_000_000]);
        return zip(files);
    }

    private HttpRequest.Builder request(AppPasswords.Made device, String path) {
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

    private Visitor anAdministrator() {
        var name = "admin-" + UUID.randomUUID();
        accounts.open(name, "House of Forms", PASSWORD, Set.of(Role.ADMINISTRATOR), DemoUnits.PLACEMENT);
        return signedIn(name);
    }

    private Visitor signedIn(String name) {
        var visitor = new Visitor(port);
        visitor.signIn(name, PASSWORD);
        return visitor;
    }

    private <T> T asWorker(Callable<T> asking) {
        return As.asked(worker, asking);
    }
}
