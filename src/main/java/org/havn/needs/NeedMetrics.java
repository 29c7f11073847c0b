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
        gauge(registry, "havn.needs.silent", NeedBoard.Show.SILENT, "Open needs on which nobody has had a hand for long");
        gauge(registry, "havn.needs.overdue", NeedBoard.Show.OVERDUE, "Open needs whose day has passed");
        gauge(registry, "havn.needs.unowned", NeedBoard.Show.UNOWNED, "Open needs that nobody holds");
    }

    private void gauge(MeterRegistry registry, String name, NeedBoard.Show show, String what) {
        Gauge.builder(name, board, it -> count(it, show)).description(what).register(registry);
    }

    private static double count(NeedBoard board, NeedBoard.Show show) {
        return OwnWork.of("needs.metrics", () -> board.count(new NeedBoard.Asked(show, "", "")));
    }
}
