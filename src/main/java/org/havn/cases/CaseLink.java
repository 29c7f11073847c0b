package org.havn.cases;

import org.jspecify.annotations.Nullable;

/// Two cases that want to live near each other.
///
/// @param withinMinutes door to door at most; null means in the same municipality
public record CaseLink(
        CaseNumber one, CaseNumber other, @Nullable Integer withinMinutes) {

    public CaseLink {
        if (one.equals(other)) {
            throw new IllegalArgumentException("A case cannot be linked with itself: " + one);
        }
        if (withinMinutes != null && withinMinutes < 1) {
            throw new IllegalArgumentException("Near means at least a minute, but this was " + withinMinutes);
        }
    }

    /// Whether the two are to live in the same municipality.
    public boolean together() {
        return withinMinutes == null;
    }
}
