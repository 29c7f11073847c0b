package org.havn.access.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/// Keys in memory: how long, how many, and not a moment after the ring has changed.
class KeyCacheTests {
    private static final Duration LASTS = Duration.ofSeconds(30);

    private final AtomicLong nanos = new AtomicLong(1_000);
    private final KeyCache cache = new KeyCache(2, LASTS, nanos::get);
    private final UUID owner = UUID.randomUUID();

    @Test
    void aKeyIsKeptForItsTimeAndNotLonger() {
        var key = key(owner, 1);
        cache.keep(key, true, 0);

        nanos.addAndGet(LASTS.toNanos());
        assertThat(cache.find(key.name())).contains(key);
        assertThat(cache.newest(owner)).contains(key);

        nanos.incrementAndGet();
        assertThat(cache.find(key.name())).isEmpty();
        assertThat(cache.newest(owner)).isEmpty();
    }

    @Test
    void anOlderKeyOpensAndDoesNotSeal() {
        var older = key(owner, 1);
        var newer = key(owner, 2);
        cache.keep(newer, true, 0);
        cache.keep(older, false, 0);

        assertThat(cache.newest(owner)).contains(newer);
        assertThat(cache.find(older.name())).contains(older);
        assertThat(cache.newest(UUID.randomUUID())).isEmpty();
    }

    @Test
    void theKeyThatWasUsedLongestAgoGoesFirst() {
        var first = key(owner, 1);
        var second = key(owner, 2);
        var third = key(owner, 3);
        cache.keep(first, false, 0);
        cache.keep(second, false, 0);
        assertThat(cache.find(first.name())).contains(first);
        cache.keep(third, false, 0);

        assertThat(cache.find(first.name())).contains(first);
        assertThat(cache.find(second.name())).isEmpty();
        assertThat(cache.find(third.name())).contains(third);
    }

    @Test
    void whatWasReadBeforeTheRingChangedIsNotKept() {
        var before = key(owner, 1);
        cache.keep(before, true, 0);
        cache.forgetAll(7);
        assertThat(cache.find(before.name())).isEmpty();
        assertThat(cache.newest(owner)).isEmpty();

        cache.keep(before, true, 0);
        assertThat(cache.find(before.name())).isEmpty();

        cache.keep(before, true, 7);
        assertThat(cache.find(before.name())).contains(before);
    }

    @Test
    void aHouseholdsKeyIsKnownByItsKindAndAPersonsIsNot() {
        assertThat(KeyOwner.household("HVN-26-000200").mayBeHousehold()).isTrue();
        assertThat(KeyOwner.person(owner).mayBeHousehold()).isFalse();
    }

    private static HeldKey key(UUID owner, int version) {
        return new HeldKey(
                new HeldKey.KeyName(owner, version), new SecretKeySpec(new byte[] {1, (byte) version}, "AES"));
    }
}
