package org.havn.communities;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.havn.reference.CsvImport;
import org.havn.reference.RowRejected;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// `communities.hospital`
@Component
@Order(3)
class HospitalTable implements CsvTable<Hospital> {
    private final JdbcTemplate jdbc;
    private final KnownPlaces places;

    HospitalTable(JdbcTemplate jdbc, KnownPlaces places) {
        this.jdbc = jdbc;
        this.places = places;
    }

    @Override
    public String key() {
        return "hospitals";
    }

    @Override
    public Set<String> columns() {
        return Set.of(
                "number", "name", "trust", "level", "lat", "lon", "municipality", "source", "as_of", "confidence");
    }

    @Override
    public CsvImport.Meaning<Hospital> meaning() {
        var municipalities = places.municipalities();
        return row -> new Hospital(
                new HospitalId(row.text("number")),
                row.text("name"),
                row.text("trust"),
                level(row.text("level")),
                new Point(row.decimal("lat", -90, 90), row.decimal("lon", -180, 180)),
                municipalities.read(row, "municipality"),
                row.provenance());
    }

    @Override
    public Object keyOf(Hospital hospital) {
        return hospital.id();
    }

    @Override
    public List<Hospital> all() {
        return jdbc.query(
                "select * from communities.hospital order by name",
                (row, _) -> new Hospital(
                        new HospitalId(row.getString("number")),
                        row.getString("name"),
                        row.getString("trust"),
                        HospitalLevel.valueOf(row.getString("level")),
                        new Point(row.getDouble("latitude"), row.getDouble("longitude")),
                        new CommunityId(row.getString("municipality")),
                        Provenances.of(row)));
    }

    @Override
    public void write(List<Hospital> hospitals) {
        jdbc.batchUpdate("""
                insert into communities.hospital
                    (number, name, trust, level, latitude, longitude, municipality, source, as_of, confidence)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (number) do update
                   set name = excluded.name, trust = excluded.trust, level = excluded.level,
                       latitude = excluded.latitude, longitude = excluded.longitude,
                       municipality = excluded.municipality,
                       source = excluded.source, as_of = excluded.as_of, confidence = excluded.confidence
                """, hospitals, 500, (row, hospital) -> {
            row.setString(1, hospital.id().value());
            row.setString(2, hospital.name());
            row.setString(3, hospital.trust());
            row.setString(4, hospital.level().name());
            row.setDouble(5, hospital.point().latitude());
            row.setDouble(6, hospital.point().longitude());
            row.setString(7, hospital.community().value());
            Provenances.set(row, 8, hospital.provenance());
        });
    }

    private static HospitalLevel level(String text) throws RowRejected {
        for (var level : HospitalLevel.values()) {
            if (level.name().toLowerCase(Locale.ROOT).equals(text)) {
                return level;
            }
        }
        throw new RowRejected("not-one-of", "level", text, "university, general, local, specialised, rehabilitation");
    }
}
