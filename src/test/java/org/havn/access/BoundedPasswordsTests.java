package org.havn.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;

class BoundedPasswordsTests {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch mayEnd = new CountDownLatch(1);

    @Test
    void whoComesWhileAllPlacesAreTakenIsSentAwayAndLaterOnesAreNot() throws Exception {
        var passwords = new BoundedPasswords(new Slow(), 1, Duration.ofMillis(20));
        var first = Thread.ofVirtual().start(() -> passwords.matches("one", "hash"));
        begun.await();

        assertThatThrownBy(() -> passwords.matches("another", "hash")).isInstanceOf(SignInBusy.class);

        mayEnd.countDown();
        first.join();
        assertThat(passwords.matches("another", "hash")).isTrue();
    }

    private final class Slow implements PasswordEncoder {
        @Override
        public String encode(CharSequence password) {
            return "hash";
        }

        @Override
        public boolean matches(CharSequence password, String hash) {
            begun.countDown();
            try {
                mayEnd.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            return true;
        }
    }
}
