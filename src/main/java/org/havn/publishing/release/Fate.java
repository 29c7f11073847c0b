package org.havn.publishing.release;

/// Whether a figure is shown, and if not, why. The public is told only that it is not; staff are told
/// the reason.
public enum Fate {
    SHOWN,
    /// Rounded, it is below the threshold.
    FEW,
    /// Enough persons, but of too few families.
    FEW_FAMILIES,
    /// Nearly everybody of its row or column: it would say of each of them where they belong.
    NEARLY_ALL,
    /// It would differ from what was last shown, and fewer people than the threshold have come or gone.
    MOVED_LITTLE,
    /// Harmless by itself; another could be computed from it.
    WITH_OTHERS;

    /// Held back for its own sake, so that it must not be computed from the others either. What is
    /// [#FEW] may be: that it is below the threshold is all that anybody could then know.
    boolean closed() {
        return this == FEW_FAMILIES || this == NEARLY_ALL || this == MOVED_LITTLE;
    }
}
