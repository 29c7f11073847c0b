package org.havn.communities;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Set;
import org.havn.reference.CsvImport;
import org.havn.reference.CsvRow;
import org.havn.reference.RowRejected;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// `communities.settlement`
@Component
@Order(2)
class SettlementTable implements CsvTable<Settlement> {
    private final JdbcTemplate jdbc;
    private final KnownPlaces places;

    SettlementTable(JdbcTemplate jdbc, KnownPlaces places) {
        this.jdbc = jdbc;
        this.places = places;
    }

    @Override
    public String key() {
        return "settlement-2024";
    }

    @Override
    public Set<String> columns() {
        return Set.of(
                "municipality",
                "year",
                "asked",
                "decided",
                "settled",
                "settled_2012_2022",
                "source",
                "as_of",
                "confidence");
    }

    @Override
    public CsvImport.Meaning<Settlement> meaning() {
        var municipalities = places.municipalities();
        return row -> new Settlement(
                municipalities.read(row, "municipality"),
                row.whole("year", 1990, 2100),
                figure(row, "asked"),
                figure(row, "decided"),
                figure(row, "settled"),
                row.whole("settled_2012_2022", 0, 100_000),
                row.provenance());
    }

    @Override
    public Object keyOf(Settlement settlement) {
        return List.of(settlement.community(), settlement.year());
    }

    @Override
    public List<Settlement> all() {
        return jdbc.query(
                "select * from communities.settlement order by municipality, year",
                (row, _) -> new Settlement(
                        new CommunityId(row.getString("municipality")),
                        row.getInt("year"),
                        figure(row, "asked"),
                        figure(row, "decided"),
                        figure(row, "settled"),
                        row.getInt("settled_before"),
                        Provenances.of(row)));
    }

    @Override
    public void write(List<Settlement> settlements) {
        jdbc.batchUpdate("""
                insert into communities.settlement
                    (municipality, year, asked, asked_state, decided, decided_state, settled, settled_state,
                     settled_before, source, as_of, confidence)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (municipality, year) do update
                   set asked = excluded.asked, asked_state = excluded.asked_state,
                       decided = excluded.decided, decided_state = excluded.decided_state,
                       settled = excluded.settled, settled_state = excluded.settled_state,
                       settled_before = excluded.settled_before,
                       source = excluded.source, as_of = excluded.as_of, confidence = excluded.confidence
                """, settlements, 500, (row, settlement) -> {
            row.setString(1, settlement.community().value());
            row.setInt(2, settlement.year());
            set(row, 3, settlement.asked());
            set(row, 5, settlement.decided());
            set(row, 7, settlement.settled());
            row.setInt(9, settlement.settledBefore());
            Provenances.set(row, 10, settlement.provenance());
        });
    }

    /// `c` is what the publisher writes for a hidden figure, an empty cell what it leaves where nobody asked.
    static SettlementFigure figure(CsvRow row, String column) throws RowRejected {
        var text = row.optional(column).orElse("");
        return switch (text) {
            case "" -> new SettlementFigure.NotAsked();
            case "c" -> new SettlementFigure.Suppressed();
            case "pending" -> new SettlementFigure.Pending();
            default -> {
                if (!text.matches("\\d{1,5}")) {
                    throw new RowRejected("not-a-settlement-figure", column, text);
                }
                yield new SettlementFigure.People(Integer.parseInt(text));
            }
        };
    }

    private static SettlementFigure figure(ResultSet row, String column) throws SQLException {
        return switch (row.getString(column + "_state")) {
            case "PEOPLE" -> new SettlementFigure.People(row.getInt(column));
            case "SUPPRESSED" -> new SettlementFigure.Suppressed();
            case "PENDING" -> new SettlementFigure.Pending();
            default -> new SettlementFigure.NotAsked();
        };
    }

    private static void set(PreparedStatement row, int first, SettlementFigure figure) throws SQLException {
        row.setNull(first, Types.INTEGER);
        switch (figure) {
            case SettlementFigure.People(int number) -> {
                row.setInt(first, number);
                row.setString(first + 1, "PEOPLE");
            }
            case SettlementFigure.Suppressed() -> row.setString(first + 1, "SUPPRESSED");
            case SettlementFigure.Pending() -> row.setString(first + 1, "PENDING");
            case SettlementFigure.NotAsked() -> row.setString(first + 1, "NOT_ASKED");
        }
    }
}
