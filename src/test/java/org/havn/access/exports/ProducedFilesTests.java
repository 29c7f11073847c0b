package org.havn.access.exports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.bouncycastle.cms.CMSException;
import org.havn.HavnTest;
import org.havn.Visitor;
import org.havn.access.Accounts;
import org.havn.access.As;
import org.havn.access.CaseScopes;
import org.havn.access.DemoUnits;
import org.havn.access.FourEyes;
import org.havn.access.Role;
import org.havn.access.keeping.CaseMembers;
import org.havn.audit.AuditTrail;
import org.havn.platform.AtStart;
import org.havn.platform.OwnWork;
import org.havn.platform.Telling;
import org.havn.platform.Texts;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/// SECURITY.md, S6: every file with people in it leaves by one way, and holds what it should and nothing else.
@HavnTest
@TestPropertySource(
        properties = {"havn.placement.seconds=3", "havn.tested=copies"}) // shares the database of the copies
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProducedFilesTests {
    private static final String PASSWORD = "a sentence to remember";
    private static final String WHY = "the municipality has asked for it";
    private static final Pattern CASE = Pattern.compile("HVN-26-\\d{6}");
    private static final Pattern ROUND = Pattern.compile("/work/rounds/([0-9a-f-]{36})\"");

    @Autowired
    private Recipients recipients;

    @Autowired
    private Exports exports;

    @Autowired
    private ExportRows rows;

    @Autowired
    private FourEyes fourEyes;

    @Autowired
    private Accounts accounts;

    @Autowired
    private CaseScopes scopes;

    @Autowired
    private CaseMembers members;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private Texts texts;

    @Autowired
    private JdbcClient jdbc;

    private final TestRecipient municipality = TestRecipient.onCurve("secp384r1");
    private UUID recipient = new UUID(0, 0);
    private UUID administrator = new UUID(0, 0);
    private UUID guardian = new UUID(0, 0);
    private UUID officer = new UUID(0, 0);
    private Visitor atWork = new Visitor(0);
    private String round = "";
    private String excluded = "";

    @BeforeAll
    void theDemonstrationAndARecipient(@Autowired List<AtStart> work, @LocalServerPort int port) {
        work.stream().sorted(Comparator.comparingInt(AtStart::order)).forEach(it -> it.run(Telling.nobody()));
        administrator = account("admin", Role.ADMINISTRATOR);
        guardian = account("dpo", Role.DATA_PROTECTION_OFFICER);
        officer = account("officer", Role.PLACEMENT_OFFICER);
        recipient = registered(municipality);
        atWork = new Visitor(port);
        atWork.signIn("produced-officer", PASSWORD);
        var found = ROUND.matcher(atWork.get("/work/rounds").body());
        assertThat(found.find()).isTrue();
        round = found.group(1);
        excluded = CASE.matcher(atWork.get("/work/rounds/" + round).body())
                .results()
                .map(MatchResult::group)
                .filter(it -> !it.equals("HVN-26-000200"))
                .findFirst()
                .orElseThrow();
        scopes.exclude(excluded, officer, "a relative of the family");
    }

    @Test
    void aFileWithManyPeopleLeavesOnlyWhenASecondPersonAgreesAndEachFamilyIsTold() throws CMSException {
        var asked = taken("plan.csv");
        assertThat(atWork.post("/work/exports/" + asked).statusCode())
                .as("before anybody agreed")
                .isEqualTo(404);

        agree(asked);
        var fetched = atWork.post("/work/exports/" + asked);

        assertThat(fetched.statusCode()).isEqualTo(200);
        assertThat(fetched.headers().firstValue("Content-Disposition").orElse(""))
                .matches("attachment; filename=\"havn-E-[0-9a-f]{8}\\.p7m\"");
        assertThat(fetched.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        var cases = rows.casesOf(asked);
        assertThat(cases).hasSizeGreaterThan(25).doesNotContain(excluded);
        assertThat(trail.openings(cases.getFirst(), 100)).anySatisfy(it -> {
            assertThat(it.act()).isEqualTo("access.export.taken-out");
            assertThat(it.purpose()).isEqualTo("reception");
        });
        assertThat(trail.openings(excluded, 500)).noneMatch(it -> it.act().equals("access.export.taken-out"));
    }

    @Test
    void everyRowOfATableSaysWhoTookItOutAndNoFamilyIsInItThatItsReaderMayNotSee() throws CMSException {
        var csv = new String(opened("plan.csv"), StandardCharsets.UTF_8);
        var lines = csv.strip().split("\r?\n", -1);

        assertThat(lines).hasSizeGreaterThan(25);
        for (var line : List.of(lines).subList(1, lines.length)) {
            assertThat(line).contains("taken out by A tester", "for Reception, Lunnvik", "A municipality prepares");
        }
        assertThat(csv).doesNotContain(excluded);
        assertThat(csv.split("[,\r\n]", -1))
                .noneMatch(it -> it.replace("\"", "").matches("[=+@\\t-].*"));
    }

    @Test
    void aSpreadsheetHasOneSheetAndNothingOutOfSight() throws CMSException {
        var parts = InDepth.of("plan.xlsx", opened("plan.xlsx"));

        assertThat(parts.keySet().stream().filter(it -> it.contains("worksheets/sheet")))
                .hasSize(1);
        assertThat(InDepth.outOfSight(parts)).isEmpty();
        assertThat(parts.values()).noneMatch(it -> it.contains(excluded));
        assertThat(parts.entrySet())
                .filteredOn(it -> it.getKey().contains("docProps"))
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it.getValue()).doesNotContain("tester", "HVN-", "Lunnvik"));
        assertThat(String.join("", parts.values())).contains("taken out by A tester");
        assertThat(namesAndWords())
                .isNotEmpty()
                .allSatisfy(secret -> assertThat(parts.values()).noneMatch(it -> it.contains(secret)));
    }

    @Test
    void theLookFindsWhatItLooksFor() {
        assertThat(InDepth.outOfSight(InDepth.of("x", planted())))
                .containsKeys(
                        "x/xl/workbook.xml",
                        "x/xl/worksheets/sheet1.xml",
                        "x/xl/comments1.xml",
                        "x/docProps/custom.xml");
    }

    @Test
    void theProblemOfARoundIsNotForWhomOneFamilyIsClosed() {
        var answer = atWork.post(
                "/work/rounds/" + round + "/files",
                "file",
                "problem.zip",
                "recipient",
                recipient.toString(),
                "purpose",
                "CHECKING_A_PLAN",
                "because",
                WHY);

        assertThat(answer.statusCode()).isEqualTo(404);
    }

    @Test
    void withoutARegisteredRecipientNothingLeaves() {
        var unknown = UUID.randomUUID().toString();
        var answer = atWork.post(
                "/work/rounds/" + round + "/files",
                "file",
                "plan.csv",
                "recipient",
                unknown,
                "purpose",
                "RECEPTION",
                "because",
                WHY);
        assertThat(answer.statusCode()).isEqualTo(422);

        var ended = registered(TestRecipient.onCurve("secp256r1"));
        As.account(guardian, Role.DATA_PROTECTION_OFFICER, () -> recipients.end(ended));
        assertThat(recipients.usable()).noneMatch(it -> it.id().equals(ended));
    }

    @Test
    void aFileWithFewPeopleTakesOneAndOneWithTwentySixTakesTwo() {
        assertThat(state(small(25))).isEqualTo(Export.State.READY);
        assertThat(state(small(26))).isEqualTo(Export.State.WAITING);
    }

    @Test
    void aSecondPersonCannotAgreeToAFileWhoseRecipientHasEnded() {
        var leaving = registered(TestRecipient.onCurve("secp256r1"));
        var asked = ask(30, leaving);
        As.account(guardian, Role.DATA_PROTECTION_OFFICER, () -> recipients.end(leaving));

        assertThat(agreed(asked)).isFalse();
        assertThat(state(asked)).isEqualTo(Export.State.WAITING);
    }

    @Test
    void aPersonsCopyMayBeSealedToSomebodyFarAway() throws CMSException {
        var answer = new byte[1][];
        As.account(
                guardian,
                Role.DATA_PROTECTION_OFFICER,
                () -> answer[0] = exports.seal(
                                UUID.randomUUID(),
                                recipient.toString(),
                                "a right to know",
                                mark -> mark.line(texts.in(Locale.ENGLISH)).getBytes(StandardCharsets.UTF_8))
                        .bytes());

        assertThat(new String(municipality.open(answer[0]), StandardCharsets.UTF_8))
                .contains("for Reception, Lunnvik", "a right to know");
    }

    private UUID account(String name, Role role) {
        return accounts.open("produced-" + name, "A tester", PASSWORD, Set.of(role), DemoUnits.PLACEMENT);
    }

    private UUID registered(TestRecipient whose) {
        var id = new UUID[1];
        As.account(
                administrator,
                Role.ADMINISTRATOR,
                () -> id[0] = recipients.ask("Reception", "Lunnvik", whose.pem(), "they receive families in May"));
        assertThat(recipients.usable()).noneMatch(it -> it.id().equals(id[0]));
        assertThat(agreed(id[0])).isTrue();
        return id[0];
    }

    private UUID taken(String file) {
        var answer = atWork.post(
                "/work/rounds/" + round + "/files",
                "file",
                file,
                "recipient",
                recipient.toString(),
                "purpose",
                "RECEPTION",
                "because",
                WHY);
        assertThat(answer.statusCode()).isEqualTo(302);
        return rows.mine(officer).getFirst().id();
    }

    private byte[] opened(String file) throws CMSException {
        var asked = taken(file);
        agree(asked);
        var sealed = new byte[1][];
        As.account(officer, Role.PLACEMENT_OFFICER, () -> sealed[0] = exports.collect(asked));
        return municipality.open(sealed[0]);
    }

    private void agree(UUID what) {
        assertThat(agreed(what)).isTrue();
    }

    /// Whether the data-protection officer could agree to the request about this.
    private boolean agreed(UUID what) {
        var request =
                jdbc.sql("""
                select id from access.second_request
                 where :what in (parameters ->> 'export', parameters ->> 'recipient') and state = 'WAITING'
                """).param("what", what.toString()).query(UUID.class).single();
        try {
            As.account(guardian, Role.DATA_PROTECTION_OFFICER, () -> fourEyes.agree(request, ""));
            return true;
        } catch (org.havn.platform.Refusal refused) {
            return false;
        }
    }

    private UUID small(int persons) {
        return ask(persons, recipient);
    }

    private UUID ask(int persons, UUID to) {
        var id = new UUID[1];
        var words = texts.in(Locale.ENGLISH);
        var draft = new Draft(
                "few.csv",
                "round",
                round,
                List.of("HVN-26-000200"),
                persons,
                mark -> TableFile.csv(List.of(List.of("household"), List.of("HVN-26-000200")), mark, words));
        As.account(
                officer,
                Role.PLACEMENT_OFFICER,
                () -> id[0] = exports.ask(draft, to.toString(), ExportPurpose.RECEPTION, WHY, words));
        return id[0];
    }

    private Export.State state(UUID id) {
        return rows.findForSecond(id).orElseThrow().state();
    }

    /// Names of the people of a case, which no plan may hold.
    private List<String> namesAndWords() {
        return OwnWork.of(
                "test",
                () -> jdbc.sql("""
                select distinct given from people.person_name
                 where person_id = any(cast(:persons as uuid[])) and length(given) > 3
                """)
                        .param(
                                "persons",
                                members.of("HVN-26-000200").stream()
                                        .map(UUID::toString)
                                        .toArray(String[]::new))
                        .query(String.class)
                        .list());
    }

    private static byte[] planted() {
        var bytes = new java.io.ByteArrayOutputStream();
        try (var zip = new java.util.zip.ZipOutputStream(bytes)) {
            var parts = new ArrayList<String[]>();
            parts.add(new String[] {"xl/workbook.xml", "<sheet name=\"b\" state=\"hidden\"/>"});
            parts.add(new String[] {"xl/worksheets/sheet1.xml", "<row r=\"1\" hidden=\"1\"/>"});
            parts.add(new String[] {"xl/comments1.xml", "<comments/>"});
            parts.add(new String[] {"docProps/custom.xml", "<property/>"});
            for (var part : parts) {
                zip.putNextEntry(new java.util.zip.ZipEntry(part[0]));
                zip.write(part[1].getBytes(StandardCharsets.UTF_8));
            }
        } catch (java.io.IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return bytes.toByteArray();
    }
}
