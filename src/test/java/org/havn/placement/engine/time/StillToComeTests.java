package org.havn.placement.engine.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.havn.placement.engine.ProblemNotValid;
import org.junit.jupiter.api.Test;

class StillToComeTests {
    private static final int DRAWS = 20_000;

    @Test
    void whatIsKnownIsDrawnAsItIs() {
        assertThat(draws(new StillToCome.Known(7)).distinct()).containsExactly(7);
    }

    @Test
    void aDecidedNumberOfPersonsComesInWholeCases() {
        var decided = new StillToCome.Decided(100, 3);

        assertThat(draws(decided).distinct().sorted()).containsExactly(33, 34);
        assertThat(mean(decided)).isCloseTo(100.0 / 3, within(0.02));
    }

    @Test
    void poissonAndWavesHaveTheirMeanAndSpread() {
        assertThat(mean(new StillToCome.Poisson(12))).isCloseTo(12, within(0.1));
        assertThat(variance(new StillToCome.Poisson(12))).isCloseTo(12, within(0.6));
        assertThat(mean(new StillToCome.Poisson(1_200))).isCloseTo(1_200.0, within(1.0));
        assertThat(mean(new StillToCome.NegativeBinomial(12, 4))).isCloseTo(12, within(0.2));
        assertThat(variance(new StillToCome.NegativeBinomial(12, 4))).isCloseTo(12 + 144.0 / 4, within(2.0));
        assertThat(mean(new StillToCome.NegativeBinomial(12, 0.5))).isCloseTo(12, within(0.5));
    }

    @Test
    void aPeriodThatBeganAboveItsMeanGoesOnSo() {
        var none = StillToCome.NegativeBinomial.after(100, 10, 0, 0);
        var usual = StillToCome.NegativeBinomial.after(100, 10, 50, 0.5);
        var more = StillToCome.NegativeBinomial.after(100, 10, 80, 0.5);

        assertThat(none.mean()).isCloseTo(100, within(1e-9));
        assertThat(usual.mean()).isCloseTo(50, within(1e-9));
        assertThat(more.mean()).as("between 50 and 80").isCloseTo(75, within(1e-9));
    }

    @Test
    void nobodyIsAFutureToo() {
        assertThat(draws(new StillToCome.Poisson(0)).distinct()).containsExactly(0);
        assertThat(draws(new StillToCome.NegativeBinomial(0, 2)).distinct()).containsExactly(0);
        assertThatThrownBy(() -> new StillToCome.Known(-1)).isInstanceOf(ProblemNotValid.class);
    }

    private static IntStream draws(StillToCome coming) {
        return IntStream.range(0, DRAWS).map(number -> coming.draw(Futures.chance(1, number)));
    }

    private static double mean(StillToCome coming) {
        return draws(coming).average().orElseThrow();
    }

    private static double variance(StillToCome coming) {
        double mean = mean(coming);
        return draws(coming).mapToDouble(n -> (n - mean) * (n - mean)).average().orElseThrow();
    }
}
