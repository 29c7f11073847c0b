package org.havn.access.vault;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Where wrapped keys are kept, apart from the main database and its backups. It holds nothing that opens by
/// itself.
///
/// What is kept is kept whole or not at all, and on disk when the method returns.
interface KeyRecords {
    /// What is kept of all keys together; empty before the first start.
    Optional<Ring> ring();

    void keep(Ring ring);

    /// A part of the keys; empty where nothing was kept yet.
    Shard shard(int number);

    /// Keeps parts of the keys: each whole or not at all, all on disk when the method returns.
    void keep(Map<Integer, Shard> shards);

    /// Does something while nobody else, on any node, changes anything.
    <T> T alone(Supplier<T> change);
}
