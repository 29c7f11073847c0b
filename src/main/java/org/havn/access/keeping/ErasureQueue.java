package org.havn.access.keeping;

import java.util.UUID;

/// Where erasures wait.
@FunctionalInterface
interface ErasureQueue {
    /// Adds one, in the running transaction.
    void add(UUID erasure);
}
