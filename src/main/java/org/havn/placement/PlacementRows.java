package org.havn.placement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.havn.access.vault.SealedNote;
import org.havn.access.vault.Vault;
import org.havn.cases.CaseNumber;
import org.havn.communities.Communities;
import org.havn.communities.CommunityId;
import org.havn.communities.Dimension;
import org.havn.needs.NeedId;
import org.havn.platform.OwnWork;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The table of placements, and what they leave of the communities' capacities.
@Component
class PlacementRows {
    private static final TypeReference<Map<Dimension, Integer>> DEMAND = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final Vault vault;
    private final JsonMapper json;

    PlacementRows(JdbcClient jdbc, Vault vault, JsonMapper json) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.json = json;
    }

    void insert(Placement placement, String because) {
        jdbc.sql("""
                insert into placement.placement
                       (id, case_number, municipality, solve, proposed, because_sealed, demand, decided_by,
                        decided_at)
                values (:id, :number, :municipality, :solve, :proposed, :because, cast(:demand as jsonb), :by, :at)
                """)
                .param("id", placement.id().value())
                .param("number", placement.household().value())
                .param("municipality", placement.community().value())
                .param("solve", placement.solve().value())
                .param(
                        "proposed",
                        placement.proposed() == null
                                ? null
                                : placement.proposed().value())
                .param("because", sealed(DecisionReasons.PLACED, placement, because))
                .param("demand", json.writeValueAsString(placement.demand()))
                .param("by", placement.decidedBy())
                .param("at", placement.decidedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /// Ends the placement if it is as the reader last saw it.
    ///
    /// @return whether it was
    boolean end(Placement placement, int seen, Instant at, String because) {
        return jdbc.sql("""
                        update placement.placement set ended_at = :at, ended_because_sealed = :because,
                               version = version + 1
                         where id = :id and version = :seen and ended_at is null
                        """)
                        .param("id", placement.id().value())
                        .param("seen", seen)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("because", sealed(DecisionReasons.ENDED, placement, because))
                        .update()
                == 1;
    }

    private byte[] sealed(SealedNote note, Placement placement, String because) {
        return vault.seal(
                note, placement.id().value().toString(), placement.household().value(), because);
    }

    Optional<Placement> current(CaseNumber household) {
        return Optional.ofNullable(current(List.of(household)).get(household));
    }

    /// The current placements of these households; those without one are left out.
    Map<CaseNumber, Placement> current(Collection<CaseNumber> households) {
        var current = new HashMap<CaseNumber, Placement>();
        if (households.isEmpty()) {
            return current;
        }
        jdbc.sql("""
                select * from placement.placement
                 where ended_at is null and case_number = any(:numbers)
                """)
                .param("numbers", households.stream().map(CaseNumber::value).toArray(String[]::new))
                .query(row -> {
                    var placement = placement(row);
                    current.put(placement.household(), placement);
                });
        return current;
    }

    Map<CaseNumber, CommunityId> communitiesOf(Collection<CaseNumber> households) {
        var found = new HashMap<CaseNumber, CommunityId>();
        jdbc.sql("""
                select case_number, municipality from placement.placement
                 where ended_at is null and case_number = any(:numbers)
                """)
                .param("numbers", households.stream().map(CaseNumber::value).toArray(String[]::new))
                .query(row -> {
                    found.put(
                            new CaseNumber(row.getString("case_number")),
                            new CommunityId(row.getString("municipality")));
                });
        return found;
    }

    /// A placement that has not ended.
    Optional<Placement> find(PlacementId id) {
        return jdbc.sql("select * from placement.placement where id = :id and ended_at is null")
                .param("id", id.value())
                .query((row, _) -> placement(row))
                .optional();
    }

    /// The current placements in a community.
    List<Placement> in(CommunityId community) {
        return jdbc.sql("""
                select * from placement.placement
                 where ended_at is null and municipality = :code order by decided_at, id
                """)
                .param("code", community.value())
                .query((row, _) -> placement(row))
                .list();
    }

    /// What the communities have left on a day: their capacity less what current placements take.
    Map<CommunityId, Map<Dimension, Integer>> freeOn(LocalDate day, Communities communities) {
        var free = new HashMap<CommunityId, Map<Dimension, Integer>>();
        for (var capacity : communities.capacities(day)) {
            free.computeIfAbsent(capacity.community(), _ -> new EnumMap<>(Dimension.class))
                    .put(capacity.dimension(), capacity.amount());
        }
        OwnWork.run(
                "placement.free-places",
                () -> jdbc.sql("select municipality, demand from placement.placement where ended_at is null")
                        .query(row -> {
                            var left = free.get(new CommunityId(row.getString("municipality")));
                            if (left != null) {
                                demand(row)
                                        .forEach((dimension, taken) ->
                                                left.merge(dimension, -taken, (has, less) -> Math.max(0, has + less)));
                            }
                        }));
        return free;
    }

    /// Keeps two officers from taking the last place at once: the second waits for the first to finish.
    void oneAtATimeIn(CommunityId community) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0))")
                .param("key", "placement:" + community.value())
                .query(row -> {});
    }

    /// What an acceptance rests on; ask after [#oneAtATimeIn(CommunityId)], and as Havn's own work.
    Standing standing(SolveId solve, HouseholdProfile household, CommunityId community) {
        return jdbc.sql("""
                select found.solve is not null as is_proposed, found.municipality as proposed,
                       exists (select 1 from placement.placement mine
                                where mine.case_number = :number and mine.ended_at is null) as is_placed,
                       array(select waiver.need from placement.waiver waiver where waiver.need = any(:needs)) as waived,
                       array(select taken.demand::text from placement.placement taken
                              where taken.municipality = :community and taken.ended_at is null) as taken
                  from (select 1) as once
                  left join placement.proposal found on found.solve = :solve and found.case_number = :number
                """)
                .param("solve", solve.value())
                .param("number", household.number().value())
                .param("community", community.value())
                .param(
                        "needs",
                        household.needs().stream().map(it -> it.id().value()).toArray(UUID[]::new))
                .query((row, _) -> standing(row))
                .single();
    }

    private Standing standing(ResultSet row) throws SQLException {
        var proposed = row.getString("proposed");
        var taken = new EnumMap<Dimension, Integer>(Dimension.class);
        for (var demand : (String[]) row.getArray("taken").getArray()) {
            json.readValue(demand, DEMAND).forEach((dimension, amount) -> taken.merge(dimension, amount, Integer::sum));
        }
        return new Standing(
                row.getBoolean("is_proposed"),
                proposed == null ? null : new CommunityId(proposed),
                row.getBoolean("is_placed"),
                Stream.of((UUID[]) row.getArray("waived").getArray())
                        .map(NeedId::new)
                        .collect(Collectors.toUnmodifiableSet()),
                taken);
    }

    /// Keeps two families that must stay apart from being settled at once: the second waits for the first.
    void oneAtATimeBetween(CaseNumber one, CaseNumber other) {
        var inOrder = one.value().compareTo(other.value()) < 0;
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0))")
                .param("key", "apart:" + (inOrder ? one : other).value() + ":" + (inOrder ? other : one).value())
                .query(row -> {});
    }

    private Placement placement(ResultSet row) throws SQLException {
        var proposed = row.getString("proposed");
        return new Placement(
                new PlacementId(row.getObject("id", UUID.class)),
                new CaseNumber(row.getString("case_number")),
                new CommunityId(row.getString("municipality")),
                new SolveId(row.getObject("solve", UUID.class)),
                proposed == null ? null : new CommunityId(proposed),
                demand(row),
                row.getString("decided_by"),
                row.getTimestamp("decided_at").toInstant(),
                row.getInt("version"));
    }

    private Map<Dimension, Integer> demand(ResultSet row) throws SQLException {
        return json.readValue(row.getString("demand"), DEMAND);
    }
}
