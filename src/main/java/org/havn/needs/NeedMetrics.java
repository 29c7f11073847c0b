package org.havn.needs;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.havn.platform.OwnWork;
import org.springframework.stereotype.Component;

/// How many open needs are left alone, over all cases: sums, never whose.
@Component
class NeedMetrics implements MeterBinder {
    private final NeedBoard board;

    NeedMetrics(NeedBoard board) {
        this.board = board;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge("havn.needs.silent", NeedBoard.Show.SILENT)
                .description("Open needs on which nobody has had a hand for long")
                .register(registry);
        gauge("havn.needs.overdue", NeedBoard.Show.OVERDUE)
                .description("Open needs whose day has passed")
                .register(registry);
        gauge("havn.needs.unowned", NeedBoard.Show.UNOWNED)
                .description("Open needs that nobody holds")
                .register(registry);
    }

    private Gauge.Builder<NeedBoard> gauge(String name, NeedBoard.Show show) {
        return Gauge.builder(name, board, it -> count(it, show));
    }

    private static double count(NeedBoard board, NeedBoard.Show show) {
        return OwnWork.of("needs.metrics", () -> board.count(new NeedBoard.Asked(show, "", "")));
    }
}
