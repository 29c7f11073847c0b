package org.havn.communities;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.havn.HavnTest;
import org.havn.platform.AtStart;
import org.havn.platform.Telling;
import org.havn.reference.ImportReport.BadRows;
import org.havn.reference.ShippedFiles;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/// Every table that can be filled from a CSV file: the same file a second time changes nothing, with or without a bad
/// row.
@HavnTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportedTwiceTests {
    /// Of the tables that ship as rules and not as rows, a file as a municipality would send it.
    private static final String CAPACITIES = """
            municipality,dimension,effective_from,amount,because,source,as_of,confidence
            4631,PLACES,2031-01-01,3,"A letter, signed",The council,2026-11-01,OFFICIAL
            4631,HOMES_LARGE,2031-01-01,0,Sold,The council,2026-11-01,OFFICIAL
            """;
    private static final String LANGUAGES = """
            municipality,language,speakers,source,as_of,confidence
            4631,ln,12,The parish,2026-11-01,OFFICIAL
            4631,ti,0,The parish,2026-11-01,UNKNOWN
            """;

    @Autowired
    private CommunityTables tables;

    @Autowired
    private TransactionTemplate transaction;

    @BeforeAll
    void whatShipsIsLoaded(@Autowired List<AtStart> work) {
        work.stream()
                .filter(it -> it.order() <= 20)
                .sorted(Comparator.comparingInt(AtStart::order))
                .forEach(it -> it.run(Telling.nobody()));
    }

    @Test
    void thereAreEightOfThem() {
        assertThat(tables.all())
                .extracting(CsvTable::key)
                .containsExactlyInAnyOrder(
                        "municipalities",
                        "hospitals",
                        "services",
                        "schools",
                        "neighbours",
                        "settlement-2024",
                        "capacities",
                        "language-communities");
    }

    Stream<String> everyTable() {
        return tables.all().stream().map(CsvTable::key);
    }

    @ParameterizedTest
    @MethodSource("everyTable")
    void theSameFileTwiceChangesNothingTheSecondTime(String key) {
        var table = tables.find(key).orElseThrow();
        var file = file(table);

        undone(() -> {
            var once = tables.importCsv(table, file.getBytes(StandardCharsets.UTF_8), BadRows.STOP);
            var stored = List.<Object>copyOf(table.all());
            var twice = tables.importCsv(table, file.getBytes(StandardCharsets.UTF_8), BadRows.STOP);

            assertThat(once.rejected()).isEmpty();
            assertThat(once.rows()).isPositive();
            assertThat(twice.changedNothing()).as("%s", twice).isTrue();
            assertThat(twice.unchanged()).isEqualTo(once.rows());
            assertThat(List.<Object>copyOf(table.all()))
                    .hasSameElementsAs(stored)
                    .hasSameSizeAs(stored);
        });
    }

    @ParameterizedTest
    @MethodSource("everyTable")
    void aBadRowIsReportedAndKeepsTheOthersOutOnlyWhereNobodyAskedForThem(String key) {
        var table = tables.find(key).orElseThrow();
        var file = file(table);
        var last = file.strip().lines().reduce("", (_, line) -> line);
        var bad = (file.strip() + "\n??" + last.substring(last.indexOf(',')) + "\n").getBytes(StandardCharsets.UTF_8);

        undone(() -> {
            var before = List.<Object>copyOf(table.all());
            var stopped = tables.importCsv(table, bad, BadRows.STOP);
            assertThat(stopped.written()).isFalse();
            assertThat(stopped.rejected()).hasSize(1);
            assertThat(List.<Object>copyOf(table.all()))
                    .hasSameElementsAs(before)
                    .hasSameSizeAs(before);

            var once = tables.importCsv(table, bad, BadRows.LEAVE_OUT);
            var twice = tables.importCsv(table, bad, BadRows.LEAVE_OUT);
            assertThat(once.written()).isTrue();
            assertThat(once.rejected()).containsOnlyKeys(stopped.rejected().keySet());
            assertThat(twice.changedNothing()).isTrue();
            assertThat(twice.rejected()).isEqualTo(once.rejected());
        });
    }

    private static String file(CsvTable<?> table) {
        return switch (table) {
            case CapacityTable _ -> CAPACITIES;
            case LanguageCommunityTable _ -> LANGUAGES;
            default -> new String(ShippedFiles.content(table.key() + ".csv"), StandardCharsets.UTF_8);
        };
    }

    private void undone(Runnable work) {
        transaction.executeWithoutResult(status -> {
            work.run();
            status.setRollbackOnly();
        });
    }
}
