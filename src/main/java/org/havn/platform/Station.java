package org.havn.platform;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One stop on a line that something travels from beginning to end.
///
/// @param name what the reader calls the stop
/// @param note when it was reached, or who is expected to reach it; null if there is nothing to say
public record Station(
        String name, Progress progress, @Nullable String note) {

    /// Where the traveller stands, seen from the stop.
    public enum Progress {
        DONE,
        NOW,
        LATE,
        AHEAD;

        /// The name by which the styles know it.
        public String style() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
