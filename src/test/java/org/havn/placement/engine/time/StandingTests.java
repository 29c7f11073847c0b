package org.havn.placement.engine.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.havn.placement.engine.PlacementOptions;
import org.havn.placement.engine.PlacementProblem;
import org.havn.placement.engine.Priority;
import org.havn.placement.engine.ProblemNotValid;
import org.junit.jupiter.api.Test;

class StandingTests {
    private static final LocalDate MONDAY = LocalDate.of(2027, 3, 1);
    private static final int FJORD = 1;
    private static final int FJELL = 0;
    private final PlacementProblem cases = cases();
    private final Standing standing = new Standing(cases);

    @Test
    void whoIsDecidedTakesPlacesAndNobodyElseGetsThem() {
        standing.arrives(0, MONDAY).arrives(1, MONDAY).decided(0, FJORD);

        var moment = moment(MONDAY);

        assertThat(moment.batch()).containsExactly(1);
        assertThat(moment.now()[FJORD]).isEqualTo(3);
        assertThat(standing.localityOf(0)).contains("fjord");
    }

    @Test
    void aRefusedFamilyWaitsAgainAndIsNotProposedThereAgain() {
        standing.arrives(0, MONDAY).decided(0, FJORD).refused(0, MONDAY.plusDays(7));

        assertThat(moment(MONDAY).batch()).as("not before the next batch").isEmpty();
        var moment = moment(MONDAY.plusDays(7));
        assertThat(moment.now()[FJORD]).isEqualTo(6);
        assertThat(new Greedy(PlacementOptions.standard()).place(moment).localities())
                .containsExactly(FJELL);
        assertThatThrownBy(() -> standing.decided(0, FJORD))
                .isInstanceOf(ProblemNotValid.class)
                .hasMessage("Family 'A' cannot be placed in 'fjord'");
    }

    @Test
    void aReturnedFamilyMayComeToTheSamePlaceAndKeepsItsPin() {
        standing.arrives(0, MONDAY).pinned(0, FJELL).decided(0, FJELL).returned(0, MONDAY);

        var moment = moment(MONDAY);

        assertThat(new Greedy(PlacementOptions.standard()).place(moment).localities())
                .as("it would be better off in fjord, and people said fjell")
                .containsExactly(FJELL);
        assertThatThrownBy(() -> standing.decided(0, FJORD)).hasMessage("Family 'A' is pinned to 'fjell'");
    }

    @Test
    void whoIsDelayedSitsOutAndWhoWithdrawsLeavesItsPlaces() {
        standing.arrives(0, MONDAY).arrives(1, MONDAY).delayed(0, MONDAY.plusDays(14));
        standing.decided(1, FJORD).withdrawn(1);

        assertThat(moment(MONDAY.plusDays(13)).batch()).isEmpty();
        var later = moment(MONDAY.plusDays(14));
        assertThat(later.batch()).containsExactly(0);
        assertThat(later.now()[FJORD]).isEqualTo(6);
        assertThatThrownBy(() -> standing.withdrawn(1)).hasMessage("Family 'B' is not here");
    }

    @Test
    void aCutThatIsKnownBindsNowAndAnIncreaseOnlyLater() {
        standing.capacity(FJORD, 0, MONDAY.plusDays(30), 9).capacity(FJELL, 0, MONDAY.plusDays(30), 2);

        var before = moment(MONDAY);
        assertThat(before.now()[FJORD]).isEqualTo(6);
        assertThat(before.later()[FJORD]).isEqualTo(9);
        assertThat(before.now()[FJELL]).isEqualTo(2);

        var after = moment(MONDAY.plusDays(30));
        assertThat(after.now()[FJORD]).isEqualTo(9);
    }

    @Test
    void theNewestVersionOfTheLatestDayHolds() {
        standing.capacity(FJORD, 0, MONDAY, 5)
                .capacity(FJORD, 0, MONDAY.minusDays(1), 1)
                .capacity(FJORD, 0, MONDAY, 4);

        assertThat(moment(MONDAY).now()[FJORD]).isEqualTo(4);
    }

    @Test
    void aCapacityCutBelowWhatIsTakenLeavesNothingAndMovesNobody() {
        standing.arrives(0, MONDAY).decided(0, FJORD).capacity(FJORD, 0, MONDAY, 1);

        assertThat(moment(MONDAY).now()[FJORD]).isZero();
        assertThat(standing.localityOf(0)).contains("fjord");
    }

    private Moment moment(LocalDate day) {
        return standing.moment(day, new int[0], new StillToCome.Known(0), 1);
    }

    private static PlacementProblem cases() {
        var builder = PlacementProblem.builder();
        builder.locality("fjord");
        builder.locality("fjell");
        builder.capacity("fjord", "persons", 6).capacity("fjell", "persons", 6);
        for (var id : new String[] {"A", "B"}) {
            builder.family(id, 3, Priority.NR);
            builder.demand(id, "persons", 3).value(id, "fjord", 9).value(id, "fjell", 4);
        }
        return builder.build();
    }
}
