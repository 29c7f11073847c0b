package org.havn.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.havn.HavnTest;
import org.havn.demo.DemoProgramme;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@HavnTest
class SolveAttemptsTests {
    private static final Solve.Answer ANSWER = new Solve.Answer("OPTIMAL", 1, 1, 0, 1, 1, 1, "");

    @Autowired
    private DemoProgramme demo;

    @Autowired
    private Rounds rounds;

    @Autowired
    private SolveRows solves;

    @Test
    void aNodeThatOnlySeemedDeadCannotWriteOverTheOneThatTookOver() {
        var solve = aSolve();
        var first = solves.begin(solve, Instant.now()).orElseThrow();
        var second = solves.begin(solve, Instant.now()).orElseThrow();

        solves.progress(solve, first, new Solve.Progress("VALUE", 7.0, 9.0, 0.2, 3));
        var late = finish(solve, first);

        assertThat(late).isFalse();
        assertThat(solves.nobodyWaitsFor(solve, first)).isTrue();
        assertThat(solves.nobodyWaitsFor(solve, second)).isFalse();
        assertThat(solves.find(solve)).hasValueSatisfying(it -> {
            assertThat(it.state()).isEqualTo(Solve.State.RUNNING);
            assertThat(it.progress().placed()).isNull();
            assertThat(it.begunAgain()).isTrue();
        });
        assertThat(finish(solve, second)).isTrue();
    }

    @Test
    void aSolveThatHasEndedIsNotBegunAgain() {
        var solve = aSolve();
        finish(solve, solves.begin(solve, Instant.now()).orElseThrow());

        assertThat(solves.begin(solve, Instant.now())).isEmpty();
    }

    private boolean finish(SolveId solve, int attempt) {
        return solves.finish(solve, attempt, Solve.State.FINISHED, ANSWER, List.of(), null, false, Instant.now());
    }

    /// Asked for, but not put before any node.
    private SolveId aSolve() {
        var round = rounds.open(demo.load(200, _ -> {}), "A round of a test");
        var solve = SolveId.next();
        solves.insert(solve, round.id(), "a test", Instant.now(), 5, "engine-1");
        return solve;
    }
}
