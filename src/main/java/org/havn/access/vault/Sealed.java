package org.havn.access.vault;

/// A sealed text and where it was found.
@SuppressWarnings("ArrayRecordComponent") // read from a row, opened, let go
public record Sealed(Place place, KeyOwner owner, byte[] bytes) {
    @Override
    public String toString() {
        return "Sealed[" + place + "]";
    }
}
