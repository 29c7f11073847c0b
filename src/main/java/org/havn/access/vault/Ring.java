package org.havn.access.vault;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/// What is kept of all keys together.
///
/// @param store the key store's own identity, which the database remembers
/// @param stamp another number after each change that makes what a node remembers wrong
/// @param epoch the epoch under which keys are wrapped now
/// @param index the key of blind indexes
/// @param erasing owners whose keys are being destroyed; their keys count as destroyed already
/// @param retired wrapping keys that open nothing any more and have to be destroyed
record Ring(
        UUID store,
        long stamp,
        int epoch,
        Map<Integer, Epoch> epochs,
        WrappedKey index,
        Set<UUID> erasing,
        Set<String> retired) {

    /// An epoch key as the key store has it.
    @SuppressWarnings("ArrayRecordComponent") // package-private, never changed
    record Epoch(String wrappingKey, byte[] wrapped) {}

    Ring {
        epochs = Map.copyOf(epochs);
        erasing = Set.copyOf(erasing);
        retired = Set.copyOf(retired);
    }

    /// The epochs as another epoch begins.
    Map<Integer, Epoch> with(int number, Epoch begun) {
        var all = new TreeMap<>(epochs);
        all.put(number, begun);
        return all;
    }
}
