package org.havn.communities;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.havn.HavnTest;
import org.havn.Visitor;
import org.havn.access.Accounts;
import org.havn.access.DemoAccounts;
import org.havn.access.DemoUnits;
import org.havn.access.Role;
import org.havn.access.Units;
import org.havn.audit.TrailQuestion;
import org.havn.platform.AtStart;
import org.havn.platform.Telling;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@HavnTest
class CommunityPagesTests {
    private static final String BECAUSE = "The municipality sent new figures";
    private static final String PASSWORD = "a sentence to remember";

    @Autowired
    private Accounts accounts;

    @Autowired
    private Units units;

    @Autowired
    private org.springframework.jdbc.core.simple.JdbcClient jdbc;

    @Autowired
    private org.havn.audit.AuditTrail trail;

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
    void theListShowsTheMapWith357CirclesAndTheFindingAsItsTitle() {
        var page = officer().get("/work/communities").body();

        assertThat(page.split("class=\"place\"", -1)).hasSizeGreaterThanOrEqualTo(357 + 1);
        assertThat(page).containsPattern("<figcaption>\\d+ of 357 municipalities offer \\d+ in all; Oslo offers most");
        assertThat(page).contains("of 357").contains("aria-sort=\"descending\"");
    }

    @Test
    void filtersNarrowTheList() {
        var page = officer()
                .get("/work/communities?county=46&capability=BURN_RECONSTRUCTION&minutes=60&dimension=places&least=7")
                .body();

        assertThat(page).contains("/work/communities/4601").doesNotContain("\"/work/communities/0301\"");
    }

    @Test
    void nonsenseInTheAddressIsNoError() {
        assertThat(officer()
                        .get("/work/communities?page=999&sort=nothing&capability=%22x&dimension=z")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aHiddenFigureIsAWordAndNotAZero() {
        var page = officer().get("/work/communities/1856").body();

        assertThat(page).contains("hidden");
    }

    @Test
    void bergensPageMarksWhatIsAssumedAndWhatNobodyChecked() {
        var page = officer().get("/work/communities/4601").body();

        assertThat(page).contains("data-kind=\"assumed\"").contains("data-kind=\"unknown\"");
        assertThat(page).contains("Haukeland universitetssjukehus");
    }

    @Test
    void anOfficerRecordsANewAmountAndTheOldOneStaysReadable() {
        var officer = officer();

        var answer = officer.post(
                "/work/communities/4204/capacities",
                "dimension",
                "HOMES_SEVEN_PLUS.1",
                "amount",
                "2",
                "from",
                "2026-11-01",
                "source",
                "Letter from the municipality",
                "because",
                "A house was mended");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(officer.get("/work/communities/4204").body())
                .contains("A house was mended", "2 versions", "Recorded by A tester,", "Came with the data,");
    }

    @Test
    void whoSawAnOlderVersionIsToldSo() {
        var officer = officer();

        var answer = officer.post(
                "/work/communities/4204/capacities",
                "dimension",
                "HOMES_SMALL.0",
                "amount",
                "2",
                "from",
                "2026-11-01",
                "source",
                "Letter",
                "because",
                "Too late");

        assertThat(answer.statusCode()).isEqualTo(409);
    }

    @Test
    void onlyAnOfficerMayRecordAnAmount() {
        var auditor = visitor(Role.AUDITOR);

        assertThat(auditor.get("/work/communities/4204").body()).doesNotContain("/capacities\"");
        assertThat(auditor.post("/work/communities/4204/capacities", "dimension", "PLACES.1")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void anUnknownMunicipalityIsNotThere() {
        assertThat(officer().get("/work/communities/9999").statusCode()).isEqualTo(404);
    }

    @Test
    void anImportSaysLineByLineWhatIsWrong() {
        var header = "municipality,dimension,effective_from,amount,because,source,as_of,confidence\n";
        var file = header
                + "4601,KINDERGARTEN,2026-12-01,5,Told by phone,Bergen kommune,2026-11-20,OFFICIAL\n"
                + "9999,KINDERGARTEN,2026-12-01,5,Told by phone,Bergen kommune,2026-11-20,OFFICIAL\n"
                + "4601,GARDENS,2026-12-01,five,Told by phone,Bergen kommune,2026-11-20,OFFICIAL\n";
        var officer = officer();

        var stopped = officer.upload("/work/communities/tables/capacities", "c.csv", file, "because", BECAUSE)
                .body();
        var leftOut = officer.upload(
                        "/work/communities/tables/capacities", "c.csv", file, "leaveOut", "true", "because", BECAUSE)
                .body();
        var again = officer.upload(
                        "/work/communities/tables/capacities", "c.csv", file, "leaveOut", "true", "because", BECAUSE)
                .body();

        assertThat(stopped).contains("Nothing was stored", "9999", "GARDENS");
        assertThat(leftOut).contains("One row is new").contains("2 bad rows were left out");
        assertThat(again).contains("No row is new").contains("one was there already");
    }

    @Test
    void aTableIsOverwrittenForAReasonOnlyAndTheTrailHearsOfIt() {
        var file = "municipality,dimension,effective_from,amount,because,source,as_of,confidence\n"
                + "4601,PRIMARY,2026-12-01,7,Told by phone,Bergen kommune,2026-11-20,OFFICIAL\n";
        var officer = officer();

        var without = officer.upload("/work/communities/tables/capacities", "c.csv", file);
        var with = officer.upload("/work/communities/tables/capacities", "c.csv", file, "because", BECAUSE);

        assertThat(without.statusCode()).isEqualTo(422);
        assertThat(with.body()).contains("One row is new");
        assertThat(jdbc.sql("select because from communities.table_import")
                        .query(String.class)
                        .list())
                .contains(BECAUSE);
        assertThat(trail.find(TrailQuestion.everything()).entries())
                .anyMatch(it -> it.act().equals("communities.table.imported"));
    }

    @Test
    void aDayThatNoCalendarReachesIsRefused() {
        var answer = officer()
                .post(
                        "/work/communities/4204/capacities",
                        "dimension",
                        "HOMES_SMALL.1",
                        "amount",
                        "2",
                        "from",
                        "+999999999-01-01",
                        "source",
                        "Letter",
                        "because",
                        "Too late");

        assertThat(answer.statusCode()).isBetween(400, 422);
    }

    @Test
    void whatIsNoMunicipalityHasNoPlacements() {
        assertThat(officer().get("/work/communities/xx/placements").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aSpreadsheetBringsCapacitiesWithTheirDaysAndSaysWhoSentIt() throws IOException {
        var officer = officer();

        var report = officer.upload(
                        "/work/communities/tables/capacities",
                        "c.xlsx",
                        spreadsheet(6),
                        "leaveOut",
                        "true",
                        "because",
                        BECAUSE)
                .body();
        var again = officer.upload(
                        "/work/communities/tables/capacities",
                        "c.xlsx",
                        spreadsheet(6),
                        "leaveOut",
                        "true",
                        "because",
                        BECAUSE)
                .body();

        assertThat(report)
                .contains("One row is new", "One bad row was left out")
                // the line that the spreadsheet shows: the third is empty
                .containsPattern("<td class=\"number\">4</td><td dir=\"auto\">[^<]*-3");
        assertThat(again).contains("No row is new").contains("one was there already");
        assertThat(officer.get("/work/communities/4203").body())
                .contains("from 1 December 2026: 6", "Told by phone", "Recorded by A tester,");
    }

    @Test
    void anotherAmountForTheSameDayIsANewVersionAndTheOldOneStays() throws IOException {
        var officer = officer();
        officer.upload(
                "/work/communities/tables/capacities",
                "c.xlsx",
                spreadsheet(8),
                "leaveOut",
                "true",
                "because",
                BECAUSE);

        var report = officer.upload(
                "/work/communities/tables/capacities",
                "c.xlsx",
                spreadsheet(9),
                "leaveOut",
                "true",
                "because",
                BECAUSE);

        assertThat(report.body()).contains("one has changed");
        assertThat(officer.get("/work/communities/4203").body())
                .contains("from 1 December 2026: 8", "from 1 December 2026: 9");
    }

    @Test
    void whatOnlyLooksLikeASpreadsheetIsRefusedInWords() {
        var answer = officer()
                .upload("/work/communities/tables/capacities", "c.xlsx", "PK and then nothing", "because", BECAUSE);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("This spreadsheet cannot be opened", "Nothing was changed.");
    }

    /// A good row with its days as days, an empty one, and one with an amount below nothing.
    private static byte[] spreadsheet(int amount) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "Havn", "1.0")) {
            var sheet = workbook.newWorksheet("Capacities");
            var header = List.of(
                    "municipality",
                    "dimension",
                    "effective_from",
                    "amount",
                    "because",
                    "source",
                    "as_of",
                    "confidence");
            for (int column = 0; column < header.size(); column++) {
                sheet.value(0, column, header.get(column));
            }
            row(sheet, 1, amount);
            row(sheet, 3, -3);
        }
        return bytes.toByteArray();
    }

    private static void row(Worksheet sheet, int line, int amount) {
        sheet.value(line, 0, "4203");
        sheet.value(line, 1, line == 1 ? "KINDERGARTEN" : "HOMES_LARGE");
        sheet.value(line, 2, LocalDate.of(2026, 12, 1));
        sheet.style(line, 2).format("yyyy-mm-dd").set();
        sheet.value(line, 3, amount);
        sheet.value(line, 4, "Told by phone");
        sheet.value(line, 5, "Arendal kommune");
        sheet.value(line, 6, "2026-11-20");
        sheet.value(line, 7, "OFFICIAL");
    }

    @Test
    void thePagesSpeakBokmaal() {
        var officer = officer();

        officer.get("/language?to=nb&back=/work/communities");

        assertThat(officer.get("/work/communities").body()).contains("Kommuner", "tilbyr");
    }

    private Visitor officer() {
        return visitor(Role.PLACEMENT_OFFICER);
    }

    private Visitor visitor(Role role) {
        var name = "tester-" + UUID.randomUUID();
        DemoAccounts.openIn(units, accounts);
        accounts.open(name, "A tester", PASSWORD, Set.of(role), DemoUnits.PLACEMENT);
        var visitor = new Visitor(port);
        visitor.signIn(name, PASSWORD);
        return visitor;
    }
}
