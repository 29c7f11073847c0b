package org.havn.placement.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.havn.placement.engine.SolveProgress.Report;
import org.havn.placement.engine.SolveProgress.Stage;
import org.junit.jupiter.api.Test;

class StoppingTests {
    private static final PlacementProblem HARD = RandomProblems.realistic(200, 40, 3, 0.95, 1);

    @Test
    void whenTimeIsUpTheBestPlanFoundIsKeptAndTheResultSaysSo() {
        var result =
                new PlacementEngine().solve(HARD, PlacementOptions.standard().withTimeLimit(Duration.ofMillis(2500)));

        assertThat(result.plan()).isNotNull();
        assertThat(result.status()).isEqualTo(SolveStatus.FEASIBLE);
        assertThat(result.timeLimitStruck()).isTrue();
        assertThat(result.bound()).isGreaterThan(result.objective());
        assertThat(result.seconds().get("total")).isLessThan(8);
    }

    @Test
    void whoCancelsKeepsTheBestPlanFound() {
        var best = new AtomicReference<Report>();

        var result = new PlacementEngine()
                .solve(HARD, PlacementOptions.standard().withTimeLimit(Duration.ofMinutes(5)), new SolveProgress() {
                    @Override
                    public void report(Report report) {
                        if (report.stage() == Stage.VALUE && report.incumbent() != null && report.incumbent() > 0) {
                            best.set(report);
                        }
                    }

                    @Override
                    public boolean cancelled() {
                        return best.get() != null;
                    }
                });

        assertThat(result.plan()).isNotNull();
        assertThat(result.objective()).isGreaterThanOrEqualTo(best.get().incumbent() - 1e-6);
        assertThat(result.timeLimitStruck()).isTrue();
    }

    @Test
    void aWantedGapIsEnough() {
        var result = new PlacementEngine()
                .solve(HARD, PlacementOptions.standard().withGap(0.05).withTimeLimit(Duration.ofMinutes(2)));

        assertThat(result.gap()).isLessThanOrEqualTo(0.05);
        assertThat(result.timeLimitStruck()).isFalse();
    }

    @Test // a smoke test of time and memory, far above what a good day needs
    void fiveHundredFamiliesInAHundredPlacesAreNearTheBoundWithinSeconds() {
        var problem = RandomProblems.realistic(500, 100, 5, 0.8, 2);

        var result = new PlacementEngine()
                .solve(problem, PlacementOptions.standard().withGap(0.03).withTimeLimit(Duration.ofSeconds(25)));

        assertThat(result.gap()).isLessThan(0.1);
        assertThat(result.placed()).isGreaterThan(400);
    }
}
