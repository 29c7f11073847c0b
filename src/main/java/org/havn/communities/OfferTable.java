package org.havn.communities;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.havn.reference.Capabilities;
import org.havn.reference.CapabilityCode;
import org.havn.reference.CsvImport;
import org.havn.reference.CsvRow;
import org.havn.reference.RowRejected;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// `communities.offer`
@Component
@Order(4)
class OfferTable implements CsvTable<ServiceOffer> {
    private final JdbcTemplate jdbc;
    private final KnownPlaces places;
    private final Capabilities capabilities;

    OfferTable(JdbcTemplate jdbc, KnownPlaces places, Capabilities capabilities) {
        this.jdbc = jdbc;
        this.places = places;
        this.capabilities = capabilities;
    }

    @Override
    public String key() {
        return "services";
    }

    @Override
    public Set<String> columns() {
        return Set.of("capability", "municipality", "hospital", "name", "level", "source", "as_of", "confidence");
    }

    @Override
    public CsvImport.Meaning<ServiceOffer> meaning() {
        var municipalities = places.municipalities();
        var hospitals = places.hospitals();
        return row -> new ServiceOffer(
                capability(row),
                municipalities.read(row, "municipality"),
                row.optional("hospital").isEmpty() ? null : hospitals.read(row, "hospital"),
                row.text("name"),
                level(row.text("level")),
                row.provenance());
    }

    @Override
    public Object keyOf(ServiceOffer offer) {
        return List.of(offer.capability(), offer.community(), Optional.ofNullable(offer.hospital()));
    }

    @Override
    public List<ServiceOffer> all() {
        return jdbc.query("""
                select * from communities.offer order by capability, municipality, hospital nulls last
                """, (row, _) -> {
            var hospital = row.getString("hospital");
            return new ServiceOffer(
                    new CapabilityCode(row.getString("capability")),
                    new CommunityId(row.getString("municipality")),
                    hospital == null ? null : new HospitalId(hospital),
                    row.getString("name"),
                    ServiceLevel.valueOf(row.getString("level")),
                    Provenances.of(row));
        });
    }

    @Override
    public void write(List<ServiceOffer> offers) {
        jdbc.batchUpdate("""
                insert into communities.offer
                    (capability, municipality, hospital, name, level, source, as_of, confidence)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (capability, municipality, hospital) do update
                   set name = excluded.name, level = excluded.level,
                       source = excluded.source, as_of = excluded.as_of, confidence = excluded.confidence
                """, offers, 500, (row, offer) -> {
            row.setString(1, offer.capability().value());
            row.setString(2, offer.community().value());
            var hospital = offer.hospital();
            row.setString(3, hospital == null ? null : hospital.value());
            row.setString(4, offer.name());
            row.setString(5, offer.level().name());
            Provenances.set(row, 6, offer.provenance());
        });
    }

    private CapabilityCode capability(CsvRow row) throws RowRejected {
        var capability = new CapabilityCode(row.text("capability"));
        if (!capabilities.knows(capability)) {
            throw new RowRejected("unknown-capability", "capability", capability.value());
        }
        return capability;
    }

    private static ServiceLevel level(String text) throws RowRejected {
        return Arrays.stream(ServiceLevel.values())
                .filter(level -> level.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(
                        () -> new RowRejected("not-one-of", "level", text, "national, multiregional, regional, local"));
    }
}
