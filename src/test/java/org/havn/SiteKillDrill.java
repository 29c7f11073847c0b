package org.havn;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// R1 in full, for `./havn drill`: `-Dhavn.drill.kills=200 -Dhavn.drill.seed=1`.
@Tag("drill")
class SiteKillDrill {

    @Test
    void whatWasAcknowledgedIsThereOnceAfterEveryKill() throws Exception {
        var folder = SiteProcess.folder();
        try {
            var outcome = new KillLoop(
                            folder, Map.of("HAVN_PLACEMENT_SECONDS", "2"), Long.getLong("havn.drill.seed", 1))
                    .run(Integer.getInteger("havn.drill.kills", 200));
            System.out.println("R1: " + outcome);

            assertThat(outcome.lost()).isZero();
            assertThat(outcome.duplicates()).isZero();
            assertThat(outcome.acknowledged()).isPositive();
            System.out.println("R1: ready within 10 s at every start but the first: "
                    + (outcome.slowestStart().compareTo(Duration.ofSeconds(10)) <= 0 ? "yes" : "no"));
        } finally {
            TestDatabase.delete(folder);
        }
    }
}
