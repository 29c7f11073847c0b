package org.havn.access.vault;

import java.time.Instant;
import java.util.Optional;

/// The operator's keys outside the database, which open the key store. There is one at a time, for a moment
/// two.
///
/// A key's bytes never leave an implementation.
interface WrappingKeys {
    /// Makes a new key and keeps it.
    ///
    /// @return its name, which says nothing
    String make();

    /// When the newest key was made, where that can be told.
    default Optional<Instant> newest() {
        return Optional.empty();
    }

    /// Wraps a key.
    ///
    /// @param bound what has to be the same when it is unwrapped
    byte[] wrap(String name, byte[] key, byte[] bound);

    /// Unwraps a key.
    ///
    /// @throws WrappingKeyMissing if there is no key of that name, or it is not the one that wrapped
    byte[] unwrap(String name, byte[] wrapped, byte[] bound);

    /// Destroys a key; one that is gone already is passed over.
    void destroy(String name);
}
