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

    @Test
    void whatTheSlowOneSaysIsWhatIsSaid() {
        mayEnd.countDown();
        var passwords = new BoundedPasswords(new Slow(), 1, Duration.ofMillis(20));

        assertThat(passwords.encode("a sentence")).isEqualTo("hash");
        assertThat(passwords.matches("wrong", "hash")).isFalse();
        assertThat(passwords.matches("one", "hash")).isTrue();
        assertThat(passwords.upgradeEncoding("old")).isTrue();
        assertThat(passwords.upgradeEncoding("hash")).isFalse();
    }

    @Test
    void whoIsInterruptedWhileWaitingIsSentAwayAndStaysInterrupted() {
        mayEnd.countDown();
        var passwords = new BoundedPasswords(new Slow(), 1, Duration.ofMillis(20));
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> passwords.matches("one", "hash")).isInstanceOf(SignInBusy.class);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(passwords.matches("one", "hash")).isTrue();
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
            return !"wrong".contentEquals(password);
        }

        @Override
        public boolean upgradeEncoding(String hash) {
            return hash.equals("old");
        }
    }
}
