package org.havn.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.havn.HavnTest;
import org.havn.Visitor;
import org.havn.access.Accounts;
import org.havn.access.DemoAccounts;
import org.havn.access.DemoUnits;
import org.havn.access.Role;
import org.havn.access.Units;
import org.havn.platform.AtStart;
import org.havn.platform.Telling;
import org.havn.reference.ImportReport.BadRows;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@HavnTest
class CodeListsTests {
    private static final String BECAUSE = "The list was published anew";

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final Locale BOKMAAL = Locale.of("nb");
    private static final Locale ARABIC = Locale.of("ar");

    @Autowired
    private CodeLists lists;

    @Autowired
    private Capabilities capabilities;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Units units;

    @LocalServerPort
    private int port;

    @BeforeEach
    void loadWhatShips(@Autowired List<AtStart> work) {
        work.stream()
                .filter(it -> it.order() <= 20)
                .sorted(Comparator.comparingInt(AtStart::order))
                .forEach(it -> it.run(Telling.nobody()));
    }

    @Test
    void theListsThatShipAreComplete() {
        assertThat(lists.entries(CodeListName.COUNTRIES, TODAY)).hasSizeGreaterThanOrEqualTo(249);
        assertThat(lists.entries(CodeListName.LANGUAGES, TODAY)).hasSize(56);
        assertThat(lists.entries(CodeListName.OCCUPATIONS, TODAY)).hasSize(619);
        assertThat(lists.entries(CodeListName.SUBMISSION_CATEGORIES, TODAY)).hasSize(7);
        assertThat(lists.entries(CodeListName.PRIORITIES, TODAY)).hasSize(Priority.values().length);
    }

    @Test
    void aNewReleaseKeepsWhatPeopleHaveEditedAndTellsTheDifference() {
        var shipped = CodeListCsv.write(lists.all(CodeListName.PRIORITIES));
        var edited = shipped.replace("Urgent", "Urgent as our office says");
        var newer =
                shipped.replace("Urgent", "Urgent in the new release").replace("Normal", "Normal in the new release");
        assertThat(edited).isNotEqualTo(shipped);

        var administrator = visitor(Role.ADMINISTRATOR);

        administrator.upload("/work/reference/priorities", "p.csv", edited, "because", BECAUSE);
        lists.importShipped(CodeListName.PRIORITIES, newer.getBytes(StandardCharsets.UTF_8));

        assertThat(lists.name(Priority.UG, Locale.ENGLISH)).isEqualTo("Urgent as our office says");
        assertThat(lists.name(Priority.NR, Locale.ENGLISH)).isEqualTo("Normal in the new release");
        assertThat(administrator.get("/work/reference/priorities").body())
                .contains("One row is otherwise in this release", "The release says: Urgent in the new release");

        lists.importShipped(CodeListName.PRIORITIES, edited.getBytes(StandardCharsets.UTF_8));
        assertThat(lists.shippedOtherwise(CodeListName.PRIORITIES, Locale.ENGLISH))
                .isEmpty();
        administrator.upload(
                "/work/reference/priorities", "p.csv", shipped, "because", BECAUSE); // as other tests expect it
    }

    @Test
    void aCodeIsCalledByItsNameInTheReadersLanguage() {
        assertThat(lists.name(new CountryCode("TR"), BOKMAAL)).isEqualTo("Tyrkia");
        assertThat(lists.name(new LanguageTag("apc"), Locale.ENGLISH)).isEqualTo("North Levantine Arabic");
        assertThat(lists.name(new OccupationCode("7531"), Locale.ENGLISH)).contains("dressmakers");
        assertThat(lists.name(new CountryCode("QQ"), BOKMAAL)).isEqualTo("QQ");
    }

    @Test
    void specificNeedsAreUnverifiedToTheLastRow() {
        assertThat(lists.all(CodeListName.SPECIFIC_NEEDS))
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(entry.status()).isEqualTo(CodeStatus.UNVERIFIED))
                .allSatisfy(entry -> assertThat(entry.source()).contains("not checked"));
        assertThat(lists.find(CodeListName.SPECIFIC_NEEDS, "SV").orElseThrow().restricted())
                .isTrue();
        assertThat(lists.isUnverified(CodeListName.SPECIFIC_NEEDS, "WR-SF")).isTrue();
    }

    @Test
    void everyCapabilityHasPlainWordsInTheFamilysLanguages() {
        assertThat(lists.all(CodeListName.CAPABILITIES))
                .allSatisfy(entry -> assertThat(entry.familyWords()).containsOnlyKeys("en", "nb", "ar", "tr"));
        assertThat(capabilities.familyWords(new CapabilityCode("JAW_SURGERY"), ARABIC))
                .contains("الفم");
    }

    @Test
    void aDialectIsUnderstoodInItsLanguage() {
        assertThat(capabilities.satisfiedBy(CapabilityCode.interpreter(new LanguageTag("apc"))))
                .extracting(CapabilityCode::value)
                .containsExactly("INTERPRETER:apc", "INTERPRETER:ar");
        assertThat(capabilities.name(new CapabilityCode("INTERPRETER:ar"), Locale.ENGLISH))
                .isEqualTo("Interpreter (Arabic)");
    }

    @Test
    void aLaterRowTakesOverOnItsDayAndTheOldOneStays() {
        var csv = """
                code,name_en,status,valid_from,source
                ZZ,An invented country,ACTIVE,2020-01-01,A test
                ZZ,Its later name,ACTIVE,2030-01-01,A test
                """.getBytes(StandardCharsets.UTF_8);

        assertThat(lists.importCsv(CodeListName.COUNTRIES, csv, BadRows.STOP).added())
                .isEqualTo(2);
        assertThat(lists.importCsv(CodeListName.COUNTRIES, csv, BadRows.STOP).changedNothing())
                .isTrue();
        assertThat(lists.name(new CountryCode("ZZ"), Locale.ENGLISH)).isEqualTo("An invented country");
    }

    @Test
    void whatIsDownloadedCanBeImportedAndChangesNothing() {
        for (var list : CodeListName.values()) {
            var csv = CodeListCsv.write(lists.all(list)).getBytes(StandardCharsets.UTF_8);

            assertThat(lists.importCsv(list, csv, BadRows.STOP).changedNothing())
                    .as(list.key())
                    .isTrue();
        }
    }

    @Test
    void thePageOfSpecificNeedsSaysThatTheyAreNotTheOfficialList() {
        var auditor = visitor(Role.AUDITOR);

        assertThat(auditor.get("/work/reference").statusCode()).isEqualTo(200);
        assertThat(auditor.get("/work/reference/specific-needs").body())
                .contains("It is not the official list")
                .doesNotContain("multipart/form-data");
        assertThat(auditor.get("/work/reference/languages?word=apc").body()).contains("North Levantine Arabic");
        assertThat(auditor.get("/work/reference/nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void theAdministratorImportsAndIsToldOfBadRows() {
        var administrator = visitor(Role.ADMINISTRATOR);

        var report = administrator
                .upload(
                        "/work/reference/countries",
                        "c.csv",
                        "code,name_en,status,valid_from,source\nnorway,,X,y,\n",
                        "because",
                        BECAUSE)
                .body();
        var broken = administrator.upload("/work/reference/countries", "c.csv", "code\n", "because", BECAUSE);

        assertThat(report).contains("Nothing was stored", "Column name_en is empty");
        assertThat(broken.statusCode()).isEqualTo(422);
    }

    @Test
    void aListIsOverwrittenForAReasonOnly() {
        var answer = visitor(Role.ADMINISTRATOR)
                .upload("/work/reference/countries", "c.csv", "code,name_en,status,valid_from,source\n");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).doesNotContain("Nothing was stored");
    }

    @Test
    void anExportedListHoldsNoFormulaAndComesBackAsItWas() {
        var entry = new CodeEntry(
                CodeListName.COUNTRIES,
                "QQ",
                null,
                java.util.Map.of("en", "=HYPERLINK(1)"),
                java.util.Map.of(),
                java.util.Map.of(),
                CodeStatus.UNVERIFIED,
                false,
                java.time.LocalDate.of(2026, 1, 1),
                null,
                "@nobody");

        var file = CodeListCsv.write(java.util.List.of(entry));

        assertThat(file).contains("'=HYPERLINK", "'@nobody");
        assertThat(CodeListCsv.read(CodeListName.COUNTRIES, file.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .singleElement()
                .isEqualTo(new ImportedRow.Accepted<>(2, entry));
    }

    private Visitor visitor(Role role) {
        var name = "tester-" + UUID.randomUUID();
        DemoAccounts.openIn(units, accounts);
        accounts.open(name, "A tester", "a sentence to remember", Set.of(role), DemoUnits.PLACEMENT);
        var visitor = new Visitor(port);
        visitor.signIn(name, "a sentence to remember");
        return visitor;
    }
}
