package org.havn.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.havn.HavnTest;
import org.havn.access.DemoUnits;
import org.havn.people.Sex;
import org.havn.placement.engine.Objective;
import org.havn.placement.engine.PlacementEngine;
import org.havn.placement.engine.PlacementOptions;
import org.havn.placement.engine.PlacementProblem;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Sex and nationality move no plan: dealt out anew among all persons of a round, down in the database, they leave
/// every
/// value, every demand and the plan as they were. Religion and ethnicity are not kept about anybody.
@HavnTest
class PermutationTests {
    private static final List<String> ORIGINS = List.of("SY", "IQ", "AF", "SO", "CD");

    @Autowired
    private ListableBeanFactory house;

    @Autowired
    private RoundProblems problems;

    @Autowired
    private Rounds rounds;

    @Autowired
    private JdbcClient jdbc;

    private record Trait(String sex, String origin) {}

    @Test
    void dealingSexAndNationalityOutAnewMovesNoValueAndNoPlan() {
        var families = new WaitingFamilies(house);
        families.openTheCountry();
        var programme = families.aProgramme(DemoUnits.PLACEMENT);
        var chance = new Random(200);
        for (int family = 0; family < 12; family++) {
            var people = new ArrayList<org.havn.people.Person>();
            for (int member = 0; member <= chance.nextInt(5); member++) {
                people.add(WaitingFamilies.somebody(
                        chance.nextBoolean() ? Sex.FEMALE : Sex.MALE,
                        ORIGINS.get(chance.nextInt(ORIGINS.size())),
                        1950 + chance.nextInt(75)));
            }
            families.aFamily(programme, people.toArray(org.havn.people.Person[]::new));
        }
        var round = rounds.open(programme, "A round");
        var before = problems.of(round).problem();

        int moved = dealAnew(programme.value(), chance);
        var after = problems.of(round).problem();

        assertThat(moved).isGreaterThan(10);
        assertThat(told(after)).isEqualTo(told(before));
        var options = PlacementOptions.standard().withObjective(Objective.PLACED_THEN_VALUE);
        var planBefore = new PlacementEngine().solve(before, options).requirePlan();
        var planAfter = new PlacementEngine().solve(after, options).requirePlan();
        assertThat(planAfter.value()).isEqualTo(planBefore.value());
        for (int family = 0; family < before.families(); family++) {
            assertThat(planAfter.localityOf(before.familyId(family)))
                    .isEqualTo(planBefore.localityOf(before.familyId(family)));
        }
    }

    @Test
    void nothingIsKeptOfReligionOrEthnicity() {
        assertThat(jdbc.sql("""
                        select table_schema || '.' || table_name || '.' || column_name from information_schema.columns
                         where column_name ~ '(religio|ethnic|faith|race)'
                        """).query(String.class).list()).isEmpty();
    }

    /// @return how many persons have another sex or another nationality than before
    private int dealAnew(java.util.UUID programme, Random chance) {
        var persons = jdbc.sql("""
                        select m.person_id from cases.case_member m join cases.resettlement_case c using (case_number)
                         where c.programme_id = :programme order by m.person_id
                        """)
                .param("programme", programme)
                .query(java.util.UUID.class)
                .list();
        var traits = new ArrayList<Trait>();
        for (var person : persons) {
            traits.add(jdbc.sql("select sex, country_of_origin from people.person where id = :id")
                    .param("id", person)
                    .query((row, _) -> new Trait(row.getString(1), row.getString(2)))
                    .single());
        }
        var dealt = new ArrayList<>(traits);
        Collections.shuffle(dealt, chance);
        int moved = 0;
        for (int at = 0; at < persons.size(); at++) {
            house.getBean(org.springframework.transaction.support.TransactionTemplate.class)
                    .executeWithoutResult(change(persons.get(at), dealt.get(at)));
            moved += dealt.get(at).equals(traits.get(at)) ? 0 : 1;
        }
        return moved;
    }

    private java.util.function.Consumer<org.springframework.transaction.TransactionStatus> change(
            java.util.UUID person, Trait trait) {
        return _ -> jdbc.sql("update people.person set sex = :sex, country_of_origin = :origin where id = :id")
                .param("sex", trait.sex())
                .param("origin", trait.origin())
                .param("id", person)
                .update();
    }

    /// Everything that the engine is told, in words.
    private static List<String> told(PlacementProblem problem) {
        var told = new ArrayList<String>();
        for (int family = 0; family < problem.families(); family++) {
            for (int pair = problem.pairStart(family); pair < problem.pairEnd(family); pair++) {
                var demand = new ArrayList<Double>();
                for (int dimension = 0; dimension < problem.dimensions(); dimension++) {
                    demand.add(problem.demand(family, pair, dimension));
                }
                told.add("%s in %s: %s, %s%s"
                        .formatted(
                                problem.familyId(family),
                                problem.localityId(problem.pairLocality(pair)),
                                problem.pairValue(pair),
                                demand,
                                problem.isForbidden(pair) ? ", forbidden" : ""));
            }
        }
        return told;
    }
}
