package org.havn.access;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A role that an account holds in a unit.
record Grant(
        UUID id,
        UUID account,
        Role role,
        UnitId unit,
        String because,
        @Nullable Instant until) {}
