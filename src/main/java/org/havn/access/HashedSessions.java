package org.havn.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import org.havn.platform.Causes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.transaction.TransactionException;

/// Sessions whose secret only the browser has: what is kept, and what whoever reads the database sees, is a hash of it.
/// See docs/decisions/0121-sessions-under-hashes.md.
final class HashedSessions<S extends Session> implements SessionRepository<HashedSessions.Secret<S>> {
    private static final int BYTES = 27; // 36 characters, which is what the session's column holds
    private static final Duration STEP = Duration.ofSeconds(30);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Logger LOG = LoggerFactory.getLogger(HashedSessions.class);
    private static final ScopedValue<String> NEXT_KEY = ScopedValue.newInstance();

    private final SessionRepository<S> kept;

    HashedSessions(SessionRepository<S> kept) {
        this.kept = kept;
    }

    /// The key of a session that is being made; where none is, one that fits no secret.
    static String nextKey() {
        return NEXT_KEY.isBound() ? NEXT_KEY.get() : secret();
    }

    /// Under which key a session with this secret is kept.
    static String key(String secret) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return text(Arrays.copyOf(hash, BYTES));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }

    static String secret() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return text(bytes);
    }

    @Override
    public Secret<S> createSession() {
        var secret = secret();
        var made = new Secret<>(secret, ScopedValue.where(NEXT_KEY, key(secret)).call(kept::createSession));
        made.changed = true;
        return made;
    }

    @Override
    public void save(Secret<S> session) {
        try {
            kept.save(session.kept);
        } catch (DataAccessException | TransactionException failed) {
            // a disk without room must not keep anybody from reading: all that is lost is when they last did
            if (session.changed) {
                throw failed;
            }
            LOG.warn("A session's last use could not be kept: {}", Causes.of(failed));
        }
    }

    @Override
    public @Nullable Secret<S> findById(String secret) {
        var found = kept.findById(key(secret));
        return found == null ? null : new Secret<>(secret, found);
    }

    @Override
    public void deleteById(String secret) {
        kept.deleteById(key(secret));
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// A session together with the secret that its browser came with.
    static final class Secret<S extends Session> implements Session {
        private final S kept;
        private String secret;
        /// Whether more would be lost than the moment of its last use.
        private boolean changed;

        Secret(String secret, S kept) {
            this.secret = secret;
            this.kept = kept;
        }

        @Override
        public String getId() {
            return secret;
        }

        @Override
        public String changeSessionId() {
            changed = true;
            var next = secret();
            ScopedValue.where(NEXT_KEY, key(next)).run(kept::changeSessionId);
            secret = next;
            return next;
        }

        @Override
        @SuppressWarnings("TypeParameterUnusedInFormals") // Spring Session's own signature
        public <T> @Nullable T getAttribute(String name) {
            return kept.getAttribute(name);
        }

        @Override
        public Set<String> getAttributeNames() {
            return kept.getAttributeNames();
        }

        @Override
        public void setAttribute(String name, Object value) {
            changed = true;
            kept.setAttribute(name, value);
        }

        @Override
        public void removeAttribute(String name) {
            changed = true;
            kept.removeAttribute(name);
        }

        @Override
        public Instant getCreationTime() {
            return kept.getCreationTime();
        }

        /// Kept to the half minute: who clicks through pages does not wait for a write to the disk at each of them, and
        /// a
        /// session that nobody uses ends at most so much early.
        @Override
        public void setLastAccessedTime(Instant moment) {
            if (!moment.isBefore(kept.getLastAccessedTime().plus(STEP))) {
                kept.setLastAccessedTime(moment);
            }
        }

        @Override
        public Instant getLastAccessedTime() {
            return kept.getLastAccessedTime();
        }

        @Override
        public void setMaxInactiveInterval(Duration interval) {
            kept.setMaxInactiveInterval(interval);
        }

        @Override
        public Duration getMaxInactiveInterval() {
            return kept.getMaxInactiveInterval();
        }

        @Override
        public boolean isExpired() {
            return kept.isExpired();
        }

        @Override
        public String toString() {
            return "Session[hidden]";
        }
    }
}
