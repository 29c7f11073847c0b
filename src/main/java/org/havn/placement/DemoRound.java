package org.havn.placement;

import java.time.Duration;
import org.havn.cases.Cases;
import org.havn.cases.Programme;
import org.havn.cases.Programmes;
import org.havn.platform.AtStart;
import org.havn.platform.Telling;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/// The demonstration begins with a plan: the first start opens a round for the demo programme and has it solved.
@Component
@ConditionalOnProperty("havn.demo")
class DemoRound implements AtStart {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(150);

    private final Rounds rounds;
    private final Programmes programmes;
    private final Cases cases;

    DemoRound(Rounds rounds, Programmes programmes, Cases cases) {
        this.rounds = rounds;
        this.programmes = programmes;
        this.cases = cases;
    }

    @Override
    public int order() {
        return 60;
    }

    @Override
    public void run(Telling telling) {
        if (!rounds.all().isEmpty()) {
            return;
        }
        programmes.all().stream()
                .filter(Programme::demo)
                .filter(it -> !cases.awaitingPlacement(it.id()).isEmpty())
                .findFirst()
                .ifPresent(programme -> place(programme, telling));
    }

    private void place(Programme programme, Telling telling) {
        var round = rounds.openAndSolve(programme.id(), "");
        var waiting = true;
        while (waiting) {
            var now = rounds.solvesOf(round.id()).getLast();
            var placed = now.progress().placed();
            telling.step("placement.start.placing", placed == null ? 0 : placed, round.households());
            waiting = now.state().open() && pause();
        }
    }

    private static boolean pause() {
        try {
            Thread.sleep(BETWEEN_LOOKS);
            return true;
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
