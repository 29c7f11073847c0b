package org.havn.needs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.dhatim.fastexcel.Workbook;
import org.havn.HavnTest;
import org.havn.access.Accounts;
import org.havn.access.As;
import org.havn.access.DemoUnits;
import org.havn.access.Role;
import org.havn.cases.CaseNumber;
import org.havn.cases.Cases;
import org.havn.cases.ProgrammeId;
import org.havn.cases.Programmes;
import org.havn.demo.DemoProgramme;
import org.havn.platform.AtStart;
import org.havn.platform.Telling;
import org.havn.reference.ImportReport.BadRows;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@HavnTest
class FamilyImportTests {
    private static final String HEADER =
            "case_number,person,given_name,family_name,birth,sex,relationship,origin,language\n";

    @Autowired
    private FamilyImport imports;

    @Autowired
    private Cases cases;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Needs needs;

    @Autowired
    private Programmes programmes;

    @Autowired
    private DemoProgramme demo;

    @Autowired
    private List<AtStart> atStart;

    private ProgrammeId programme;

    @BeforeEach
    void thereIsAProgrammeAndAVocabulary() {
        programme = demo.load(200, _ -> {});
        atStart.stream()
                .sorted(Comparator.comparingInt(AtStart::order))
                .filter(it -> it.order() < 15)
                .forEach(it -> it.run(Telling.nobody()));
        assertThat(programmes.find(programme)).isPresent();
    }

    @Test
    void aFamilyComesInOnceHoweverOftenItsFileIsSent() {
        var file = HEADER + "HVN-26-900001,1,Samira,Test,1990-02-01,FEMALE,PA,SY,ar\n"
                + "HVN-26-900001,2,Nabil,Test,2015,MALE,SON,SY,ar\n";

        var first = imports.families(programme, bytes(file), BadRows.STOP);
        var second = imports.families(programme, bytes(file), BadRows.STOP);

        assertThat(first.added()).isEqualTo(2);
        assertThat(second.added()).isZero();
        assertThat(second.unchanged()).isEqualTo(2);
        assertThat(cases.get(new CaseNumber("HVN-26-900001")).householdSize()).isEqualTo(2);
    }

    @Test
    void aBadRowStopsTheFileUnlessTheGoodOnesAreAskedForAndThenLeavesItsWholeFamilyOut() {
        var file = HEADER + "HVN-26-900002,1,Good,Family,1980,FEMALE,PA,SY,ar\n"
                + "HVN-26-900003,1,Broken,Family,1981,FEMALE,PA,SY,ar\n"
                + "HVN-26-900003,2,Broken,Family,not a year,MALE,SON,SY,ar\n";

        var stopped = imports.families(programme, bytes(file), BadRows.STOP);
        assertThat(stopped.written()).isFalse();
        assertThat(cases.find(new CaseNumber("HVN-26-900002"))).isEmpty();

        var report = imports.families(programme, bytes(file), BadRows.LEAVE_OUT);
        assertThat(report.rejected()).containsOnlyKeys(3L, 4L);
        assertThat(report.rejected().get(4L).key()).isEqualTo("not-a-day");
        assertThat(report.rejected().get(3L).key()).isEqualTo("family-incomplete");
        assertThat(cases.find(new CaseNumber("HVN-26-900002"))).isPresent();
        assertThat(cases.find(new CaseNumber("HVN-26-900003"))).isEmpty();
    }

    @Test
    void needsComeInFromASpreadsheetInThePersonsOwnWords() throws IOException {
        imports.families(programme, bytes(HEADER + "HVN-26-900004,1,Huda,Test,1970,FEMALE,PA,SY,ar\n"), BadRows.STOP);
        var file = sheet(
                List.of("case_number", "person", "words", "language", "english", "capability", "severity", "hard"),
                List.of("HVN-26-900004", "1", "بدي أتعالج", "ar", "I want to be treated", "DIALYSIS", "HIGH", ""),
                List.of("HVN-26-900004", "1", "قال", "ar", "", "NONSENSE", "HIGH", ""),
                List.of("HVN-26-900004", "1", "بدي", "ar", "", "DIALYSIS", "HIGH", "yes"),
                List.of("HVN-26-900004", "7", "بدي", "ar", "", "", "LOW", ""));

        var report = imports.needs(file, BadRows.LEAVE_OUT);

        assertThat(report.added()).isEqualTo(1);
        assertThat(report.rejected().get(3L).key()).isEqualTo("unknown-capability");
        assertThat(report.rejected().get(4L).arguments().getFirst()).contains("confirmed");
        assertThat(report.rejected().get(5L).key()).isEqualTo("unknown-person");
        assertThat(needs.of(new CaseNumber("HVN-26-900004")))
                .singleElement()
                .satisfies(it -> assertThat(it.words().verbatim()).isEqualTo("بدي أتعالج"));
        assertThat(imports.needs(file, BadRows.LEAVE_OUT).added()).isZero();
    }

    @Test
    void aFileConfirmsNothingInAnotherPersonsName() {
        imports.families(programme, bytes(HEADER + "HVN-26-900005,1,Huda,Test,1970,FEMALE,PA,SY,ar\n"), BadRows.STOP);
        var header = "case_number,person,words,language,severity,capability,hard,confirmed_by,confirmed_on\n";
        var named = bytes(header + "HVN-26-900005,1,one,en,HIGH,DIALYSIS,yes,Dr Somebody,2026-11-01\n");
        var dated = bytes(header + "HVN-26-900005,1,two,en,HIGH,DIALYSIS,yes,,2026-11-01\n");
        var ahead = bytes(header + "HVN-26-900005,1,two,en,HIGH,DIALYSIS,yes,,2999-11-01\n");
        var units = DemoUnits.ANKARA;
        var account = accounts.open(
                "importer-" + UUID.randomUUID(), "A tester", "a sentence to remember", Set.of(Role.CASEWORKER), units);

        As.account(account, Role.CASEWORKER, () -> {
            assertThat(imports.needs(named, BadRows.STOP).rejected().get(2L).key())
                    .isEqualTo("confirmed-by-others");
            assertThat(imports.needs(ahead, BadRows.STOP).rejected().get(2L).key())
                    .isEqualTo("not-a-day-before");
        });
        As.account(
                account,
                Role.PLACEMENT_OFFICER,
                () -> assertThat(imports.needs(dated, BadRows.STOP)
                                .rejected()
                                .get(2L)
                                .key())
                        .isEqualTo("not-yours-to-confirm"));
        As.account(
                account,
                Role.CASEWORKER,
                () -> assertThat(imports.needs(dated, BadRows.STOP).added()).isEqualTo(1));

        assertThat(needs.of(new CaseNumber("HVN-26-900005"))).singleElement().satisfies(it -> {
            assertThat(it.state()).isEqualTo(NeedState.CONFIRMED);
            assertThat(it.confirmation())
                    .isEqualTo(new Confirmation(account.toString(), java.time.LocalDate.of(2026, 11, 1)));
        });
    }

    @Test
    void aNameWithACharacterThatCannotBeSeenIsABadRow() {
        var report = imports.families(
                programme, bytes(HEADER + "HVN-26-900006,1,Sam\0ira,Test,1990,FEMALE,PA,SY,ar\n"), BadRows.STOP);

        assertThat(report.rejected().get(2L).key()).isEqualTo("control-character");
    }

    @SafeVarargs
    private static byte[] sheet(List<String>... rows) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "Havn", "1.0")) {
            var sheet = workbook.newWorksheet("needs");
            for (var row = 0; row < rows.length; row++) {
                for (var cell = 0; cell < rows[row].size(); cell++) {
                    sheet.value(row, cell, rows[row].get(cell));
                }
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
