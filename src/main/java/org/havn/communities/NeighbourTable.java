package org.havn.communities;

import java.util.List;
import java.util.Set;
import org.havn.reference.CsvImport;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// `communities.neighbour`
@Component
@Order(6)
class NeighbourTable implements CsvTable<Border> {
    private final JdbcTemplate jdbc;
    private final KnownPlaces places;

    NeighbourTable(JdbcTemplate jdbc, KnownPlaces places) {
        this.jdbc = jdbc;
        this.places = places;
    }

    @Override
    public String key() {
        return "neighbours";
    }

    @Override
    public Set<String> columns() {
        return Set.of("municipality", "neighbour", "source", "as_of", "confidence");
    }

    @Override
    public CsvImport.Meaning<Border> meaning() {
        var municipalities = places.municipalities();
        return row -> Border.between(
                municipalities.read(row, "municipality"), municipalities.read(row, "neighbour"), row.provenance());
    }

    @Override
    public Object keyOf(Border border) {
        return List.of(border.first(), border.second());
    }

    @Override
    public List<Border> all() {
        return jdbc.query(
                "select * from communities.neighbour order by municipality, neighbour",
                (row, _) -> new Border(
                        new CommunityId(row.getString("municipality")),
                        new CommunityId(row.getString("neighbour")),
                        Provenances.of(row)));
    }

    @Override
    public void write(List<Border> borders) {
        jdbc.batchUpdate("""
                insert into communities.neighbour (municipality, neighbour, source, as_of, confidence)
                values (?, ?, ?, ?, ?)
                on conflict (municipality, neighbour) do update
                   set source = excluded.source, as_of = excluded.as_of, confidence = excluded.confidence
                """, borders, 500, (row, border) -> {
            row.setString(1, border.first().value());
            row.setString(2, border.second().value());
            Provenances.set(row, 3, border.provenance());
        });
    }
}
