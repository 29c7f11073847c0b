package org.havn.communities;

import java.util.List;
import java.util.Set;
import org.havn.reference.CsvImport;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// `communities.school_count`
@Component
@Order(5)
class SchoolTable implements CsvTable<SchoolCount> {
    private static final int MOST = 1000;

    private final JdbcTemplate jdbc;
    private final KnownPlaces places;

    SchoolTable(JdbcTemplate jdbc, KnownPlaces places) {
        this.jdbc = jdbc;
        this.places = places;
    }

    @Override
    public String key() {
        return "schools";
    }

    @Override
    public Set<String> columns() {
        return Set.of("municipality", "schools", "primary", "lower_secondary", "source", "as_of", "confidence");
    }

    @Override
    public CsvImport.Meaning<SchoolCount> meaning() {
        var municipalities = places.municipalities();
        return row -> {
            var schools = row.whole("schools", 0, MOST);
            return new SchoolCount(
                    municipalities.read(row, "municipality"),
                    schools,
                    row.whole("primary", 0, schools),
                    row.whole("lower_secondary", 0, schools),
                    row.provenance());
        };
    }

    @Override
    public Object keyOf(SchoolCount count) {
        return count.community();
    }

    @Override
    public List<SchoolCount> all() {
        return jdbc.query(
                "select * from communities.school_count order by municipality",
                (row, _) -> new SchoolCount(
                        new CommunityId(row.getString("municipality")),
                        row.getInt("schools"),
                        row.getInt("primary_schools"),
                        row.getInt("lower_secondary"),
                        Provenances.of(row)));
    }

    @Override
    public void write(List<SchoolCount> counts) {
        jdbc.batchUpdate("""
                insert into communities.school_count
                    (municipality, schools, primary_schools, lower_secondary, source, as_of, confidence)
                values (?, ?, ?, ?, ?, ?, ?)
                on conflict (municipality) do update
                   set schools = excluded.schools, primary_schools = excluded.primary_schools,
                       lower_secondary = excluded.lower_secondary,
                       source = excluded.source, as_of = excluded.as_of, confidence = excluded.confidence
                """, counts, 500, (row, count) -> {
            row.setString(1, count.community().value());
            row.setInt(2, count.schools());
            row.setInt(3, count.primary());
            row.setInt(4, count.lowerSecondary());
            Provenances.set(row, 5, count.provenance());
        });
    }
}
