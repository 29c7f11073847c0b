package org.havn.placement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.havn.cases.CaseNumber;
import org.havn.communities.CommunityId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The tables of solves and of what they propose.
@Component
@Transactional
class SolveRows {
    private static final TypeReference<List<OneMoreRow>> ONE_MORE = new TypeReference<>() {};
    private static final TypeReference<List<UncoveredNeed>> UNCOVERED = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    SolveRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /// Asks for a solve, numbered after the round's last one.
    void insert(SolveId id, RoundId round, String by, Instant at, int secondsAllowed, String engine) {
        jdbc.sql("""
                insert into placement.solve (id, round, number, state, asked_by, asked_at, seconds_allowed, engine)
                select :id, :round, coalesce(max(number), 0) + 1, 'WAITING', :by, :at, :seconds, :engine
                  from placement.solve where round = :round
                """)
                .param("id", id.value())
                .param("round", round.value())
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("seconds", secondsAllowed)
                .param("engine", engine)
                .update();
    }

    Optional<Solve> find(SolveId id) {
        return jdbc.sql("select * from placement.solve where id = :id")
                .param("id", id.value())
                .query((row, _) -> solve(row))
                .optional();
    }

    /// The newest first.
    List<Solve> of(RoundId round) {
        return jdbc.sql("select * from placement.solve where round = :round order by number desc")
                .param("round", round.value())
                .query((row, _) -> solve(row))
                .list();
    }

    int secondsAllowed(SolveId id) {
        return jdbc.sql("select seconds_allowed from placement.solve where id = :id")
                .param("id", id.value())
                .query(Integer.class)
                .single();
    }

    /// Begins, or begins again where a node died over it.
    ///
    /// @return the attempt, counted from 1, or nothing where there is nothing to do
    Optional<Integer> begin(SolveId id, Instant at) {
        return jdbc.sql("""
                update placement.solve
                   set state = 'RUNNING', attempt = attempt + 1, started_at = :at, stage = null, incumbent = null,
                       bound_so_far = null, gap_so_far = null, placed_so_far = null
                 where id = :id and state in ('WAITING', 'RUNNING')
                returning attempt
                """)
                .param("id", id.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .optional();
    }

    void progress(SolveId id, int attempt, Solve.Progress progress) {
        jdbc.sql("""
                update placement.solve
                   set stage = :stage, incumbent = :incumbent, bound_so_far = :bound, gap_so_far = :gap,
                       placed_so_far = :placed
                 where id = :id and state = 'RUNNING' and attempt = :attempt
                """)
                .param("id", id.value())
                .param("attempt", attempt)
                .param("stage", progress.stage())
                .param("incumbent", progress.incumbent())
                .param("bound", progress.bound())
                .param("gap", progress.gap())
                .param("placed", progress.placed())
                .update();
    }

    void askToCancel(SolveId id) {
        jdbc.sql("""
                update placement.solve set cancel_asked = true where id = :id and state in ('WAITING', 'RUNNING')
                """).param("id", id.value()).update();
    }

    /// Whether somebody asked to stop or for a newer plan, or another node has begun the solve anew.
    boolean nobodyWaitsFor(SolveId id, int attempt) {
        return jdbc.sql("""
                select s.cancel_asked or s.attempt <> :attempt
                       or exists (select from placement.solve newer
                                   where newer.round = s.round and newer.number > s.number)
                  from placement.solve s where s.id = :id
                """)
                .param("id", id.value())
                .param("attempt", attempt)
                .query(Boolean.class)
                .single();
    }

    /// Keeps the answer of an attempt, unless another node has begun anew meanwhile.
    ///
    /// @param reasoning whether the reasons for the plan are still to come
    /// @return whether this attempt still counted
    boolean finish(
            SolveId id,
            int attempt,
            Solve.State state,
            Solve.Answer answer,
            @Nullable List<OneMoreRow> oneMore,
            byte @Nullable [] problem,
            boolean reasoning,
            Instant at) {
        return jdbc.sql("""
                update placement.solve
                   set state = :state, ended_at = :at, status = :status, objective = :objective, bound = :bound,
                       gap = :gap, placed = :placed, households = :households, seconds = :seconds,
                       ended_because = :because, one_more = cast(:oneMore as jsonb), problem = :problem,
                       reasoning = :reasoning
                 where id = :id and state = 'RUNNING' and attempt = :attempt
                """)
                        .param("id", id.value())
                        .param("attempt", attempt)
                        .param("state", state.name())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("status", answer.status())
                        .param("objective", answer.objective())
                        .param("bound", answer.bound())
                        .param("gap", answer.gap())
                        .param("placed", answer.placed())
                        .param("households", answer.households())
                        .param("seconds", answer.seconds())
                        .param("because", answer.endedBecause())
                        .param("oneMore", oneMore == null ? null : json.writeValueAsString(oneMore))
                        .param("problem", problem)
                        .param("reasoning", reasoning)
                        .update()
                == 1;
    }

    /// Keeps the reasons for a plan that was kept before them.
    ///
    /// @param proposals empty where they were not worked out
    void reason(SolveId id, int attempt, @Nullable List<OneMoreRow> oneMore, Collection<Proposal> proposals) {
        var awaited = jdbc.sql("""
                update placement.solve set reasoning = false, one_more = cast(:oneMore as jsonb)
                 where id = :id and attempt = :attempt and reasoning
                """)
                .param("id", id.value())
                .param("attempt", attempt)
                .param("oneMore", oneMore == null ? null : json.writeValueAsString(oneMore))
                .update();
        for (var proposal : awaited == 1 ? proposals : List.<Proposal>of()) {
            jdbc.sql("""
                    update placement.proposal set reasons = cast(:reasons as jsonb)
                     where solve = :solve and case_number = :number
                    """)
                    .param("solve", id.value())
                    .param("number", proposal.household().value())
                    .param("reasons", json.writeValueAsString(proposal.reasons()))
                    .update();
        }
    }

    /// A node died over the reasons for a plan: whoever wants one asks for it.
    void giveUpReasoning(SolveId id) {
        jdbc.sql("update placement.solve set reasoning = false where id = :id")
                .param("id", id.value())
                .update();
    }

    /// Keeps the proposals of a solve; those of an earlier try, cut short by a dying node, go.
    void propose(SolveId id, Collection<Proposal> proposals) {
        jdbc.sql("delete from placement.proposal where solve = :id")
                .param("id", id.value())
                .update();
        for (var proposal : proposals) {
            jdbc.sql("""
                    insert into placement.proposal (solve, case_number, municipality, value, reasons, uncovered)
                    values (:solve, :number, :municipality, :value, cast(:reasons as jsonb), cast(:uncovered as jsonb))
                    """)
                    .param("solve", id.value())
                    .param("number", proposal.household().value())
                    .param(
                            "municipality",
                            proposal.community() == null
                                    ? null
                                    : proposal.community().value())
                    .param("value", proposal.reasons().value())
                    .param("reasons", json.writeValueAsString(proposal.reasons()))
                    .param("uncovered", json.writeValueAsString(proposal.uncovered()))
                    .update();
        }
    }

    List<Proposal> proposalsOf(SolveId id) {
        return jdbc.sql("select * from placement.proposal where solve = :id order by case_number")
                .param("id", id.value())
                .query((row, _) -> proposal(row))
                .list();
    }

    /// What earlier plans of the round proposed, the newest first, for those who are not in this one any more.
    List<Proposal> leftOut(RoundId round, SolveId newest) {
        return jdbc.sql("""
                select distinct on (p.case_number) p.*
                  from placement.proposal p join placement.solve s on s.id = p.solve
                 where s.round = :round
                   and not exists (select from placement.proposal n
                                    where n.solve = :newest and n.case_number = p.case_number)
                 order by p.case_number, s.number desc
                """)
                .param("round", round.value())
                .param("newest", newest.value())
                .query((row, _) -> proposal(row))
                .list();
    }

    Optional<Proposal> proposal(SolveId id, CaseNumber household) {
        return jdbc.sql("select * from placement.proposal where solve = :id and case_number = :number")
                .param("id", id.value())
                .param("number", household.value())
                .query((row, _) -> proposal(row))
                .optional();
    }

    /// What one more would add; empty where nobody had time to ask.
    Optional<List<OneMoreRow>> oneMoreOf(SolveId id) {
        return jdbc.sql("select one_more from placement.solve where id = :id and one_more is not null")
                .param("id", id.value())
                .query((row, _) -> json.readValue(row.getString("one_more"), ONE_MORE))
                .optional();
    }

    /// The problem as it was solved, a zipped `havn place` folder.
    Optional<byte[]> problemOf(SolveId id) {
        return jdbc.sql("select problem from placement.solve where id = :id and problem is not null")
                .param("id", id.value())
                .query((row, _) -> row.getBytes("problem"))
                .optional();
    }

    /// In which community each household of a round is proposed by its newest plan; for the lists of cases.
    Map<CaseNumber, CommunityId> newestProposals(Collection<CaseNumber> households) {
        var proposed = new java.util.HashMap<CaseNumber, CommunityId>();
        jdbc.sql("""
                select distinct on (p.case_number) p.case_number, p.municipality
                  from placement.proposal p join placement.solve s on s.id = p.solve
                 where p.case_number = any(:numbers)
                 order by p.case_number, s.ended_at desc
                """)
                .param("numbers", households.stream().map(CaseNumber::value).toArray(String[]::new))
                .query(row -> {
                    if (row.getString("municipality") != null) {
                        proposed.put(
                                new CaseNumber(row.getString("case_number")),
                                new CommunityId(row.getString("municipality")));
                    }
                });
        return proposed;
    }

    /// The cases that are placed in a municipality, and those that wait and are proposed for it.
    Set<CaseNumber> casesIn(String municipality) {
        return Set.copyOf(jdbc.sql("""
                select case_number from placement.placement where ended_at is null and municipality = :code
                union
                select newest.case_number
                  from (select distinct on (p.case_number) p.case_number, p.municipality
                          from placement.proposal p join placement.solve s on s.id = p.solve
                         order by p.case_number, s.ended_at desc) newest
                 where newest.municipality = :code
                   and not exists (select 1 from placement.placement taken
                                    where taken.case_number = newest.case_number and taken.ended_at is null)
                """)
                .param("code", municipality)
                .query((row, _) -> new CaseNumber(row.getString("case_number")))
                .list());
    }

    private Proposal proposal(ResultSet row) throws SQLException {
        var municipality = row.getString("municipality");
        return new Proposal(
                new CaseNumber(row.getString("case_number")),
                municipality == null ? null : new CommunityId(municipality),
                json.readValue(row.getString("reasons"), Reasons.class),
                json.readValue(row.getString("uncovered"), UNCOVERED));
    }

    private static Solve solve(ResultSet row) throws SQLException {
        var status = row.getString("status");
        return new Solve(
                new SolveId(row.getObject("id", UUID.class)),
                new RoundId(row.getObject("round", UUID.class)),
                row.getInt("number"),
                Solve.State.valueOf(row.getString("state")),
                row.getInt("attempt"),
                row.getTimestamp("asked_at").toInstant(),
                new Solve.Progress(
                        row.getString("stage"),
                        row.getObject("incumbent", Double.class),
                        row.getObject("bound_so_far", Double.class),
                        row.getObject("gap_so_far", Double.class),
                        row.getObject("placed_so_far", Integer.class)),
                status == null
                        ? null
                        : new Solve.Answer(
                                status,
                                row.getDouble("objective"),
                                row.getDouble("bound"),
                                row.getDouble("gap"),
                                row.getInt("placed"),
                                row.getInt("households"),
                                row.getDouble("seconds"),
                                row.getString("ended_because") == null ? "" : row.getString("ended_because")),
                row.getBoolean("reasoning"));
    }
}
