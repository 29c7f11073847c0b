package org.havn.communities;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A capacity as it was recorded: it holds from a day on, until a later version takes over. Nothing is overwritten.
///
/// @param version counts up within a community and dimension, from 1
/// @param because why it was recorded
/// @param recorded by whom and when; null before it is stored
public record CapacityVersion(
        Capacity capacity,
        int version,
        LocalDate effectiveFrom,
        String because,
        @Nullable Recorded recorded) {

    /// Who recorded a version, and when.
    ///
    /// @param by an account's id; null where it came with the data
    public record Recorded(@Nullable String by, Instant at) {}

    /// A version that nobody has stored yet.
    static CapacityVersion told(Capacity capacity, LocalDate effectiveFrom, String because) {
        return new CapacityVersion(capacity, 0, effectiveFrom, because, null);
    }
}
