package org.havn.needs;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.havn.cases.CaseNumber;
import org.havn.platform.Ids;
import org.havn.reference.CapabilityCode;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table behind the timelines of needs. What is in it is never changed.
@Component
class NeedSteps {
    private final JdbcClient jdbc;
    private final SealedWords words;

    NeedSteps(JdbcClient jdbc, SealedWords words) {
        this.jdbc = jdbc;
        this.words = words;
    }

    /// How many steps people have taken since the need came.
    int taken(NeedId id) {
        return jdbc.sql("select count(*) from needs.step where need_id = :id and number > 0")
                .param("id", id.value())
                .query(Integer.class)
                .single();
    }

    /// Keeps a step; with the first one, how the need stood before it, unless that is known better already.
    void add(Need before, NeedStep step) {
        if (step.number() == 1 && step.hand() != Hand.RULES) {
            insert(asItCame(before));
        }
        insert(step);
    }

    private void insert(NeedStep step) {
        var id = Ids.next();
        var need = step.after();
        var requirement = need.requirement();
        jdbc.sql("""
                insert into needs.step (id, need_id, number, at, who, state, arrangement, severity, evidence, capability,
                                        hard, max_one_way_minutes, max_travel_hours_per_year, visits_per_year, owner, due,
                                        hand)
                values (:id, :need, :number, :at, :who, :state, :arrangement, :severity, :evidence, :capability,
                        :hard, :minutes, :hours, :visits, :owner, :due, :hand)
                """)
                .param("id", id)
                .param("need", need.id().value())
                .param("number", step.number())
                .param("at", step.at() == null ? null : step.at().atOffset(ZoneOffset.UTC))
                .param("who", step.who())
                .param("state", need.state().name())
                .param(
                        "arrangement",
                        step.arrangement() == null ? null : step.arrangement().name())
                .param("severity", need.severity().name())
                .param("evidence", need.evidence())
                .param(
                        "capability",
                        requirement == null ? null : requirement.capability().value())
                .param("hard", need.hard())
                .param("minutes", requirement == null ? null : requirement.maxOneWayMinutes())
                .param("hours", requirement == null ? null : requirement.maxTravelHoursPerYear())
                .param("visits", requirement == null ? null : requirement.visitsPerYear())
                .param("owner", need.owner())
                .param("due", need.due())
                .param("hand", step.hand() == null ? null : step.hand().name())
                .update();
        if (!step.words().isEmpty()) {
            words.insertOfStep(id, need, step.words());
        }
    }

    /// Keeps a hand on every confirmed need of a household that asks something of the place; where a need has no steps
    /// yet, how it came is kept first.
    void addToAll(CaseNumber household, Hand hand, String who, Instant at) {
        jdbc.sql("""
                with asked as (
                    select n.*, (select max(s.number) from needs.step s where s.need_id = n.id) as last
                      from needs.need n
                     where n.case_number = :number and n.capability is not null
                       and n.state in ('CONFIRMED', 'PLANNED', 'GIVEN')
                       for update of n),
                touched as (
                    update needs.need set touched_at = :at where id in (select id from asked)),
                came as (
                    insert into needs.step (id, need_id, number, at, who, state, severity, evidence, capability, hard,
                                            max_one_way_minutes, max_travel_hours_per_year, visits_per_year, owner, due)
                    select gen_random_uuid(), id, 0, (confirmed_on + time '12:00') at time zone 'UTC',
                           coalesce(confirmed_by, ''), state, severity, evidence, capability, hard, max_one_way_minutes,
                           max_travel_hours_per_year, visits_per_year, owner, due
                      from asked where last is null)
                insert into needs.step (id, need_id, number, at, who, state, severity, evidence, capability, hard,
                                        max_one_way_minutes, max_travel_hours_per_year, visits_per_year, owner, due, hand)
                select gen_random_uuid(), id, coalesce(last, 0) + 1, :at, :who, state, severity, evidence, capability,
                       hard, max_one_way_minutes, max_travel_hours_per_year, visits_per_year, owner, due, :hand
                  from asked
                """)
                .param("number", household.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("who", who)
                .param("hand", hand.name())
                .update();
    }

    /// The timeline of a need, the newest first; opens what was said. A need that nobody has touched has one entry: how
    /// it came.
    List<NeedStep> newestFirst(Need need) {
        var said = words.openOfSteps(need);
        var steps = new ArrayList<>(jdbc.sql("select * from needs.step where need_id = :id order by number desc")
                .param("id", need.id().value())
                .query((row, _) -> {
                    var at = row.getObject("at", OffsetDateTime.class);
                    var arrangement = row.getString("arrangement");
                    var capability = row.getString("capability");
                    var hand = row.getString("hand");
                    return new NeedStep(
                            row.getInt("number"),
                            at == null ? null : at.toInstant(),
                            row.getString("who"),
                            arrangement == null ? null : Arrangement.valueOf(arrangement),
                            need.asItStood(
                                    NeedState.valueOf(row.getString("state")),
                                    capability == null
                                            ? null
                                            : new Requirement(
                                                    new CapabilityCode(capability),
                                                    row.getBoolean("hard"),
                                                    row.getObject("max_one_way_minutes", Integer.class),
                                                    row.getObject("max_travel_hours_per_year", Integer.class),
                                                    row.getObject("visits_per_year", Integer.class)),
                                    Severity.valueOf(row.getString("severity")),
                                    row.getString("evidence"),
                                    row.getString("owner"),
                                    row.getObject("due", LocalDate.class)),
                            said.getOrDefault(row.getObject("id", UUID.class), ""),
                            hand == null ? null : Hand.valueOf(hand));
                })
                .list());
        return steps.isEmpty() ? List.of(asItCame(need)) : List.copyOf(steps);
    }

    private static NeedStep asItCame(Need need) {
        var confirmation = need.confirmation();
        return confirmation == null
                ? new NeedStep(0, null, "", null, need, need.outcome())
                : new NeedStep(0, midday(confirmation.on()), confirmation.by(), null, need, need.outcome());
    }

    private static @Nullable Instant midday(LocalDate day) {
        return day.atTime(12, 0).toInstant(ZoneOffset.UTC);
    }
}
