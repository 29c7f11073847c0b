package org.havn.needs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One change of a need: who, when, and how the need stood afterwards.
///
/// @param number counts up within the need; 0 is how the need came
/// @param at null where the need came with no word of when
/// @param who an account's id, or a capacity such as `doctor`
/// @param arrangement how far the plan has come; null except where the need was planned
/// @param after the need as it stood after this step
/// @param words what was said or written about it; empty where nothing was
/// @param hand through whose hands it came; null where the station says it
record NeedStep(
        int number,
        @Nullable Instant at,
        String who,
        @Nullable Arrangement arrangement,
        Need after,
        String words,
        @Nullable Hand hand) {

    NeedStep(
            int number, @Nullable Instant at, String who, @Nullable Arrangement arrangement, Need after, String words) {
        this(number, at, who, arrangement, after, words, null);
    }

    @Override
    public String toString() {
        return "NeedStep[" + number + ", " + after + "]";
    }
}
