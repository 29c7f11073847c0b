package org.havn.platform.watch;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.havn.platform.Causes;
import org.havn.platform.OwnWork;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/// Looks at the figures that operators care about, and tells them by mail and in the log when one passes its limit,
/// once,
/// and once more when it is back. See docs/decisions/0172-alerts-told-once.md.
@Component
class Watch implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

    private final MeterRegistry registry;
    private final AlertRows rows;
    private final TransactionTemplate transaction;
    private final Mail mail;
    private final Clock clock;
    private final List<String> to;
    private final String node;
    private final String address;
    private final boolean bundled;
    private final Duration pause;
    /// What this node has told without the database, which could not note it.
    private final Set<String> toldAlone = new HashSet<>();
    private @Nullable Thread thread;

    Watch(
            MeterRegistry registry,
            AlertRows rows,
            PlatformTransactionManager transactions,
            Mail mail,
            Clock clock,
            @Value("${havn.alerts.to:}") String to,
            @Value("${havn.node:${HOSTNAME:this node}}") String node,
            @Value("${havn.address:}") String address,
            @Value("${havn.database.bundled:false}") boolean bundled,
            @Value("${havn.alerts.pause:30s}") Duration pause) {
        this.registry = registry;
        this.rows = rows;
        this.transaction = new TransactionTemplate(transactions);
        this.mail = mail;
        this.clock = clock;
        this.to = to.isBlank() ? List.of() : Mail.addresses(to, "HAVN_ALERTS_TO");
        this.node = node;
        this.address = address.isBlank() ? "Havn" : address;
        this.bundled = bundled;
        this.pause = pause;
        if (!this.to.isEmpty() && !mail.offered()) {
            throw new IllegalArgumentException("HAVN_ALERTS_TO is set, so HAVN_MAIL_SERVER has to be, too");
        }
    }

    /// Looks once at everything.
    void look() {
        OwnWork.run("platform.watch", () -> {
            for (var threshold : Threshold.ALL) {
                if (bundled || !threshold.bundledOnly()) {
                    threshold.figure(registry).ifPresent(figure -> weigh(threshold, figure));
                }
            }
        });
    }

    private void weigh(Threshold threshold, double figure) {
        var condition = threshold.shared() ? threshold.alert() : threshold.alert() + "@" + node;
        var passed = threshold.passedBy(figure);
        try {
            transaction.executeWithoutResult(_ -> {
                var alone = toldAlone.contains(condition);
                var noted = passed ? rows.begin(condition, clock.instant()) : rows.end(condition);
                if (passed ? noted && !alone : noted || alone) {
                    tell(threshold, figure, passed);
                }
            });
            toldAlone.remove(condition);
        } catch (DataAccessException | TransactionException unreachable) {
            // a full disk is told although the database has no room to note that it was
            if (passed ? toldAlone.add(condition) : toldAlone.remove(condition)) {
                LOG.warn("An alert could not be noted in the database: {}", Causes.of(unreachable));
                tell(threshold, figure, passed);
            }
        } catch (NotTold later) {
            LOG.error("The alert {} could not be sent and will be tried again: {}", condition, Causes.of(later));
        }
    }

    private void tell(Threshold threshold, double figure, boolean begins) {
        var figures = Double.isInfinite(figure)
                ? String.format(Locale.ROOT, "never yet (limit %,.0f)", threshold.limit())
                : String.format(Locale.ROOT, "%,.0f (limit %,.0f)", figure, threshold.limit());
        if (begins) {
            LOG.error("Alert {}: {}. {}", threshold.alert(), figures, threshold.says());
        } else {
            LOG.warn("The alert {} is over: {}", threshold.alert(), figures);
        }
        if (to.isEmpty()) {
            return;
        }
        try {
            mail.send(
                    to,
                    "Havn: " + threshold.alert() + (begins ? "" : " is over"),
                    (begins ? threshold.says() : "The figure is back within its limit.") + "\n\n" + threshold.meter()
                            + ": " + figures + "\n" + (threshold.shared() ? "" : "Node: " + node + "\n") + address
                            + "\n" + clock.instant() + "\n");
        } catch (IOException refused) {
            throw new NotTold(refused);
        }
    }

    /// Undoes the note, so that the next look tries again.
    private static final class NotTold extends RuntimeException {
        NotTold(IOException cause) {
            super(cause);
        }
    }

    @Override
    public void start() {
        if (pause.isZero()) {
            return;
        }
        thread = Thread.ofPlatform().daemon(true).name("watch").start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                try {
                    Thread.sleep(pause);
                    look();
                } catch (InterruptedException ending) {
                    Thread.currentThread().interrupt();
                } catch (RuntimeException failed) {
                    LOG.error("The watch failed and goes on", failed);
                }
            }
        });
    }

    @Override
    public void stop() {
        if (thread != null) {
            thread.interrupt();
            thread = null;
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
