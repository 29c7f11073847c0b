package org.havn.access.vault;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/// One part of the key store: for each owner its keys, the newest last. An owner without any was erased.
record Shard(Map<UUID, List<WrappedKey>> keys) {
    /// Few enough that a load of thousands of persons does not wait for the disk at each part.
    static final int COUNT = 64;

    Shard {
        keys = Map.copyOf(keys);
    }

    /// In which part an owner's keys lie: by the last byte of the id, which chance fills evenly.
    static int of(UUID owner) {
        return (int) (owner.getLeastSignificantBits() & (COUNT - 1));
    }
}
