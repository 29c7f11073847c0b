package org.havn.platform;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import org.jspecify.annotations.Nullable;

/// Jobs carry nothing but the id of what they are about: whatever else lies in their table is not made into an object.
///
/// db-scheduler would otherwise read Java's own serialised form, by which whoever writes a row runs code.
final class NoTaskData implements Serializer {

    @Override
    @SuppressWarnings("NullAway") // the interface knows no null, its callers do
    public byte @Nullable [] serialize(@Nullable Object data) {
        if (data != null) {
            throw new IllegalArgumentException("A job carries an id and no data, but this was "
                    + data.getClass().getName());
        }
        return null;
    }

    @Override
    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    public <T> @Nullable T deserialize(Class<T> kind, byte @Nullable [] data) {
        if (data != null && data.length > 0) {
            throw new IllegalStateException("A job's row holds data that Havn never wrote; it is not read");
        }
        return null;
    }
}
