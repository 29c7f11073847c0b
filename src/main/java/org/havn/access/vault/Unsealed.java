package org.havn.access.vault;

/// A text before it is sealed.
public record Unsealed(Place place, KeyOwner owner, String text) {
    @Override
    public String toString() {
        return "Unsealed[" + place.table() + "." + place.column() + ", hidden]";
    }
}
