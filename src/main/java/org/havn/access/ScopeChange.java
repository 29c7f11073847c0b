package org.havn.access;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One change of who may see a family.
///
/// @param because empty where the reader may not read it, or the family was erased
public record ScopeChange(
        UUID id,
        Kind kind,
        @Nullable UUID account,
        @Nullable UnitId unit,
        String because,
        UUID by,
        Instant at) {

    /// What was changed.
    public enum Kind {
        ASSIGNED,
        UNASSIGNED,
        SHARED,
        UNSHARED,
        EXCLUDED,
        READMITTED,
        LOCKED,
        UNLOCKED,
        ADDRESS_PROTECTED,
        ADDRESS_SHOWN,
        TASK_ENDED
    }

    @Override
    public String toString() {
        return "ScopeChange[" + id + ", " + kind + "]";
    }
}
