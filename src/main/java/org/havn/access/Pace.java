package org.havn.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/// Acts of weight take as long as a person needs to read what they do: somebody who does more of them within a minute
/// is
/// a program. Counted at each node; other acts, and what a device sends after days without a network, are not timed.
final class Pace implements HandlerInterceptor {
    private static final Duration WITHIN = Duration.ofMinutes(1);

    private final CurrentActor actor;
    private final Clock clock;
    private final int most;
    private final Map<UUID, Deque<Instant>> acts = new ConcurrentHashMap<>();

    /// @param most within a minute; 0 for no limit
    Pace(CurrentActor actor, Clock clock, int most) {
        this.actor = actor;
        this.clock = clock;
        this.most = most;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (most > 0
                && request.getMethod().equals("POST")
                && handler instanceof HandlerMethod method
                && method.hasMethodAnnotation(FreshProof.class)) {
            actor.find().ifPresent(it -> require(it.account()));
        }
        return true;
    }

    private void require(UUID account) {
        var now = clock.instant();
        acts.values().removeIf(it -> old(it, now));
        acts.compute(account, (_, before) -> {
            var those = before == null ? new ArrayDeque<Instant>() : before;
            synchronized (those) {
                those.removeIf(it -> it.isBefore(now.minus(WITHIN)));
                if (those.size() >= most) {
                    throw new TooFast(most);
                }
                those.addLast(now);
            }
            return those;
        });
    }

    private static boolean old(Deque<Instant> those, Instant now) {
        synchronized (those) {
            return those.isEmpty() || those.getLast().isBefore(now.minus(WITHIN));
        }
    }
}
