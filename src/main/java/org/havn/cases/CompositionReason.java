package org.havn.cases;

/// Why somebody comes onto a case, or leaves it.
public enum CompositionReason {
    BIRTH(true),
    MARRIAGE(true),
    DEATH(false),
    /// A child has grown up and goes their own way.
    CAME_OF_AGE(false),
    /// Somebody left the household: a divorce, another country, another family.
    LEFT(false),
    /// Somebody was forgotten when the case was opened.
    FORGOTTEN(true),
    /// Somebody never belonged to the case.
    ERROR(false);

    private final boolean adds;

    CompositionReason(boolean adds) {
        this.adds = adds;
    }

    public boolean adds() {
        return adds;
    }
}
