package org.havn.audit;

import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.havn.audit.log.CanonicalJson;

/// The little that an event tells beyond its object: ids, codes, counts and yes or no. Never a name, never words.
public final class Detail {
    /// Nothing more to tell.
    public static final Detail NONE = new Detail(new TreeMap<>());
    /// How long the whole may be, written as JSON.
    public static final int LONGEST = 2000;

    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final long EXACT = 1L << 53; // beyond it, JSON readers round

    private final SortedMap<String, Object> values;

    private Detail(SortedMap<String, Object> values) {
        this.values = values;
        if (json().length() > LONGEST) {
            throw new IllegalArgumentException(
                    "An event's detail has at most " + LONGEST + " signs; count things instead of listing them");
        }
    }

    Detail with(String key, String code) {
        return put(key, Codes.requireId(code));
    }

    Detail with(String key, UUID id) {
        return put(key, id.toString());
    }

    Detail with(String key, long number) {
        if (Math.abs(number) >= EXACT) {
            throw new IllegalArgumentException("A number in an event's detail is smaller than 2^53");
        }
        return put(key, number);
    }

    Detail with(String key, boolean truth) {
        return put(key, truth);
    }

    Detail with(String key, Collection<?> idsOrCodes) {
        return put(
                key,
                List.copyOf(idsOrCodes.stream()
                        .map(it -> Codes.requireId(String.valueOf(it)))
                        .toList()));
    }

    private Detail put(String key, Object value) {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("A detail's key looks like round-id, but this was '" + key + "'");
        }
        var more = new TreeMap<>(values);
        more.put(key, value);
        return new Detail(more);
    }

    /// As canonical JSON (RFC 8785).
    String json() {
        return CanonicalJson.of(values);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Detail detail && values.equals(detail.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return json();
    }
}
