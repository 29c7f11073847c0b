package org.havn.audit.log;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Keeps the log going on this node: one thread numbers events and signs heads, another brings heads to the witnesses.
///
/// They are threads of their own and no jobs, because a long solve may hold every thread that jobs have. Which node
/// numbers is decided by a lock in the database, anew for every batch.
@Component
class LogKeeper implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(LogKeeper.class);
    private static final Duration TO_END = Duration.ofSeconds(5);

    private final Sequencer sequencer;
    private final HeadSigner signer;
    private final Deliveries deliveries;
    private final Duration pause;
    private final boolean enabled;
    private final List<Thread> threads = new ArrayList<>();
    private String lastTrouble = "";

    LogKeeper(
            Sequencer sequencer,
            HeadSigner signer,
            Deliveries deliveries,
            @Value("${havn.audit.pause:PT1S}") Duration pause,
            @Value("${havn.audit.keeper:true}") boolean enabled) {
        this.sequencer = sequencer;
        this.signer = signer;
        this.deliveries = deliveries;
        this.pause = pause;
        this.enabled = enabled;
    }

    @FunctionalInterface
    private interface Round {
        void go() throws InterruptedException;
    }

    /// What one round of the first thread does.
    void numberAndSign() {
        sequencer.sequenceAll();
        signer.signIfDue();
    }

    @Override
    public void start() {
        if (enabled) {
            threads.add(repeating("audit-log", this::numberAndSign));
            threads.add(repeating("audit-witnesses", deliveries::deliver));
        }
    }

    private Thread repeating(String name, Round round) {
        return Thread.ofPlatform().daemon(true).name(name).start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                try {
                    round.go();
                    Thread.sleep(pause);
                } catch (InterruptedException ending) {
                    Thread.currentThread().interrupt();
                } catch (RuntimeException failed) {
                    tell(name, failed);
                    rest();
                }
            }
        });
    }

    /// The same trouble is told once, not every second.
    private synchronized void tell(String name, RuntimeException failed) {
        var trouble = name + failed;
        if (!Thread.currentThread().isInterrupted() && !trouble.equals(lastTrouble)) {
            lastTrouble = trouble;
            LOG.error("The audit trail's {} failed and will try again", name, failed);
        }
    }

    private void rest() {
        try {
            Thread.sleep(pause.multipliedBy(5));
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        threads.forEach(Thread::interrupt);
        for (var thread : threads) {
            try {
                thread.join(TO_END);
            } catch (InterruptedException ending) {
                Thread.currentThread().interrupt();
            }
        }
        threads.clear();
    }

    @Override
    public boolean isRunning() {
        return !threads.isEmpty();
    }
}
