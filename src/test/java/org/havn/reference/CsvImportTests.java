package org.havn.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.havn.reference.ImportReport.BadRows;
import org.junit.jupiter.api.Test;

class CsvImportTests {
    private static final Set<String> COLUMNS = Set.of("code", "amount");

    private record Thing(String code, int amount) {}

    @Test
    void eachBadRowHasItsLineAndItsReason() {
        var rows = read("code,amount\nA,1\n,2\nB,many\nA,3\nC\nD,4\n");

        assertThat(rows.stream().filter(ImportedRow.Accepted.class::isInstance)).hasSize(2);
        assertThat(faults(rows))
                .containsEntry(3L, RowFault.of("empty", "code"))
                .containsEntry(4L, RowFault.of("not-whole", "amount", "many", "0", "100"))
                .containsEntry(5L, RowFault.of("twice", "2"))
                .containsEntry(6L, RowFault.of("field-count", "2", "1"))
                .hasSize(4);
    }

    @Test
    void aFieldWithALineBreakDoesNotShiftTheLinesThatFollow() {
        var rows = read("code,amount\n\"A\nB\",1\nC,x\n");

        assertThat(faults(rows)).containsOnlyKeys(4L);
    }

    @Test
    void aByteOrderMarkAndWindowsLineEndsAreHarmless() {
        assertThat(read("\uFEFFcode,amount\r\nA,1\r\n")).hasSize(1);
    }

    @Test
    void whatIsNoTableIsRefusedAsAWhole() {
        assertThatThrownBy(() -> read("")).isInstanceOf(UnreadableTable.class);
        assertThatThrownBy(() -> read("code\nA\n")).isInstanceOf(UnreadableTable.class);
        assertThatThrownBy(() -> read("code,code,amount\n")).isInstanceOf(UnreadableTable.class);
        assertThatThrownBy(() -> CsvImport.read(
                        new byte[] {'c', (byte) 0xff, (byte) 0xfe}, COLUMNS, CsvImportTests::thing, Thing::code))
                .isInstanceOf(UnreadableTable.class);
    }

    @Test
    void nothingIsStoredWhileARowIsBadUnlessSomebodyAsksForTheGoodOnes() {
        var rows = read("code,amount\nA,1\nB,x\n");

        assertThat(compare(rows, Map.of(), BadRows.STOP).report().written()).isFalse();
        assertThat(compare(rows, Map.of(), BadRows.LEAVE_OUT).report().written())
                .isTrue();
    }

    @Test
    void theSecondTimeNothingChanges() {
        var rows = read("code,amount\nA,1\nB,2\n");

        var report = compare(rows, Map.of("A", new Thing("A", 1), "B", new Thing("B", 2)), BadRows.STOP)
                .report();

        assertThat(report.changedNothing()).isTrue();
        assertThat(report.unchanged()).isEqualTo(2);
    }

    private static ImportReport.Comparison<Thing> compare(
            List<ImportedRow<Thing>> rows, Map<String, Thing> stored, BadRows badRows) {
        return ImportReport.compare("things", rows, stored, Thing::code, badRows);
    }

    private static Map<Long, RowFault> faults(List<ImportedRow<Thing>> rows) {
        return compare(rows, Map.of(), BadRows.STOP).report().rejected();
    }

    private static List<ImportedRow<Thing>> read(String csv) {
        return CsvImport.read(csv.getBytes(StandardCharsets.UTF_8), COLUMNS, CsvImportTests::thing, Thing::code);
    }

    private static Thing thing(CsvRow row) throws RowRejected {
        return new Thing(row.text("code"), row.whole("amount", 0, 100));
    }
}
