package org.havn.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.havn.HavnTest;
import org.havn.access.CaseScopes;
import org.havn.access.DemoUnits;
import org.havn.access.HouseholdOfFour;
import org.havn.access.Units;
import org.havn.cases.Cases;
import org.havn.cases.Programmes;
import org.havn.needs.Needs;
import org.havn.people.Persons;
import org.havn.platform.AtStart;
import org.havn.platform.Ids;
import org.havn.platform.Telling;
import org.havn.publishing.release.CountTable;
import org.havn.publishing.release.Sheet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// What is counted, before anything is held back.
@HavnTest
class CountingTests {
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private static final String BERGEN = "4601";
    private static final String VESTLAND = "46";

    @Autowired
    private Counting counting;

    @Autowired
    private List<AtStart> work;

    @Autowired
    private Units units;

    @Autowired
    private Programmes programmes;

    @Autowired
    private Persons persons;

    @Autowired
    private Cases cases;

    @Autowired
    private Needs needs;

    @Autowired
    private CaseScopes scopes;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @BeforeEach
    void theCountryIsThere() {
        work.stream()
                .filter(it -> it.order() <= 20 && it.order() != 15)
                .sorted(Comparator.comparingInt(AtStart::order))
                .forEach(it -> it.run(Telling.nobody()));
        DemoUnits.openIn(units);
    }

    /// Other tests count who is placed where.
    @AfterEach
    void nobodyIsPlaced() {
        transaction.executeWithoutResult(
                _ -> jdbc.sql("delete from placement.placement where because = 'counted in a test'")
                        .update());
    }

    @Test
    void aFamilyIsCountedInItsCountyOnceAPlaceIsDecidedAndNotIfItsAddressIsProtected() {
        var family = aFamily();
        var waiting = rowSums(Tables.AGES);

        place(family);
        var placed = rowSums(Tables.AGES);

        assertThat(more(waiting, placed)).containsOnly(Map.entry(VESTLAND, 4), Map.entry(Tables.NO_COUNTY, -4));
        scopes.protectAddress(family.number().value(), true);
        assertThat(more(waiting, rowSums(Tables.AGES))).isEmpty();
        assertThat(more(waiting, rowSums(Tables.STAGES))).isEmpty();
    }

    @Test
    void everybodyIsCountedOnceByAgeAndByStageAndAsAFamily() {
        var ages = table(Tables.AGES);
        var sizes = table(Tables.SIZES);

        aFamily();

        assertThat(table(Tables.AGES).sum()).isEqualTo(ages.sum() + 4);
        assertThat(table(Tables.STAGES).sum()).isEqualTo(ages.sum() + 4);
        assertThat(table(Tables.SIZES).sum()).isEqualTo(sizes.sum() + 1);
        assertThat(table(Tables.AGES).columns()).hasSize(5);
    }

    @Test
    void needsAreCountedForTheWholeCountryAndAKindThatWasToldOfKeepsItsRow() {
        var sheets = counting.count(today, List.of("DIALYSIS"));

        var told = tables(sheets).stream()
                .filter(it -> it.name().equals(Tables.NEEDS))
                .findFirst()
                .orElseThrow();
        assertThat(told.rows()).contains("DIALYSIS").doesNotContain(VESTLAND).noneMatch(it -> it.contains(":"));
        assertThat(told.columns()).containsExactly(Tables.MUST, Tables.WISH);
    }

    private HouseholdOfFour aFamily() {
        return new HouseholdOfFour.Maker(programmes, persons, cases, needs).in(DemoUnits.ANKARA);
    }

    private CountTable table(String name) {
        return tables(counting.count(today, List.of())).stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<CountTable> tables(List<Sheet> sheets) {
        return sheets.stream().flatMap(it -> it.tables().stream()).toList();
    }

    private Map<String, Integer> rowSums(String name) {
        var table = table(name);
        return IntStream.range(0, table.rows().size())
                .boxed()
                .collect(Collectors.toMap(
                        table.rows()::get,
                        it -> table.counts().get(it).stream()
                                .mapToInt(count -> count)
                                .sum()));
    }

    /// Which rows have more, or fewer, and by how many.
    private static Map<String, Integer> more(Map<String, Integer> before, Map<String, Integer> after) {
        return after.entrySet().stream()
                .filter(it -> !it.getValue().equals(before.getOrDefault(it.getKey(), 0)))
                .collect(
                        Collectors.toMap(Map.Entry::getKey, it -> it.getValue() - before.getOrDefault(it.getKey(), 0)));
    }

    /// As the database keeps one; how it comes to be is placement's own test.
    private void place(HouseholdOfFour family) {
        var id = Ids.next();
        transaction.executeWithoutResult(_ -> List.of("""
                insert into placement.round (id, programme, name, placed_on, policy, seed, opened_by, opened_at)
                values (:id, :programme, 'test', '2026-11-01', 'test', 1, 'test', now())
                """, """
                insert into placement.solve (id, round, number, state, asked_by, asked_at, seconds_allowed, engine)
                values (:id, :id, 1, 'FINISHED', 'test', now(), 1, 'test')
                """, """
                insert into placement.placement (id, case_number, municipality, solve, because, demand, decided_by,
                                                 decided_at)
                values (:id, :number, :municipality, :id, 'counted in a test', '{}', 'test', now())
                """)
                .forEach(it -> jdbc.sql(it)
                        .param("id", id)
                        .param(
                                "programme",
                                cases.get(family.number()).programme().value())
                        .param("number", family.number().value())
                        .param("municipality", BERGEN)
                        .update()));
    }
}
