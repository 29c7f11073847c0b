package org.havn;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// R1 in full, for `./havn drill kills`: `-Dhavn.drill.kills=200 -Dhavn.drill.seed=1`. The short form is
/// `SiteFaultTests`.
@Tag("drill")
class SiteKillDrill {
    private static final Duration READY = Duration.ofSeconds(10);

    @Test
    void whatWasAcknowledgedIsThereOnceAfterEveryKill() throws Exception {
        var folder = SiteProcess.folder();
        try {
            var kills = Drill.upTo("havn.drill.kills", 3, 1_000);
            var loop = new KillLoop(folder, Map.of("HAVN_PLACEMENT_SECONDS", "2"), Long.getLong("havn.drill.seed", 26));

            var outcome = loop.run(kills::more);
            kills.tell("R1", "kills", outcome.toString());

            assertThat(outcome.lost()).isZero();
            assertThat(outcome.duplicates()).isZero();
            assertThat(outcome.acknowledged()).isPositive();
            assertThat(outcome.answers()).doesNotContainKey(500);
            assertThat(outcome.databases()).allMatch(it -> it.compareTo(READY) <= 0);
            assertThat(outcome.starts()).allMatch(it -> it.compareTo(READY) <= 0);
        } finally {
            TestDatabase.delete(folder);
        }
    }
}
