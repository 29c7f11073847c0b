package org.havn.placement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.havn.access.vault.Vault;
import org.havn.cases.CaseNumber;
import org.havn.cases.ProgrammeId;
import org.havn.communities.CommunityId;
import org.havn.communities.Dimension;
import org.jspecify.annotations.Nullable;
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
    private final Vault vault;

    RoundRows(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
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

    /// @param because sealed where the rule speaks of a family; what concerns a place alone stays readable
    /// @param cost what it was said to cost before it was saved, as JSON; null where it was saved without
    ///     asking
    void insert(RoundId round, Rule rule, String because, @Nullable String cost) {
        var made = rule.made();
        var row = Row.of(rule);
        var id = rule.id().value();
        var sealed = rule.about().map(it -> vault.seal(DecisionReasons.RULED, id.toString(), it.value(), because));
        jdbc.sql("""
                insert into placement.rule (id, round, kind, case_number, other_case, municipality, dimension, amount,
                                            minutes, because, because_sealed, made_by, made_at, cost)
                values (:id, :round, :kind, :number, :other, :municipality, :dimension, :amount, :minutes, :because,
                        :sealed, :by, :at, cast(:cost as jsonb))
                """)
                .param("id", id)
                .param("round", round.value())
                .param("kind", row.kind())
                .param("number", rule.about().map(CaseNumber::value).orElse(null))
                .param("other", row.other())
                .param("municipality", row.municipality())
                .param("dimension", row.dimension())
                .param("amount", row.amount())
                .param("minutes", row.minutes())
                .param("because", sealed.isPresent() ? null : because)
                .param("sealed", sealed.orElse(null), Types.BINARY)
                .param("by", made.by())
                .param("at", made.at().atOffset(ZoneOffset.UTC))
                .param("cost", cost)
                .update();
    }

    /// A rule's own columns; null where its kind has none of them.
    private record Row(
            String kind,
            @Nullable String other,
            @Nullable String municipality,
            @Nullable String dimension,
            @Nullable Integer amount,
            @Nullable Integer minutes) {

        static Row of(Rule rule) {
            return switch (rule) {
                case Rule.Pin pin -> new Row("PIN", null, pin.community().value(), null, null, null);
                case Rule.Forbid forbid ->
                    new Row("FORBID", null, forbid.community().value(), null, null, null);
                case Rule.Reserve reserve ->
                    new Row(
                            "RESERVE",
                            null,
                            reserve.community().value(),
                            reserve.dimension().name(),
                            reserve.amount(),
                            null);
                case Rule.Away away -> new Row("AWAY", null, away.from().value(), null, null, away.minutes());
                case Rule.Near near -> new Row("NEAR", near.other().value(), null, null, null, near.minutes());
                case Rule.Apart apart -> new Row("APART", apart.other().value(), null, null, null, apart.minutes());
            };
        }
    }

    /// What rules of a round were said to cost before they were saved, as JSON, by rule.
    Map<UUID, String> costsOf(RoundId round) {
        var costs = new HashMap<UUID, String>();
        jdbc.sql("select id, cost from placement.rule where round = :round and cost is not null")
                .param("round", round.value())
                .query(row -> {
                    costs.put(row.getObject("id", UUID.class), row.getString("cost"));
                });
        return costs;
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
        var made = new Rule.Made(
                row.getString("made_by"), row.getTimestamp("made_at").toInstant());
        return switch (row.getString("kind")) {
            case "PIN" -> new Rule.Pin(id, household(row, "case_number"), community(row), made);
            case "FORBID" -> new Rule.Forbid(id, household(row, "case_number"), community(row), made);
            case "RESERVE" ->
                new Rule.Reserve(
                        id, community(row), Dimension.valueOf(row.getString("dimension")), row.getInt("amount"), made);
            case "AWAY" ->
                new Rule.Away(id, household(row, "case_number"), community(row), row.getInt("minutes"), made);
            case "NEAR" ->
                new Rule.Near(
                        id, household(row, "case_number"), household(row, "other_case"), row.getInt("minutes"), made);
            case "APART" ->
                new Rule.Apart(
                        id, household(row, "case_number"), household(row, "other_case"), row.getInt("minutes"), made);
            default -> throw new IllegalStateException("An unknown kind of rule: " + row.getString("kind"));
        };
    }

    private static CommunityId community(ResultSet row) throws SQLException {
        return new CommunityId(row.getString("municipality"));
    }

    private static CaseNumber household(ResultSet row, String column) throws SQLException {
        return new CaseNumber(row.getString(column));
    }
}
