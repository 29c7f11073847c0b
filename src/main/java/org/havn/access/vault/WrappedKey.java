package org.havn.access.vault;

/// A key as the key store has it.
///
/// @param version of the owner's keys, 1 first; the last one seals
/// @param epoch the epoch key that wraps it
@SuppressWarnings("ArrayRecordComponent") // package-private, never changed
record WrappedKey(int version, int epoch, byte[] bytes) {}
