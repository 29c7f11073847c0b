package org.havn.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StageTests {

    @ParameterizedTest
    @EnumSource(Stage.class)
    void everyStageCanEndInAClosedCase(Stage stage) {
        var reached = EnumSet.of(stage);
        for (var i = 0; i < Stage.values().length; i++) {
            for (var it : EnumSet.copyOf(reached)) {
                reached.addAll(it.next());
            }
        }

        assertThat(reached).contains(Stage.CLOSED);
    }

    @Test
    void noStageOnTheWayToAHomeIsSkipped() {
        assertThat(Stage.REGISTERED.leadsTo(Stage.SUBMITTED)).isFalse();
        assertThat(Stage.DRAFTED.leadsTo(Stage.SUBMITTED)).isFalse();
        assertThat(Stage.DECIDED.leadsTo(Stage.MUNICIPALITY_ACCEPTED)).isFalse();
        assertThat(Stage.RECEIVED.leadsTo(Stage.CLOSED)).isFalse();
    }

    @Test
    void aMunicipalitysNoLeadsBackToAnotherProposal() {
        assertThat(Stage.PLACEMENT_PROPOSED.leadsTo(Stage.DECIDED)).isTrue();
        assertThat(Stage.DECIDED.leadsTo(Stage.PLACEMENT_PROPOSED)).isTrue();
    }

    @Test
    void nothingLeavesAClosedCase() {
        assertThat(Stage.CLOSED.next()).isEmpty();
    }
}
