package org.havn.platform.backup;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// How old the newest backup is, for an operator's alarm. Without any it is infinitely old, so that no threshold
/// passes it over.
@Component
class BackupMetrics implements MeterBinder {
    private final Path postgresql;
    private final Clock clock;

    BackupMetrics(@Value("${havn.folder:.}") String data, Clock clock) {
        this.postgresql = Path.of(data).resolve("postgresql");
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("havn.backup.age.seconds", this, it -> it.age(ArchiveState::lastBackup))
                .description("How old the newest base backup of the bundled database is")
                .register(registry);
        Gauge.builder("havn.backup.log.age.seconds", this, it -> it.age(ArchiveState::reached))
                .description("For how long what was written has been in no backup")
                .register(registry);
    }

    private double age(Function<ArchiveState, @Nullable Instant> what) {
        try {
            return ArchiveState.read(postgresql)
                    .map(what)
                    .map(it -> (double) Duration.between(it, clock.instant()).toSeconds())
                    .orElse(Double.POSITIVE_INFINITY);
        } catch (IOException unreadable) {
            return Double.POSITIVE_INFINITY;
        }
    }
}
