package org.havn.access.vault;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import javax.crypto.SecretKey;

/// The turns of epochs. Each step is on disk before the next begins, so that a turn that a crash interrupted is
/// finished later.
///
/// 1. The ring says whose keys go, and has a new epoch under a new wrapping key.
/// 2. Each shard moves to the new epoch; erased owners keep an empty place in it.
/// 3. The ring lets go of the old epoch.
/// 4. The old wrapping key is destroyed, and the ring forgets its name.
final class KeyEpochs {
    private final KeyRecords records;
    private final WrappingKeys wrapping;

    KeyEpochs(KeyRecords records, WrappingKeys wrapping) {
        this.records = records;
        this.wrapping = wrapping;
    }

    /// Makes the key store where there is none, and finishes a turn that was interrupted.
    void open() {
        if (records.ring().filter(KeyEpochs::whole).isPresent()) {
            return;
        }
        records.alone(() -> {
            var ring = records.ring();
            if (ring.isPresent()) {
                return finished(ring.get());
            }
            return begun();
        });
    }

    /// Moves every key to a new epoch, except those of the erased, and destroys the old one. The caller holds
    /// the lock.
    Ring turn(Set<UUID> erased) {
        var ring = finished(current());
        var number = ring.epoch() + 1;
        var key = Gcm.newKey();
        var begun = new Ring(
                ring.store(),
                ring.stamp() + 1,
                number,
                ring.with(number, wrapped(ring.store(), number, wrapping.make(), key)),
                ring.index(),
                erased,
                ring.retired());
        records.keep(begun);
        return finished(begun);
    }

    /// Wraps the epoch keys anew. The caller holds the lock.
    Ring turnWrappingKey() {
        var ring = finished(current());
        var name = wrapping.make();
        var epochs = new HashMap<Integer, Ring.Epoch>();
        ring.epochs()
                .forEach((number, epoch) ->
                        epochs.put(number, wrapped(ring.store(), number, name, unwrapped(ring, number, epoch))));
        var turned = new Ring(
                ring.store(), ring.stamp() + 1, ring.epoch(), epochs, ring.index(), Set.of(), wrappingKeys(ring));
        records.keep(turned);
        return finished(turned);
    }

    /// Tells the other nodes that what they remember is wrong. The caller holds the lock.
    void stamp() {
        var ring = current();
        records.keep(new Ring(
                ring.store(),
                ring.stamp() + 1,
                ring.epoch(),
                ring.epochs(),
                ring.index(),
                ring.erasing(),
                ring.retired()));
    }

    private static boolean whole(Ring ring) {
        return ring.epochs().size() == 1
                && ring.erasing().isEmpty()
                && ring.retired().isEmpty();
    }

    private Ring begun() {
        for (var number = 0; number < Shard.COUNT; number++) {
            if (!records.shard(number).keys().isEmpty()) {
                throw new KeyStoreDamaged("There are keys in the key store, but its ring is gone");
            }
        }
        var store = UUID.randomUUID();
        var key = Gcm.newKey();
        var ring = new Ring(
                store,
                1,
                1,
                Map.of(1, wrapped(store, 1, wrapping.make(), key)),
                KeyWraps.wrap(key, 1, store, 1, Gcm.newKey()),
                Set.of(),
                Set.of());
        records.keep(ring);
        return ring;
    }

    /// Steps 2 to 4, as far as they are still to be done.
    private Ring finished(Ring ring) {
        if (whole(ring)) {
            return ring;
        }
        var moved = ring;
        if (ring.epochs().size() > 1 || !ring.erasing().isEmpty()) {
            var keys = new HashMap<Integer, SecretKey>();
            ring.epochs().forEach((number, epoch) -> keys.put(number, unwrapped(ring, number, epoch)));
            var shards = new TreeMap<Integer, Shard>();
            for (var number = 0; number < Shard.COUNT; number++) {
                var before = records.shard(number);
                var after = moved(ring, keys, number, before);
                if (!after.equals(before)) {
                    shards.put(number, after);
                }
            }
            records.keep(shards);
            var newest = ring.epochs().get(ring.epoch());
            if (newest == null) {
                throw new KeyStoreDamaged("The key store's ring lacks its own epoch");
            }
            var retired = new HashSet<>(wrappingKeys(ring));
            retired.remove(newest.wrappingKey());
            moved = new Ring(
                    ring.store(),
                    ring.stamp() + 1,
                    ring.epoch(),
                    Map.of(ring.epoch(), newest),
                    moved(ring, keys, ring.store(), ring.index()),
                    Set.of(),
                    retired);
            records.keep(moved);
        }
        moved.retired().forEach(wrapping::destroy);
        var done = new Ring(
                moved.store(), moved.stamp(), moved.epoch(), moved.epochs(), moved.index(), Set.of(), Set.of());
        records.keep(done);
        return done;
    }

    private static Shard moved(Ring ring, Map<Integer, SecretKey> keys, int number, Shard shard) {
        var after = new HashMap<UUID, List<WrappedKey>>();
        shard.keys()
                .forEach((owner, wrapped) -> after.put(
                        owner,
                        ring.erasing().contains(owner)
                                ? List.of()
                                : wrapped.stream()
                                        .map(it -> moved(ring, keys, owner, it))
                                        .toList()));
        for (var erased : ring.erasing()) {
            if (Shard.of(erased) == number) {
                after.put(erased, List.of());
            }
        }
        return new Shard(after);
    }

    private static WrappedKey moved(Ring ring, Map<Integer, SecretKey> keys, UUID owner, WrappedKey wrapped) {
        if (wrapped.epoch() == ring.epoch()) {
            return wrapped;
        }
        var from = keys.get(wrapped.epoch());
        var to = keys.get(ring.epoch());
        if (from == null || to == null) {
            throw new KeyStoreDamaged("Keys in the key store are wrapped by an epoch that is gone");
        }
        return KeyWraps.wrap(to, ring.epoch(), owner, wrapped.version(), KeyWraps.unwrap(from, owner, wrapped));
    }

    private static Set<String> wrappingKeys(Ring ring) {
        var names = new HashSet<>(ring.retired());
        ring.epochs().values().forEach(it -> names.add(it.wrappingKey()));
        return names;
    }

    private Ring.Epoch wrapped(UUID store, int number, String name, SecretKey key) {
        return new Ring.Epoch(name, wrapping.wrap(name, key.getEncoded(), KeyWraps.epochBound(store, number)));
    }

    private SecretKey unwrapped(Ring ring, int number, Ring.Epoch epoch) {
        return Gcm.key(
                wrapping.unwrap(epoch.wrappingKey(), epoch.wrapped(), KeyWraps.epochBound(ring.store(), number)));
    }

    private Ring current() {
        return records.ring().orElseThrow(() -> new KeyStoreDamaged("The key store's ring is gone"));
    }
}
