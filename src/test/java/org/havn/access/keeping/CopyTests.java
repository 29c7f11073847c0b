package org.havn.access.keeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import javax.sql.DataSource;
import org.havn.HavnTest;
import org.havn.TestDatabase;
import org.havn.Visitor;
import org.havn.access.Accounts;
import org.havn.access.As;
import org.havn.access.DemoAccounts;
import org.havn.access.Purpose;
import org.havn.access.ReasonMissing;
import org.havn.access.Role;
import org.havn.audit.AuditTrail;
import org.havn.platform.AtStart;
import org.havn.platform.Telling;
import org.havn.platform.Texts;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.json.JsonMapper;

/// The right to a copy: everything about one person, nothing about another, and an event for it.
@HavnTest
@TestPropertySource(properties = {"havn.placement.seconds=3", "havn.tested=copies"}) // for a database of its own
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CopyTests {
    private static final String NUMBER = "HVN-26-000200";
    private static final String WHY = "she asked for it at the desk";

    @Autowired
    private Copies copies;

    @Autowired
    private List<PersonRecords> modules;

    @Autowired
    private CaseMembers members;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Texts texts;

    private UUID officer = new UUID(0, 0);
    private UUID stranger = new UUID(0, 0);

    @BeforeAll
    void theDemonstration(@Autowired List<AtStart> work) {
        work.stream().sorted(java.util.Comparator.comparingInt(AtStart::order)).forEach(it -> it.run(Telling.nobody()));
        officer = accounts.open(
                "dpo-" + UUID.randomUUID(),
                "An officer",
                "a password of a test",
                Set.of(Role.DATA_PROTECTION_OFFICER),
                DemoAccounts.ALL.getFirst().unit());
        stranger = accounts.open(
                "far-" + UUID.randomUUID(),
                "A caseworker far away",
                "a password of a test",
                Set.of(Role.CASEWORKER),
                org.havn.access.DemoUnits.BEIRUT);
    }

    @Test
    void aPersonGetsEveryTableThatHoldsSomethingAboutThemAndNobodyElsesNeeds() throws IOException {
        var people = members.of(NUMBER);
        var first = copyOf(1);
        var second = copyOf(2);

        var held = held(first);
        assertThat(held.keySet())
                .contains("people.person", "people.person_name", "cases.case_member", "cases.resettlement_case");
        assertThat(held.get("people.person"))
                .singleElement()
                .satisfies(it ->
                        assertThat(it).containsEntry("id", people.getFirst().toString()));
        var hers = held(first).getOrDefault("needs.own_words", List.of());
        var theirs = held(second).getOrDefault("needs.own_words", List.of());
        assertThat(hers.size() + theirs.size()).isPositive();
        for (var name : held(second).get("people.person_name")) {
            assertThat(held.get("people.person_name")).doesNotContain(name);
        }
        for (var need : held(second).getOrDefault("needs.need", List.of())) {
            var ofTheHousehold =
                    held(first).getOrDefault("needs.need", List.of()).contains(need);
            assertThat(ofTheHousehold || !first.get("copy.json").contains(String.valueOf(need.get("id"))))
                    .isTrue();
        }
    }

    /// What a plan says of a family speaks of others too: who would have to move, and who gains more there.
    @Test
    void noOtherFamilyStandsInIt(@Autowired DataSource database) throws Exception {
        try (var connection = database.getConnection();
                var server = TestDatabase.server().superuser().connect(connection.getCatalog());
                var statement = server.createStatement()) {
            statement.execute("""
                    update placement.proposal
                       set reasons = jsonb_set(reasons, '{alternatives}', '[{"community": "0301", "value": 3.5, "net": 3.5,
                               "reasons": [{"instead": ["HVN-26-000007"]}], "moved": ["HVN-26-000003"]}]')
                     where case_number = 'HVN-26-000200'""");
        }
        var made = copyOf(1);

        assertThat(held(made).get("placement.proposal"))
                .isNotEmpty()
                .allSatisfy(it -> assertThat(String.valueOf(it.get("reasons"))).contains("0301", "whyHere"));
        made.forEach((file, text) -> assertThat(
                        Pattern.compile("HVN-26-\\d{6}").matcher(text).results().map(it -> it.group()))
                .as(file)
                .containsOnly(NUMBER));
    }

    @Test
    void whatSheSaidStandsInItInHerOwnWords() throws IOException {
        var words = 0;
        for (var member = 1; member <= members.of(NUMBER).size(); member++) {
            var made = copyOf(member);
            for (var row : held(made).getOrDefault("needs.own_words", List.of())) {
                words++;
                assertThat(row.get("verbatim")).isNotBlank();
                assertThat(made.get("copy.html")).contains("What you said");
            }
        }
        assertThat(words).isGreaterThan(5);
    }

    @Test
    void everyFieldAndTableHasAName() throws IOException {
        for (var language : List.of("en", "nb")) {
            var said = texts.in(Locale.forLanguageTag(language));
            for (var member = 1; member <= members.of(NUMBER).size(); member++) {
                held(copyOf(member)).forEach((table, rows) -> {
                    assertThat(said.has("access.copy.table." + table)).as(table).isTrue();
                    rows.forEach(row -> row.keySet()
                            .forEach(field -> assertThat(
                                            field.startsWith("translation_") || said.has("access.copy.field." + field))
                                    .as(table + "." + field)
                                    .isTrue()));
                });
            }
        }
    }

    @Test
    void everyTableThatACopyTellsOfIsClaimedByItsModule() {
        var whom = new Whom(Set.copyOf(members.of(NUMBER)), Set.of(NUMBER));
        modules.forEach(module -> assertThat(module.copy(whom))
                .allSatisfy(part -> assertThat(module.tables()).contains(part.table())));
    }

    @Test
    void thatACopyWasMadeStandsInTheTrailWithItsPurposeAndInTheNextCopy() throws IOException {
        copyOf(1);

        assertThat(trail.openings(NUMBER, 500)).anySatisfy(it -> {
            assertThat(it.act()).isEqualTo("access.copy.made");
            assertThat(it.purpose()).isEqualTo("asked-by-the-family");
        });
        assertThat(copyOf(1).get("copy.html")).contains("Made a person’s copy of everything", "An officer");
    }

    @Test
    void whoDoesNotSeeTheCaseGetsTheSameAnswerAsForOneThatIsNotThere() {
        As.account(
                stranger,
                Role.CASEWORKER,
                () -> assertThatThrownBy(() -> make(NUMBER, "1")).isInstanceOf(MemberNotThere.class));
        As.account(
                stranger,
                Role.CASEWORKER,
                () -> assertThatThrownBy(() -> make("HVN-26-999999", "1")).isInstanceOf(MemberNotThere.class));
        As.account(
                officer,
                Role.DATA_PROTECTION_OFFICER,
                () -> assertThatThrownBy(() -> make(NUMBER, "40")).isInstanceOf(MemberNotThere.class));
        As.account(
                officer,
                Role.DATA_PROTECTION_OFFICER,
                () -> assertThatThrownBy(() -> copies.make(
                                NUMBER, "1", Purpose.COMPLAINT_OR_ACCESS, "short", "", texts.in(Locale.ENGLISH)))
                        .isInstanceOf(ReasonMissing.class));
    }

    @Test
    void thePageHandsItOutAsAnAttachmentThatNoCacheKeeps(@LocalServerPort int port) {
        var henrik = DemoAccounts.ALL.stream()
                .filter(it -> it.role() == Role.DATA_PROTECTION_OFFICER)
                .findFirst()
                .orElseThrow();
        var visitor = new Visitor(port);
        visitor.signIn(henrik.signInName(), henrik.password());

        var answer = visitor.post(
                "/work/copies", "number", NUMBER, "member", "1", "purpose", "ASKED_BY_THE_FAMILY", "because", WHY);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Disposition")).hasValue("attachment; filename=\"copy.zip\"");
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(visitor.get("/work/copies").statusCode()).isEqualTo(200);
        assertThat(visitor.get("/work/keeping").statusCode()).isEqualTo(200);
    }

    private byte[] make(String number, String member) {
        return copies.make(number, member, Purpose.ASKED_BY_THE_FAMILY, WHY, "", texts.in(Locale.ENGLISH));
    }

    private Map<String, String> copyOf(int member) throws IOException {
        var made = new byte[1][];
        As.account(officer, Role.DATA_PROTECTION_OFFICER, () -> made[0] = make(NUMBER, Integer.toString(member)));
        var files = new HashMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(made[0]))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        assertThat(files.keySet()).containsExactlyInAnyOrder("copy.html", "copy.json");
        return files;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, List<Map<String, String>>> held(Map<String, String> files) {
        var whole = JsonMapper.builder().build().readValue(files.get("copy.json"), Map.class);
        return (Map<String, List<Map<String, String>>>) whole.get("held");
    }
}
