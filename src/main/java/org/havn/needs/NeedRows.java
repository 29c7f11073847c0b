package org.havn.needs;

import static org.havn.platform.Columns.column;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.havn.cases.CaseNumber;
import org.havn.people.PersonId;
import org.havn.reference.CapabilityCode;
import org.havn.reference.SpecificNeedCode;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tables of needs.
@Component
class NeedRows {
    private record CodeRow(UUID need, SpecificNeedCode code) {}

    private final JdbcClient jdbc;
    private final SealedWords words;

    NeedRows(JdbcClient jdbc, SealedWords words) {
        this.jdbc = jdbc;
        this.words = words;
    }

    /// Stores needs that are not stored yet, and answers them.
    List<Need> insertNew(Collection<Need> needs) {
        var known = new HashSet<>(jdbc.sql("select id from needs.need where id = any(cast(:ids as uuid[]))")
                .param("ids", column(needs, it -> it.id().value()))
                .query((row, _) -> row.getObject("id", UUID.class))
                .list());
        var fresh =
                needs.stream().filter(it -> !known.contains(it.id().value())).toList();
        if (!fresh.isEmpty()) {
            insertNeeds(fresh);
            words.insert(fresh.stream().map(SealedWords.Spoken::of).toList());
            insertCodes(fresh);
        }
        return fresh;
    }

    /// Where the next need of a household stands in its order.
    int nextRank(CaseNumber household) {
        return jdbc.sql("select coalesce(max(rank), 0) + 1 from needs.need where case_number = :number")
                .param("number", household.value())
                .query(Integer.class)
                .single();
    }

    private void insertNeeds(List<Need> needs) {
        jdbc.sql("""
                insert into needs.need (id, case_number, person_id, rank, capability, hard, max_one_way_minutes,
                                        max_travel_hours_per_year, visits_per_year, severity, before_travel,
                                        during_travel, after_arrival, evidence, confirmed_by, confirmed_on, owner,
                                        due, state)
                select * from unnest(cast(:id as uuid[]), cast(:number as text[]), cast(:person as uuid[]),
                                     cast(:rank as smallint[]), cast(:capability as text[]), cast(:hard as boolean[]),
                                     cast(:minutes as integer[]), cast(:hours as integer[]), cast(:visits as integer[]),
                                     cast(:severity as text[]), cast(:before as boolean[]), cast(:during as boolean[]),
                                     cast(:after as boolean[]), cast(:evidence as text[]), cast(:by as text[]),
                                     cast(:on as date[]), cast(:owner as text[]), cast(:due as date[]),
                                     cast(:state as text[]))
                """)
                .param("id", column(needs, it -> it.id().value()))
                .param("number", column(needs, Need::household))
                .param(
                        "person",
                        column(
                                needs,
                                it -> it.person() == null ? null : it.person().value()))
                .param("rank", column(needs, Need::rank))
                .param(
                        "capability",
                        column(
                                needs,
                                it -> it.requirement() == null
                                        ? null
                                        : it.requirement().capability()))
                .param("hard", column(needs, Need::hard))
                .param(
                        "minutes",
                        column(
                                needs,
                                it -> it.requirement() == null
                                        ? null
                                        : it.requirement().maxOneWayMinutes()))
                .param(
                        "hours",
                        column(
                                needs,
                                it -> it.requirement() == null
                                        ? null
                                        : it.requirement().maxTravelHoursPerYear()))
                .param(
                        "visits",
                        column(
                                needs,
                                it -> it.requirement() == null
                                        ? null
                                        : it.requirement().visitsPerYear()))
                .param("severity", column(needs, Need::severity))
                .param("before", column(needs, it -> it.phases().contains(Phase.BEFORE_TRAVEL)))
                .param("during", column(needs, it -> it.phases().contains(Phase.DURING_TRAVEL)))
                .param("after", column(needs, it -> it.phases().contains(Phase.AFTER_ARRIVAL)))
                .param("evidence", column(needs, Need::evidence))
                .param(
                        "by",
                        column(
                                needs,
                                it -> it.confirmation() == null
                                        ? null
                                        : it.confirmation().by()))
                .param(
                        "on",
                        column(
                                needs,
                                it -> it.confirmation() == null
                                        ? null
                                        : it.confirmation().on()))
                .param("owner", column(needs, Need::owner))
                .param("due", column(needs, Need::due))
                .param("state", column(needs, Need::state))
                .update();
    }

    private void insertCodes(List<Need> needs) {
        var rows = new ArrayList<CodeRow>();
        for (var need : needs) {
            need.specificNeeds().stream()
                    .filter(it -> !RestrictedCodes.has(it))
                    .forEach(it -> rows.add(new CodeRow(need.id().value(), it)));
        }
        jdbc.sql("""
                insert into needs.specific_need (need_id, code)
                select * from unnest(cast(:id as uuid[]), cast(:code as text[])) on conflict do nothing
                """)
                .param("id", column(rows, CodeRow::need))
                .param("code", column(rows, CodeRow::code))
                .update();
    }

    /// Writes what changes in a need's life.
    void update(Need need, boolean outcomeToo) {
        var requirement = need.requirement();
        var confirmation = need.confirmation();
        jdbc.sql("""
                update needs.need
                   set capability = :capability, hard = :hard, max_one_way_minutes = :minutes,
                       max_travel_hours_per_year = :hours, visits_per_year = :visits, severity = :severity,
                       evidence = :evidence, confirmed_by = :by,
                       confirmed_on = :on, owner = :owner, due = :due, state = :state, touched_at = now()
                 where id = :id
                """)
                .param("id", need.id().value())
                .param(
                        "capability",
                        requirement == null ? null : requirement.capability().value())
                .param("hard", need.hard())
                .param("minutes", requirement == null ? null : requirement.maxOneWayMinutes())
                .param("hours", requirement == null ? null : requirement.maxTravelHoursPerYear())
                .param("visits", requirement == null ? null : requirement.visitsPerYear())
                .param("severity", need.severity().name())
                .param("evidence", need.evidence())
                .param("by", confirmation == null ? null : confirmation.by())
                .param("on", confirmation == null ? null : confirmation.on())
                .param("owner", need.owner())
                .param("due", need.due())
                .param("state", need.state().name())
                .update();
        if (outcomeToo) {
            words.updateOutcome(need);
        }
    }

    /// The need, held until the transaction ends. Opens its words.
    ///
    /// @throws NeedNotForYourTask where they are closed to the reader
    Optional<Need> held(NeedId id) {
        return jdbc.sql("select case_number from needs.need where id = :id for update")
                .param("id", id.value())
                .query((row, _) -> new CaseNumber(row.getString("case_number")))
                .optional()
                .flatMap(it -> needs(it, id, "needs.change").stream().findFirst())
                .map(NeedRows::requireOpen);
    }

    /// Whoever may not read what was said takes no step either.
    private static Need requireOpen(Need need) {
        if (need.words().closed()) {
            throw new NeedNotForYourTask();
        }
        return need;
    }

    /// The needs of a household, in the family's own order. Opens their words.
    List<Need> needsOf(CaseNumber household) {
        return needs(household, null, "needs.words");
    }

    private List<Need> needs(CaseNumber household, @Nullable NeedId only, String what) {
        var id = only == null ? null : only.value();
        var told = words.open(household, id, what);
        var codes = new HashMap<UUID, List<SpecificNeedCode>>();
        jdbc.sql("""
                select s.* from needs.specific_need s join needs.need n on n.id = s.need_id
                 where n.case_number = :number and n.id = coalesce(cast(:id as uuid), n.id)
                """)
                .param("number", household.value())
                .param("id", id)
                .query((row, _) -> codes.computeIfAbsent(row.getObject("need_id", UUID.class), _ -> new ArrayList<>())
                        .add(new SpecificNeedCode(row.getString("code"))))
                .list();
        return jdbc.sql("""
                select * from needs.need
                 where case_number = :number and id = coalesce(cast(:id as uuid), id) order by rank, id
                """)
                .param("number", household.value())
                .param("id", id)
                .query((row, _) -> need(row, told, codes))
                .list();
    }

    /// What placement may know of the confirmed needs of these households.
    Map<CaseNumber, List<ConfirmedNeed>> confirmedOf(Collection<CaseNumber> households) {
        var byHousehold = new HashMap<CaseNumber, List<ConfirmedNeed>>();
        jdbc.sql("""
                select * from needs.need
                 where case_number = any(:numbers) and capability is not null
                   and state in ('CONFIRMED', 'PLANNED', 'GIVEN')
                 order by case_number, rank, id
                """)
                .param("numbers", column(households, it -> it))
                .query((row, _) -> {
                    var need = new ConfirmedNeed(
                            new NeedId(row.getObject("id", UUID.class)),
                            new CaseNumber(row.getString("case_number")),
                            person(row),
                            requirement(row),
                            Severity.valueOf(row.getString("severity")),
                            row.getInt("rank"));
                    return byHousehold
                            .computeIfAbsent(need.household(), _ -> new ArrayList<>())
                            .add(need);
                })
                .list();
        return byHousehold;
    }

    private static Need need(ResultSet row, Map<UUID, SealedWords.Told> told, Map<UUID, List<SpecificNeedCode>> codes)
            throws SQLException {
        var id = row.getObject("id", UUID.class);
        var confirmedBy = row.getString("confirmed_by");
        var words = told.get(id);
        if (words == null) {
            throw new IllegalStateException("A need has no words: " + id);
        }
        return new Need(
                new NeedId(id),
                new CaseNumber(row.getString("case_number")),
                person(row),
                row.getInt("rank"),
                words.words(),
                row.getString("capability") == null ? null : requirement(row),
                words.words().closed()
                        ? List.of()
                        : Stream.concat(codes.getOrDefault(id, List.of()).stream(), words.restricted().stream())
                                .sorted(Comparator.comparing(SpecificNeedCode::value))
                                .toList(),
                Severity.valueOf(row.getString("severity")),
                phases(row),
                row.getString("evidence"),
                confirmedBy == null
                        ? null
                        : new Confirmation(confirmedBy, row.getObject("confirmed_on", LocalDate.class)),
                row.getString("owner"),
                row.getObject("due", LocalDate.class),
                NeedState.valueOf(row.getString("state")),
                words.outcome());
    }

    private static @Nullable PersonId person(ResultSet row) throws SQLException {
        var person = row.getObject("person_id", UUID.class);
        return person == null ? null : new PersonId(person);
    }

    private static Requirement requirement(ResultSet row) throws SQLException {
        return new Requirement(
                new CapabilityCode(row.getString("capability")),
                row.getBoolean("hard"),
                row.getObject("max_one_way_minutes", Integer.class),
                row.getObject("max_travel_hours_per_year", Integer.class),
                row.getObject("visits_per_year", Integer.class));
    }

    private static Set<Phase> phases(ResultSet row) throws SQLException {
        var phases = EnumSet.noneOf(Phase.class);
        if (row.getBoolean("before_travel")) {
            phases.add(Phase.BEFORE_TRAVEL);
        }
        if (row.getBoolean("during_travel")) {
            phases.add(Phase.DURING_TRAVEL);
        }
        if (row.getBoolean("after_arrival")) {
            phases.add(Phase.AFTER_ARRIVAL);
        }
        return phases;
    }
}
