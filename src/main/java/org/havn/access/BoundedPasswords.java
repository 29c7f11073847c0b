package org.havn.access;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/// Hashes a few passwords at a time. Each takes memory and a processor on purpose; a flood of sign-ins waits here for a
/// moment and is then sent away, and everybody who is signed in already goes on working.
final class BoundedPasswords implements PasswordEncoder {
    private final PasswordEncoder slow;
    private final Semaphore free;
    private final Duration patience;

    BoundedPasswords(PasswordEncoder slow, int atOnce, Duration patience) {
        this.slow = slow;
        this.free = new Semaphore(atOnce, true);
        this.patience = patience;
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
        return whenFree(() -> slow.encode(password));
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
        return Boolean.TRUE.equals(whenFree(() -> slow.matches(password, hash)));
    }

    @Override
    public boolean upgradeEncoding(@Nullable String hash) {
        return slow.upgradeEncoding(hash);
    }

    private <T> @Nullable T whenFree(Supplier<@Nullable T> work) {
        try {
            if (!free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new SignInBusy();
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            throw new SignInBusy();
        }
        try {
            return work.get();
        } finally {
            free.release();
        }
    }
}
