package org.havn.access;

import org.jspecify.annotations.Nullable;

/// A unit with the names that people know it by.
///
/// @param municipality the number of the municipality that it stands for; null for a unit that works with families
public record Unit(
        UnitId id,
        String name,
        String organisation,
        @Nullable String municipality) {}
