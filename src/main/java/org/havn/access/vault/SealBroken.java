package org.havn.access.vault;

/// A sealed text does not open: it was changed, it stands where it was not sealed, or its key is not here.
///
/// It names the place and never a content, and does not say which of the three it was.
public final class SealBroken extends RuntimeException {
    private static final long serialVersionUID = 1;

    SealBroken(Place place) {
        super("What stands in " + place.table() + "." + place.column() + " of row " + place.row() + " does not open");
    }
}
