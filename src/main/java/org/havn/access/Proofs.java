package org.havn.access;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/// When this session's owner last proved who they are.
@Component
class Proofs {
    static final Duration FRESH = Duration.ofMinutes(5);
    static final String PROVED_AT = "proved-at";

    private final Clock clock;

    Proofs(Clock clock) {
        this.clock = clock;
    }

    boolean fresh(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null
                && session.getAttribute(PROVED_AT) instanceof String at
                && clock.instant().isBefore(Instant.parse(at).plus(FRESH));
    }

    void proved(HttpServletRequest request) {
        request.getSession(true).setAttribute(PROVED_AT, clock.instant().toString());
    }
}
