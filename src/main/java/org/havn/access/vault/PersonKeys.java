package org.havn.access.vault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/// Owners' keys: made when they are first needed, found again, turned, destroyed.
///
/// What another node destroyed counts here as soon as the ring is looked at again.
final class PersonKeys {
    private static final Duration HELD = Duration.ofSeconds(60);
    private static final int MOST_HELD = 20_000;
    private static final int TRIES = 5;

    /// The ring as this node last saw it, with its epoch keys unwrapped.
    private record View(Ring ring, Map<Integer, SecretKey> epochs, long since) {}

    private final KeyRecords records;
    private final WrappingKeys wrapping;
    private final KeyEpochs epochs;
    private final KeyCache cache = new KeyCache(MOST_HELD, HELD, System::nanoTime);
    private final long lookAgain;
    private volatile @Nullable View view;

    /// Opens the key store, making it where there is none, and finishes what a crash interrupted.
    ///
    /// @param lookAgain how old what this node knows of the ring may be
    PersonKeys(KeyRecords records, WrappingKeys wrapping, Duration lookAgain) {
        this.records = records;
        this.wrapping = wrapping;
        this.lookAgain = lookAgain.toNanos();
        this.epochs = new KeyEpochs(records, wrapping);
        epochs.open();
    }

    /// The key store's own identity.
    UUID store() {
        return view(false).ring().store();
    }

    /// The key that blind indexes are made with.
    SecretKey index() {
        for (var attempt = 0; attempt < TRIES; attempt++) {
            var now = view(attempt > 0);
            var epoch = now.epochs().get(now.ring().index().epoch());
            if (epoch != null) {
                return KeyWraps.unwrap(epoch, now.ring().store(), now.ring().index());
            }
        }
        throw new KeyStoreDamaged("The key of the blind indexes is wrapped by an epoch that is gone");
    }

    /// The keys that seal for these owners now, made where there are none yet.
    ///
    /// @throws KeyDestroyed if one of them was erased
    Map<UUID, HeldKey> newest(Collection<UUID> owners) {
        var found = new HashMap<UUID, HeldKey>();
        var wanted = new LinkedHashSet<UUID>();
        view(false);
        for (var owner : owners) {
            cache.newest(owner).ifPresentOrElse(it -> found.put(owner, it), () -> wanted.add(owner));
        }
        var missing = new HashSet<UUID>();
        for (var part : byShard(wanted).entrySet()) {
            for (var it : stored(part.getKey(), part.getValue(), missing).values()) {
                found.put(it.name().owner(), it);
            }
        }
        if (!missing.isEmpty()) {
            records.alone(() -> {
                found.putAll(made(missing));
                return found;
            });
        }
        return found;
    }

    /// These keys, as far as they are there. An owner that was erased has none; nor has one nobody knows.
    Map<HeldKey.KeyName, HeldKey> all(Collection<HeldKey.KeyName> names) {
        var found = new HashMap<HeldKey.KeyName, HeldKey>();
        var wanted = new HashSet<HeldKey.KeyName>();
        view(false);
        for (var name : names) {
            cache.find(name).ifPresentOrElse(it -> found.put(name, it), () -> wanted.add(name));
        }
        var owners = wanted.stream().map(HeldKey.KeyName::owner).collect(Collectors.toSet());
        for (var part : byShard(owners).entrySet()) {
            var some = wanted.stream()
                    .filter(it -> part.getValue().contains(it.owner()))
                    .toList();
            found.putAll(read(part.getKey(), some));
        }
        return found;
    }

    /// Whether the key store says that this owner was erased.
    boolean destroyed(UUID owner) {
        if (view(false).ring().erasing().contains(owner)) {
            return true;
        }
        var keys = records.shard(Shard.of(owner)).keys().get(owner);
        return keys != null && keys.isEmpty();
    }

    /// Every owner whom the key store calls erased.
    Set<UUID> allDestroyed() {
        return owners(List::isEmpty, view(false).ring().erasing());
    }

    /// Every owner with more than one key.
    Set<UUID> withOlder() {
        return owners(it -> it.size() > 1, Set.of());
    }

    private Set<UUID> owners(Predicate<List<WrappedKey>> keys, Set<UUID> others) {
        var found = new HashSet<>(others);
        for (var number = 0; number < Shard.COUNT; number++) {
            records.shard(number).keys().forEach((owner, theirs) -> {
                if (keys.test(theirs)) {
                    found.add(owner);
                }
            });
        }
        return found;
    }

    /// Destroys the keys of these owners for ever, and turns epoch and wrapping key, so that no copy brings
    /// them back.
    void erase(Set<UUID> owners) {
        records.alone(() -> epochs.turn(owners));
        view(true);
    }

    /// Wraps the epoch keys in a new wrapping key and destroys the old one.
    void turnWrappingKey() {
        records.alone(epochs::turnWrappingKey);
        view(true);
    }

    /// Gives an owner a new key. The older ones stay until [#forgetOlder].
    void turn(UUID owner) {
        records.alone(() -> {
            var now = view(true);
            var shard = records.shard(Shard.of(owner));
            var keys = shard.keys().get(owner);
            if (now.ring().erasing().contains(owner) || (keys != null && keys.isEmpty())) {
                throw new KeyDestroyed();
            }
            var versions = new ArrayList<>(keys == null ? List.of() : keys);
            versions.add(fresh(
                    now, owner, versions.isEmpty() ? 1 : versions.getLast().version() + 1));
            replace(shard, owner, versions);
            return records;
        });
        view(true);
    }

    /// Destroys an owner's older keys, once nothing is sealed under them any more.
    void forgetOlder(UUID owner) {
        records.alone(() -> {
            var shard = records.shard(Shard.of(owner));
            var keys = shard.keys().get(owner);
            if (keys != null && keys.size() > 1) {
                replace(shard, owner, List.of(keys.getLast()));
            }
            return records;
        });
        view(true);
    }

    private void replace(Shard shard, UUID owner, List<WrappedKey> keys) {
        var all = new HashMap<>(shard.keys());
        all.put(owner, List.copyOf(keys));
        records.keep(Map.of(Shard.of(owner), new Shard(all)));
        epochs.stamp();
    }

    private Map<UUID, HeldKey> made(Collection<UUID> owners) {
        var now = view(true);
        var made = new HashMap<UUID, WrappedKey>();
        var shards = new TreeMap<Integer, Shard>();
        byShard(owners).forEach((number, some) -> {
            var all = new HashMap<>(records.shard(number).keys());
            for (var owner : some) {
                var known = all.get(owner);
                if (now.ring().erasing().contains(owner) || (known != null && known.isEmpty())) {
                    throw new KeyDestroyed();
                }
                // another node may have been faster
                var newest = known == null ? fresh(now, owner, 1) : known.getLast();
                if (known == null) {
                    all.put(owner, List.of(newest));
                }
                made.put(owner, newest);
            }
            shards.put(number, new Shard(all));
        });
        records.keep(shards);
        // nobody is given a key that the disk does not have
        var held = new HashMap<UUID, HeldKey>();
        made.forEach((owner, newest) -> held.put(owner, held(now, owner, newest, true)));
        return held;
    }

    private static WrappedKey fresh(View now, UUID owner, int version) {
        var epoch = now.ring().epoch();
        return KeyWraps.wrap(epochKey(now, epoch).orElseThrow(), epoch, owner, version, Gcm.newKey());
    }

    /// The newest keys of these owners of one shard; those without any are put among the missing.
    private Map<UUID, HeldKey> stored(int number, Collection<UUID> owners, Set<UUID> missing) {
        for (var attempt = 0; attempt < TRIES; attempt++) {
            var now = view(attempt > 0);
            var shard = records.shard(number);
            var found = new HashMap<UUID, HeldKey>();
            var without = new HashSet<UUID>();
            var whole = true;
            for (var owner : owners) {
                var keys = shard.keys().get(owner);
                if (now.ring().erasing().contains(owner) || (keys != null && keys.isEmpty())) {
                    throw new KeyDestroyed();
                }
                if (keys == null) {
                    without.add(owner);
                } else if (epochKey(now, keys.getLast().epoch()).isPresent()) {
                    found.put(owner, held(now, owner, keys.getLast(), true));
                } else {
                    whole = false;
                }
            }
            if (whole) {
                missing.addAll(without);
                return found;
            }
        }
        throw new KeyStoreDamaged("Keys in the key store are wrapped by an epoch that is gone");
    }

    private Map<HeldKey.KeyName, HeldKey> read(int number, Collection<HeldKey.KeyName> names) {
        for (var attempt = 0; attempt < TRIES; attempt++) {
            var now = view(attempt > 0);
            var shard = records.shard(number);
            var found = new HashMap<HeldKey.KeyName, HeldKey>();
            var whole = true;
            for (var name : names) {
                if (now.ring().erasing().contains(name.owner())) {
                    continue;
                }
                var keys = shard.keys().getOrDefault(name.owner(), List.of());
                var key = keys.stream()
                        .filter(it -> it.version() == name.version())
                        .findFirst();
                if (key.isEmpty()) {
                    continue;
                }
                if (epochKey(now, key.get().epoch()).isEmpty()) {
                    whole = false;
                } else {
                    found.put(name, held(now, name.owner(), key.get(), key.get().equals(keys.getLast())));
                }
            }
            if (whole) {
                return found;
            }
        }
        throw new KeyStoreDamaged("Keys in the key store are wrapped by an epoch that is gone");
    }

    private HeldKey held(View now, UUID owner, WrappedKey wrapped, boolean newest) {
        var epoch = epochKey(now, wrapped.epoch()).orElseThrow();
        var key = new HeldKey(new HeldKey.KeyName(owner, wrapped.version()), KeyWraps.unwrap(epoch, owner, wrapped));
        cache.keep(key, newest, now.ring().stamp());
        return key;
    }

    private static Optional<SecretKey> epochKey(View now, int epoch) {
        return Optional.ofNullable(now.epochs().get(epoch));
    }

    /// The ring as this node knows it; looked at again when that is due.
    private View view(boolean again) {
        var known = view;
        return known != null && !again && System.nanoTime() - known.since() < lookAgain ? known : lookedAtAgain();
    }

    /// Reads the ring. Where its stamp has changed, every key that is remembered is let go.
    private synchronized View lookedAtAgain() {
        var since = System.nanoTime();
        var ring = records.ring().orElseThrow(() -> new KeyStoreDamaged("The key store's ring is gone"));
        var known = view;
        if (known != null && known.ring().stamp() == ring.stamp()) {
            var same = new View(known.ring(), known.epochs(), since);
            view = same;
            return same;
        }
        var keys = new HashMap<Integer, SecretKey>();
        ring.epochs().forEach((number, epoch) -> keys.put(number, unwrapped(ring, number, epoch)));
        cache.forgetAll(ring.stamp());
        var fresh = new View(ring, Map.copyOf(keys), since);
        view = fresh;
        return fresh;
    }

    private SecretKey unwrapped(Ring ring, int number, Ring.Epoch epoch) {
        return Gcm.key(
                wrapping.unwrap(epoch.wrappingKey(), epoch.wrapped(), KeyWraps.epochBound(ring.store(), number)));
    }

    private static Map<Integer, List<UUID>> byShard(Collection<UUID> owners) {
        return owners.stream().collect(Collectors.groupingBy(Shard::of, TreeMap::new, Collectors.toList()));
    }
}
