package org.havn.access;

import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// What a device is asked to sign: 256 random bits, for one answer of this browser's, within five minutes.
@Component
class Challenges {
    static final Duration LASTS = Duration.ofMinutes(5);
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    /// What the answer is for; one for the other is refused.
    enum To {
        MAKE,
        PROVE;

        private String attribute() {
            return this == MAKE ? "challenge-make" : "challenge-prove";
        }
    }

    /// @param handle the account that the passkey is made for; nobody's where one proves who they are
    record Challenge(String value, UUID handle) {
        byte[] bytes() {
            return Base64.getUrlDecoder().decode(value);
        }

        @Override
        public String toString() {
            return "Challenge[hidden]";
        }
    }

    static final UUID NOBODY = new UUID(0, 0);

    private final Clock clock;

    Challenges(Clock clock) {
        this.clock = clock;
    }

    /// A new challenge for this browser; an earlier one to the same end is void.
    Challenge open(HttpServletRequest request, To to, UUID handle) {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        var challenge = new Challenge(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes), handle);
        var session = request.getSession(true);
        session.setAttribute(to.attribute(), challenge.value() + " " + handle + " " + clock.instant());
        return challenge;
    }

    /// The challenge that this browser was given, once and while it is fresh.
    Optional<Challenge> take(HttpServletRequest request, To to) {
        var session = request.getSession(false);
        if (session == null || !(session.getAttribute(to.attribute()) instanceof String kept)) {
            return Optional.empty();
        }
        session.removeAttribute(to.attribute());
        var parts = kept.split(" ", -1);
        if (parts.length != 3 || clock.instant().isAfter(Instant.parse(parts[2]).plus(LASTS))) {
            return Optional.empty();
        }
        return Optional.of(new Challenge(parts[0], UUID.fromString(parts[1])));
    }
}
