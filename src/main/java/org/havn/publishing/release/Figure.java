package org.havn.publishing.release;

/// What became of one count.
///
/// @param counted the count itself, which never leaves the house
/// @param rounded a multiple of the threshold next to it, such that rows and columns add up
public record Figure(Cell cell, int counted, int rounded, Fate fate) {
    /// Whether the public sees it.
    public boolean shown() {
        return fate == Fate.SHOWN;
    }
}
