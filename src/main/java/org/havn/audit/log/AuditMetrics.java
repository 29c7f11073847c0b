package org.havn.audit.log;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/// What an operator's alarm watches.
@Component
class AuditMetrics implements MeterBinder {
    private final AuditLog log;
    private final Deliveries deliveries;

    AuditMetrics(AuditLog log, Deliveries deliveries) {
        this.log = log;
        this.deliveries = deliveries;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("havn.audit.waiting", log, it -> it.status().waiting())
                .description("Audit events that have no place in the log yet")
                .register(registry);
        Gauge.builder("havn.audit.leaves", log, it -> it.status().leaves())
                .description("Audit events that have their place in the log")
                .register(registry);
        Gauge.builder("havn.audit.head.age.seconds", log, AuditLog::secondsBehind)
                .description("How old the last signed head is while something is newer; 0 while it covers all")
                .register(registry);
        for (var witness : deliveries.names()) {
            Gauge.builder("havn.audit.witness.behind.seconds", log, it -> it.secondsBehind(witness))
                    .description("For how long this witness has been without a head that there is")
                    .tag("witness", witness)
                    .register(registry);
        }
    }
}
