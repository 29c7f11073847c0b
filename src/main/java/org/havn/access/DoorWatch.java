package org.havn.access;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;
import org.havn.audit.AuditEvent;
import org.havn.audit.AuditNotAvailable;
import org.havn.audit.AuditTrail;
import org.havn.platform.NotThere;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.method.HandlerMethod;

/// Notes who was turned away at a door, and who left. What a known account did goes into the audit trail;
/// what nobody known did goes into the log, as codes, and is counted.
@Component
class DoorWatch implements MeterBinder {
    private static final Logger LOG = LoggerFactory.getLogger(DoorWatch.class);
    private static final Duration COUNTED = Duration.ofHours(1);
    /// Beyond this many within the hour only the count goes on: a flood must not push everything else out
    /// of the log.
    private static final int TOLD = 1_000;

    private static final int LONGEST_CODE = 64;
    private static final int MOST_ASKED = 4;
    /// A case's number or an id; whatever else somebody types into an address stays out of the trail.
    private static final Pattern CODE = Pattern.compile("HVN-\\d{2}-\\d{6}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern METHOD = Pattern.compile("[A-Z]{1,10}");

    private final AuditTrail trail;
    private final CurrentActor actor;
    private final TransactionTemplate apart;
    private final Clock clock;
    private final Deque<Instant> failures = new ArrayDeque<>();

    DoorWatch(AuditTrail trail, CurrentActor actor, PlatformTransactionManager transactions, Clock clock) {
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.actor = actor;
        this.trail = trail;
        this.clock = clock;
    }

    /// Where a sign-in that failed is led to.
    AuthenticationFailureHandler failed(Way way, String to) {
        return (request, response, _) -> {
            count(way.name());
            response.sendRedirect(request.getContextPath() + to);
        };
    }

    @EventListener
    void failed(AbstractAuthenticationFailureEvent event) {
        var way = event.getAuthentication().getDetails() instanceof Way told ? told : Way.PASSWORD;
        count(way.name() + " " + event.getException().getClass().getSimpleName());
    }

    /// A page of another role. It leaves an event, because it may be the first sign of somebody who looks
    /// around.
    void refusedPage(Actor actor, HandlerMethod handler) {
        trail.opened(AuditEvent.by(
                actor.account(),
                AccessActs.PAGE_REFUSED,
                "page",
                handler.getBeanType().getSimpleName() + "."
                        + handler.getMethod().getName()));
    }

    /// A thing that is not there for whoever asks, be it that it exists or not. Who is not signed in leaves
    /// nothing.
    @EventListener
    void notThere(NotThere told) {
        actor.find().ifPresent(me -> {
            var asked = told.asked().values().stream()
                    .filter(it -> CODE.matcher(it).matches())
                    .limit(MOST_ASKED)
                    .toList();
            try {
                // the page's own transaction is about to be undone
                apart.executeWithoutResult(_ ->
                        trail.record(AuditEvent.by(me.account(), AccessActs.NOT_THERE, "page", code(told.address()))
                                .with("asked", asked)));
            } catch (AuditNotAvailable | TransactionException unwritten) {
                // nothing was shown, so the answer stays what it is
                LOG.error("That something was not there could not be recorded: {}", told.address());
            }
        });
    }

    /// A pattern of an address as a code: `/work/cases/{number}` is `work.cases.number`.
    private static String code(String address) {
        var code = address.replaceAll("[^A-Za-z0-9-]+", ".").replaceAll("^\\.|\\.$", "");
        return code.length() > LONGEST_CODE ? code.substring(0, LONGEST_CODE) : code;
    }

    /// A request that no browser of ours sends: an address with hidden parts, a header with signs that do
    /// not belong.
    void refusedRequest(String method) {
        if (add() <= TOLD) {
            LOG.warn(
                    "A {} was refused before it was read: no browser of ours sends it",
                    METHOD.matcher(method).matches() ? method : "request");
        }
    }

    /// A form that did not come from a page of ours, or without its token.
    void refusedForm(String method) {
        LOG.warn("A {} was refused: no form token, or another's", method);
    }

    /// A code to come in with for the first time that is wrong, was used, or has run out.
    void refusedCode() {
        count("ENTRY_CODE");
    }

    /// A device whose password is wrong, or was ended.
    void refusedDevice() {
        count("APP_PASSWORD");
    }

    @Transactional
    public void left(Authentication who) {
        if (who.getPrincipal() instanceof SignedIn signedIn) {
            trail.record(AuditEvent.by(signedIn.account(), AccessActs.SIGNED_OUT, "account", signedIn.account()));
        }
    }

    private void count(String what) {
        if (add() <= TOLD) {
            LOG.warn("A sign-in failed: {}", what);
        }
    }

    private synchronized int add() {
        failures.addLast(clock.instant());
        if (failures.size() > 10 * TOLD) {
            failures.removeFirst();
        }
        return withinTheHour();
    }

    /// How many sign-ins failed at this node within the last hour.
    synchronized int withinTheHour() {
        var since = clock.instant().minus(COUNTED);
        while (!failures.isEmpty() && failures.getFirst().isBefore(since)) {
            failures.removeFirst();
        }
        return failures.size();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("havn.sign.ins.failed.hour", this, DoorWatch::withinTheHour)
                .description("Sign-ins that failed at this node within the last hour")
                .register(registry);
    }
}
