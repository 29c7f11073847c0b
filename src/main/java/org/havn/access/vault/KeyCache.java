package org.havn.access.vault;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;

/// Keys in memory for a short while, so that a page or a load does not ask the key store for each text. Few,
/// and soon let go.
final class KeyCache {
    private record Entry(HeldKey key, long since) {}

    private final Map<HeldKey.KeyName, Entry> entries;
    private final Map<UUID, Integer> newest;
    private final long lasts;
    private final LongSupplier nanos;
    private long stamp;

    KeyCache(int most, Duration lasts, LongSupplier nanos) {
        this.lasts = lasts.toNanos();
        this.nanos = nanos;
        this.entries = atMost(most);
        this.newest = atMost(most);
    }

    /// The key that seals for an owner now.
    synchronized Optional<HeldKey> newest(UUID owner) {
        var version = newest.get(owner);
        return version == null ? Optional.empty() : find(new HeldKey.KeyName(owner, version));
    }

    synchronized Optional<HeldKey> find(HeldKey.KeyName name) {
        var entry = entries.get(name);
        if (entry == null) {
            return Optional.empty();
        }
        if (nanos.getAsLong() - entry.since() > lasts) {
            entries.remove(name);
            return Optional.empty();
        }
        return Optional.of(entry.key());
    }

    /// Keeps a key, unless the key store has changed since it was read.
    ///
    /// @param stamp the ring's, under which the key was read
    synchronized void keep(HeldKey key, boolean isNewest, long stamp) {
        if (stamp != this.stamp) {
            return;
        }
        entries.put(key.name(), new Entry(key, nanos.getAsLong()));
        if (isNewest) {
            newest.put(key.name().owner(), key.name().version());
        }
    }

    /// Lets go of every key: the ring has another stamp.
    synchronized void forgetAll(long newStamp) {
        stamp = newStamp;
        entries.clear();
        newest.clear();
    }

    private static <K, V> Map<K, V> atMost(int most) {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }
}
