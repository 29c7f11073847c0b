package org.havn.communities;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.havn.reference.CsvImport;
import org.havn.reference.CsvRow;
import org.havn.reference.RowRejected;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// `communities.municipality`
@Component
@Order(1)
class MunicipalityTable implements CsvTable<Community> {
    private static final int MOST_PEOPLE = 2_000_000;

    private final JdbcTemplate jdbc;

    MunicipalityTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String key() {
        return "municipalities";
    }

    @Override
    public Set<String> columns() {
        return Set.of(
                "code",
                "name",
                "county_code",
                "county",
                "main_place",
                "lat",
                "lon",
                "centrality",
                "population",
                "age_0_5",
                "age_6_12",
                "age_13_15",
                "age_16_18",
                "age_19_66",
                "age_67_up",
                "source",
                "as_of",
                "confidence");
    }

    @Override
    public CsvImport.Meaning<Community> meaning() {
        return MunicipalityTable::read;
    }

    @Override
    public Object keyOf(Community community) {
        return community.id();
    }

    @Override
    public List<Community> all() {
        return jdbc.query("select * from communities.municipality order by code", (row, _) -> community(row));
    }

    @Override
    public void write(List<Community> communities) {
        jdbc.batchUpdate("""
                insert into communities.municipality
                    (code, name, official_name, county_code, county, main_place, latitude, longitude, centrality,
                     population, age_0_5, age_6_12, age_13_15, age_16_18, age_19_66, age_67_up,
                     source, as_of, confidence)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (code) do update
                   set name = excluded.name, official_name = excluded.official_name,
                       county_code = excluded.county_code, county = excluded.county,
                       main_place = excluded.main_place, latitude = excluded.latitude,
                       longitude = excluded.longitude, centrality = excluded.centrality,
                       population = excluded.population, age_0_5 = excluded.age_0_5, age_6_12 = excluded.age_6_12,
                       age_13_15 = excluded.age_13_15, age_16_18 = excluded.age_16_18,
                       age_19_66 = excluded.age_19_66, age_67_up = excluded.age_67_up,
                       source = excluded.source, as_of = excluded.as_of, confidence = excluded.confidence
                """, communities, 500, (row, community) -> {
            row.setString(1, community.id().value());
            row.setString(2, community.name());
            row.setString(3, community.officialName());
            row.setString(4, community.countyCode());
            row.setString(5, community.county());
            row.setString(6, community.mainPlace());
            row.setDouble(7, community.point().latitude());
            row.setDouble(8, community.point().longitude());
            row.setInt(9, community.centrality());
            var population = community.population();
            row.setInt(10, population.all());
            row.setInt(11, population.age0to5());
            row.setInt(12, population.age6to12());
            row.setInt(13, population.age13to15());
            row.setInt(14, population.age16to18());
            row.setInt(15, population.age19to66());
            row.setInt(16, population.age67andOver());
            Provenances.set(row, 17, community.provenance());
        });
    }

    private static Community read(CsvRow row) throws RowRejected {
        var name = row.text("name");
        return new Community(
                new CommunityId(row.text("code")),
                name,
                row.optional("official_name").orElse(name),
                row.text("county_code"),
                row.text("county"),
                row.text("main_place"),
                new Point(row.decimal("lat", -90, 90), row.decimal("lon", -180, 180)),
                row.whole("centrality", 1, 6),
                new Population(
                        row.whole("population", 0, MOST_PEOPLE),
                        row.whole("age_0_5", 0, MOST_PEOPLE),
                        row.whole("age_6_12", 0, MOST_PEOPLE),
                        row.whole("age_13_15", 0, MOST_PEOPLE),
                        row.whole("age_16_18", 0, MOST_PEOPLE),
                        row.whole("age_19_66", 0, MOST_PEOPLE),
                        row.whole("age_67_up", 0, MOST_PEOPLE)),
                row.provenance());
    }

    private static Community community(ResultSet row) throws SQLException {
        return new Community(
                new CommunityId(row.getString("code")),
                row.getString("name"),
                row.getString("official_name"),
                row.getString("county_code"),
                row.getString("county"),
                row.getString("main_place"),
                new Point(row.getDouble("latitude"), row.getDouble("longitude")),
                row.getInt("centrality"),
                new Population(
                        row.getInt("population"),
                        row.getInt("age_0_5"),
                        row.getInt("age_6_12"),
                        row.getInt("age_13_15"),
                        row.getInt("age_16_18"),
                        row.getInt("age_19_66"),
                        row.getInt("age_67_up")),
                Provenances.of(row));
    }
}
