package org.havn.cases;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One line in the thread of a case: what happened, who did it, and why.
///
/// @param key the text that tells it, such as `cases.thread.moved`
/// @param arguments ids, codes and numbers for that text; never a name or a person's words
/// @param because the reason as it was written, if one was asked for
public record ThreadEntry(
        Instant at,
        String who,
        String key,
        List<String> arguments,
        @Nullable String because) {

    public ThreadEntry {
        arguments = List.copyOf(arguments);
    }

    /// The same with its reason, which was found sealed.
    ThreadEntry because(@Nullable String opened) {
        return new ThreadEntry(at, who, key, arguments, opened);
    }

    @Override
    public String toString() {
        return "ThreadEntry[" + key + " at " + at + "]";
    }
}
