package org.havn.cases;

import static org.havn.platform.Columns.column;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.havn.access.vault.KeyOwner;
import org.havn.access.vault.Place;
import org.havn.access.vault.Reading;
import org.havn.access.vault.Sealed;
import org.havn.access.vault.Unsealed;
import org.havn.access.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table of safety distances. Of whom or of what place a family is afraid, and how far is far enough,
/// is sealed under its household's key; whoever it is, is found again by a keyed number.
@Component
class DistanceRows {
    private static final String TABLE = "cases.safety_distance";

    private final JdbcClient jdbc;
    private final Vault vault;

    DistanceRows(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    void insert(Collection<SafetyDistance> distances) {
        var rows = List.copyOf(distances);
        var sealed = vault.seal(rows.stream().map(DistanceRows::unsealed).toList());
        jdbc.sql("""
                insert into cases.safety_distance (id, case_number, away_sealed, from_found_by)
                select id, number, cast(away as bytea), cast(found_by as bytea)
                  from unnest(cast(:id as uuid[]), cast(:number as text[]), cast(:away as text[]),
                              cast(:foundBy as text[])) as it (id, number, away, found_by)
                on conflict do nothing
                """)
                .param("id", column(rows, SafetyDistance::id))
                .param("number", column(rows, SafetyDistance::household))
                .param("away", column(sealed, DistanceRows::inHex))
                .param("foundBy", column(rows, it -> inHex(foundBy(it.from()))))
                .update();
    }

    /// Those that bear on any of these cases, from either side, in the order of their ids.
    List<SafetyDistance> of(Collection<CaseNumber> numbers) {
        var found = jdbc.sql("""
                select * from cases.safety_distance
                 where case_number = any(:numbers) or from_case_number = any(:numbers)
                    or from_found_by = any(cast(cast(:foundBy as text[]) as bytea[]))
                """)
                .param("numbers", column(numbers, it -> it))
                .param("foundBy", column(numbers, this::foundBy))
                .query((row, _) -> found(row))
                .list();
        var byCase = new TreeMap<String, List<Found>>();
        found.forEach(it -> byCase.computeIfAbsent(it.household().value(), _ -> new ArrayList<>())
                .add(it));
        var distances = new ArrayList<SafetyDistance>();
        byCase.forEach((number, rows) -> distances.addAll(opened(number, rows)));
        distances.sort(Comparator.comparing(it -> it.id().toString()));
        return distances;
    }

    /// How many bear on a case, from either side.
    int countOf(CaseNumber number) {
        return jdbc.sql("""
                select count(*) from cases.safety_distance
                 where case_number = :number or from_case_number = :number or from_found_by = :foundBy
                """)
                .param("number", number.value())
                .param("foundBy", foundBy(new SafetyDistance.From.Household(number)))
                .query(Integer.class)
                .single();
    }

    /// Deletes those that these cases are on either side of.
    int erase(Collection<String> numbers) {
        return jdbc.sql("""
                delete from cases.safety_distance
                 where case_number = any(:numbers) or from_case_number = any(:numbers)
                    or from_found_by = any(cast(cast(:foundBy as text[]) as bytea[]))
                """)
                .param("numbers", column(numbers, it -> it))
                .param("foundBy", column(numbers, it -> foundBy(new CaseNumber(it))))
                .update();
    }

    /// Seals some of what an older release left readable.
    ///
    /// @return how many
    int sealSome() {
        var rows = jdbc.sql("""
                select * from cases.safety_distance where minutes is not null order by id limit 500
                   for update skip locked
                """).query((row, _) -> readable(row)).list();
        var sealed = vault.sealOrLose(rows.stream().map(DistanceRows::unsealed).toList());
        for (var i = 0; i < rows.size(); i++) {
            var it = rows.get(i);
            jdbc.sql("""
                    update cases.safety_distance
                       set from_case_number = null, from_municipality = null, minutes = null, away_sealed = :away,
                           from_found_by = :foundBy
                     where id = :id
                    """)
                    .param("away", sealed.get(i))
                    .param("foundBy", foundBy(it.from()))
                    .param("id", it.id())
                    .update();
        }
        return rows.size();
    }

    /// Seals anew what an older key of this owner still seals.
    void reseal(KeyOwner owner) {
        for (var it : jdbc.sql(
                        "select id, case_number, away_sealed from cases.safety_distance where away_sealed is not null")
                .query((row, _) -> sealed(
                        row.getObject("id", UUID.class), row.getString("case_number"), row.getBytes("away_sealed")))
                .list()) {
            if (it.owner().equals(owner) && vault.stale(it)) {
                vault.reseal(List.of(it))
                        .getFirst()
                        .ifPresent(anew -> jdbc.sql(
                                        "update cases.safety_distance set away_sealed = :away where id = cast(:id as uuid)")
                                .param("away", anew)
                                .param("id", it.place().row())
                                .update());
            }
        }
    }

    /// A row as it was found.
    ///
    /// @param readable null where it is sealed
    @SuppressWarnings("ArrayRecordComponent") // read from a row, opened, let go
    private record Found(
            UUID id, CaseNumber household, @Nullable SafetyDistance readable, byte @Nullable [] sealed) {}

    private static Found found(ResultSet row) throws SQLException {
        return new Found(
                row.getObject("id", UUID.class),
                new CaseNumber(row.getString("case_number")),
                row.getObject("minutes") == null ? null : readable(row),
                row.getBytes("away_sealed"));
    }

    private static SafetyDistance readable(ResultSet row) throws SQLException {
        var household = row.getString("from_case_number");
        return new SafetyDistance(
                row.getObject("id", UUID.class),
                new CaseNumber(row.getString("case_number")),
                household == null
                        ? new SafetyDistance.From.Municipality(row.getString("from_municipality"))
                        : new SafetyDistance.From.Household(new CaseNumber(household)),
                row.getInt("minutes"));
    }

    /// What the rows of one case say; nothing of a family that was erased.
    private List<SafetyDistance> opened(String number, List<Found> rows) {
        var sealed = new ArrayList<Sealed>();
        for (var it : rows) {
            var bytes = it.sealed();
            if (bytes != null) {
                sealed.add(sealed(it.id(), number, bytes));
            }
        }
        var texts = vault.open(new Reading(number, "cases.safety-distances"), sealed)
                .iterator();
        var distances = new ArrayList<SafetyDistance>();
        for (var it : rows) {
            var readable = it.readable();
            if (readable != null) {
                distances.add(readable);
            } else {
                texts.next().ifPresent(text -> distances.add(distance(it, text)));
            }
        }
        return distances;
    }

    private static SafetyDistance distance(Found row, String text) {
        var parts = text.split(" ", -1);
        return new SafetyDistance(
                row.id(),
                row.household(),
                parts[0].equals("HOUSEHOLD")
                        ? new SafetyDistance.From.Household(new CaseNumber(parts[1]))
                        : new SafetyDistance.From.Municipality(parts[1]),
                Integer.parseInt(parts[2]));
    }

    private static Unsealed unsealed(SafetyDistance it) {
        return new Unsealed(
                place(it.id()), KeyOwner.household(it.household().value()), named(it.from()) + " " + it.minutes());
    }

    private static Sealed sealed(UUID id, String number, byte[] bytes) {
        return new Sealed(place(id), KeyOwner.household(number), bytes);
    }

    private static Place place(UUID id) {
        return new Place(TABLE, "away", id.toString());
    }

    private static String named(SafetyDistance.From from) {
        return switch (from) {
            case SafetyDistance.From.Household(var number) -> "HOUSEHOLD " + number;
            case SafetyDistance.From.Municipality(var code) -> "MUNICIPALITY " + code;
        };
    }

    private byte[] foundBy(SafetyDistance.From from) {
        return vault.blindIndex(TABLE, "from_found_by", named(from));
    }

    private String foundBy(CaseNumber number) {
        return inHex(foundBy(new SafetyDistance.From.Household(number)));
    }

    /// As PostgreSQL reads bytes.
    private static String inHex(byte[] bytes) {
        return "\\x" + HexFormat.of().formatHex(bytes);
    }
}
