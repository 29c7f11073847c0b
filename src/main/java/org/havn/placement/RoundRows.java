package org.havn.placement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.havn.cases.CaseNumber;
import org.havn.cases.ProgrammeId;
import org.havn.communities.CommunityId;
import org.havn.communities.Dimension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tables of rounds and of what people decided about them beforehand.
@Component
class RoundRows {
    private static final String ROUND = """
            select r.*, (select count(*) from placement.round_household h where h.round = r.id) as households,
                   (select count(*) from placement.round earlier where earlier.opened_at <= r.opened_at) as number
              from placement.round r
            """;

    private final JdbcClient jdbc;

    RoundRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Round round, Collection<CaseNumber> households) {
        jdbc.sql("""
                insert into placement.round (id, programme, name, placed_on, policy, seed, opened_by, opened_at)
                values (:id, :programme, :name, :on, :policy, :seed, :by, :at)
                """)
                .param("id", round.id().value())
                .param("programme", round.programme().value())
                .param("name", round.name())
                .param("on", round.placedOn())
                .param("policy", round.policy())
                .param("seed", round.seed())
                .param("by", round.openedBy())
                .param("at", round.openedAt().atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("""
                insert into placement.round_household (round, case_number)
                select :id, number from unnest(cast(:numbers as text[])) as number
                """)
                .param("id", round.id().value())
                .param("numbers", households.stream().map(CaseNumber::value).toArray(String[]::new))
                .update();
    }

    Optional<Round> find(RoundId id) {
        return jdbc.sql(ROUND + " where r.id = :id")
                .param("id", id.value())
                .query((row, _) -> round(row))
                .optional();
    }

    /// The round that a plan was made for.
    Optional<Round> ofSolve(SolveId solve) {
        return jdbc.sql(ROUND + " where r.id = (select s.round from placement.solve s where s.id = :solve)")
                .param("solve", solve.value())
                .query((row, _) -> round(row))
                .optional();
    }

    /// The newest first.
    List<Round> all() {
        return jdbc.sql(ROUND + " order by r.opened_at desc, r.id desc")
                .query((row, _) -> round(row))
                .list();
    }

    /// The newest round that the household is in.
    Optional<Round> newestOf(CaseNumber household) {
        return jdbc.sql(ROUND + """
                 join placement.round_household mine on mine.round = r.id and mine.case_number = :number
                order by r.opened_at desc, r.id desc limit 1
                """)
                .param("number", household.value())
                .query((row, _) -> round(row))
                .optional();
    }

    List<CaseNumber> householdsOf(RoundId round) {
        return jdbc.sql("select case_number from placement.round_household where round = :id order by case_number")
                .param("id", round.value())
                .query((row, _) -> new CaseNumber(row.getString("case_number")))
                .list();
    }

    /// The rules in force, in the order in which they were made.
    List<Rule> rulesOf(RoundId round) {
        return jdbc.sql("select * from placement.rule where round = :id and lifted_at is null order by made_at, id")
                .param("id", round.value())
                .query((row, _) -> rule(row))
                .list();
    }

    void insert(RoundId round, Rule rule) {
        var made = rule.made();
        var insert = jdbc.sql("""
                insert into placement.rule
                       (id, round, kind, case_number, municipality, dimension, amount, because, made_by, made_at)
                values (:id, :round, :kind, :number, :municipality, :dimension, :amount, :because, :by, :at)
                """)
                .param("id", rule.id().value())
                .param("round", round.value())
                .param("municipality", rule.community().value())
                .param("because", made.because())
                .param("by", made.by())
                .param("at", made.at().atOffset(ZoneOffset.UTC));
        switch (rule) {
            case Rule.Pin pin ->
                insert.param("kind", "PIN")
                        .param("number", pin.household().value())
                        .param("dimension", null)
                        .param("amount", null)
                        .update();
            case Rule.Forbid forbid ->
                insert.param("kind", "FORBID")
                        .param("number", forbid.household().value())
                        .param("dimension", null)
                        .param("amount", null)
                        .update();
            case Rule.Reserve reserve ->
                insert.param("kind", "RESERVE")
                        .param("number", null)
                        .param("dimension", reserve.dimension().name())
                        .param("amount", reserve.amount())
                        .update();
        }
    }

    /// Ends the pin that a household has in a round, if it has one.
    void liftPin(RoundId round, CaseNumber household, String by, Instant at) {
        jdbc.sql("""
                update placement.rule set lifted_by = :by, lifted_at = :at
                 where round = :round and case_number = :number and kind = 'PIN' and lifted_at is null
                """)
                .param("round", round.value())
                .param("number", household.value())
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void lift(RoundId round, RuleId rule, String by, Instant at) {
        jdbc.sql("""
                update placement.rule set lifted_by = :by, lifted_at = :at
                 where id = :id and round = :round and lifted_at is null
                """)
                .param("id", rule.value())
                .param("round", round.value())
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Round round(ResultSet row) throws SQLException {
        return new Round(
                new RoundId(row.getObject("id", UUID.class)),
                new ProgrammeId(row.getObject("programme", UUID.class)),
                row.getString("name"),
                row.getInt("number"),
                row.getObject("placed_on", LocalDate.class),
                row.getString("policy"),
                row.getLong("seed"),
                row.getString("opened_by"),
                row.getTimestamp("opened_at").toInstant(),
                row.getInt("households"));
    }

    private static Rule rule(ResultSet row) throws SQLException {
        var id = new RuleId(row.getObject("id", UUID.class));
        var community = new CommunityId(row.getString("municipality"));
        var made = new Rule.Made(
                row.getString("made_by"), row.getTimestamp("made_at").toInstant(), row.getString("because"));
        return switch (row.getString("kind")) {
            case "PIN" -> new Rule.Pin(id, new CaseNumber(row.getString("case_number")), community, made);
            case "FORBID" -> new Rule.Forbid(id, new CaseNumber(row.getString("case_number")), community, made);
            default ->
                new Rule.Reserve(
                        id, community, Dimension.valueOf(row.getString("dimension")), row.getInt("amount"), made);
        };
    }
}
