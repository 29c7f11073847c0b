package org.havn.access;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A passkey as it is kept. Bytes are written as Base64 for addresses.
///
/// @param attested what the device told of itself and of the public key when the passkey was made
/// @param signCount how often the device says that it has signed; always 0 where it does not count
/// @param synced whether the key may be copied to the owner's other devices by their maker
record Passkey(
        UUID id,
        UUID account,
        String credentialId,
        String attested,
        long signCount,
        boolean synced,
        boolean backedUp,
        String name,
        Instant addedAt,
        @Nullable Instant lastUsedAt) {

    @Override
    public String toString() {
        return "Passkey[" + id + " of " + account + "]";
    }
}
