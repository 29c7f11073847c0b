package org.havn.communities;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.havn.access.CurrentActor;
import org.havn.reference.CsvImport;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Component;

/// `communities.capacity`, where a change is a new version. In a file a row is known by its day, in the table by its
/// version.
@Component
@Order(8)
class CapacityTable implements CsvTable<CapacityVersion> {
    private static final int MOST = 100_000;

    private final JdbcTemplate jdbc;
    private final KnownPlaces places;
    private final CurrentActor actor;
    private final Clock clock;

    CapacityTable(JdbcTemplate jdbc, KnownPlaces places, CurrentActor actor, Clock clock) {
        this.jdbc = jdbc;
        this.places = places;
        this.actor = actor;
        this.clock = clock;
    }

    @Override
    public String key() {
        return "capacities";
    }

    @Override
    public Set<String> columns() {
        return Set.of(
                "municipality", "dimension", "effective_from", "amount", "because", "source", "as_of", "confidence");
    }

    @Override
    public CsvImport.Meaning<CapacityVersion> meaning() {
        var municipalities = places.municipalities();
        return row -> CapacityVersion.told(
                new Capacity(
                        municipalities.read(row, "municipality"),
                        row.oneOf("dimension", Dimension.class),
                        row.whole("amount", 0, MOST),
                        row.provenance()),
                row.day("effective_from"),
                row.text("because"));
    }

    @Override
    public Object keyOf(CapacityVersion row) {
        return List.of(row.capacity().community(), row.capacity().dimension(), row.effectiveFrom());
    }

    /// The newest version for each day, without its number, so that a file can be compared with it.
    @Override
    public List<CapacityVersion> all() {
        Map<Object, CapacityVersion> newest = new LinkedHashMap<>();
        for (var row : versions()) {
            newest.put(keyOf(row), CapacityVersion.told(row.capacity(), row.effectiveFrom(), row.because()));
        }
        return List.copyOf(newest.values());
    }

    /// Every version ever recorded, oldest first.
    List<CapacityVersion> versions() {
        return jdbc.query(
                "select * from communities.capacity order by municipality, dimension, version",
                (row, _) -> new CapacityVersion(
                        new Capacity(
                                new CommunityId(row.getString("municipality")),
                                Dimension.valueOf(row.getString("dimension")),
                                row.getInt("amount"),
                                Provenances.of(row)),
                        row.getInt("version"),
                        row.getDate("effective_from").toLocalDate(),
                        row.getString("because"),
                        new CapacityVersion.Recorded(
                                row.getString("recorded_by"),
                                row.getTimestamp("recorded_at").toInstant())));
    }

    @Override
    public void write(List<CapacityVersion> rows) {
        var newest = newestVersions(rows);
        var by = actor.find().map(it -> it.account().toString()).orElse(null);
        var at = clock.instant();
        jdbc.batchUpdate("""
                insert into communities.capacity
                    (municipality, dimension, version, effective_from, amount, because, recorded_by, recorded_at,
                     source, as_of, confidence)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, rows, 500, (row, version) -> {
            var capacity = version.capacity();
            row.setString(1, capacity.community().value());
            row.setString(2, capacity.dimension().name());
            row.setInt(3, newest.merge(List.of(capacity.community(), capacity.dimension()), 1, Integer::sum));
            row.setDate(4, Date.valueOf(version.effectiveFrom()));
            row.setInt(5, capacity.amount());
            row.setString(6, version.because());
            row.setString(7, by);
            row.setTimestamp(8, Timestamp.from(at));
            Provenances.set(row, 9, capacity.provenance());
        });
    }

    /// How far the versions have come for each municipality and dimension that is about to get a new one. The rows of
    /// their municipalities stay locked until the end of the transaction, so that no version is given twice.
    private Map<Object, Integer> newestVersions(List<CapacityVersion> rows) {
        var municipalities = rows.stream()
                .map(row -> row.capacity().community().value())
                .distinct()
                .sorted()
                .toArray(String[]::new);
        jdbc.query(
                "select code from communities.municipality where code = any (?) order by code for update",
                (RowCallbackHandler) _ -> {},
                (Object) municipalities);
        var newest = new HashMap<Object, Integer>();
        jdbc.query(
                """
                select municipality, dimension, max(version) as version from communities.capacity
                 where municipality = any (?) group by municipality, dimension
                """,
                (RowCallbackHandler) row -> newest.put(
                        List.of(
                                new CommunityId(row.getString("municipality")),
                                Dimension.valueOf(row.getString("dimension"))),
                        row.getInt("version")),
                (Object) municipalities);
        return newest;
    }

    /// The version that holds on a day: the one with the latest day that has come; among those of one day, the newest.
    static Optional<CapacityVersion> holdingOn(java.time.LocalDate day, Collection<CapacityVersion> versions) {
        return versions.stream()
                .filter(version -> !version.effectiveFrom().isAfter(day))
                .max(Comparator.comparing(CapacityVersion::effectiveFrom).thenComparingInt(CapacityVersion::version));
    }
}
