package org.havn.access;

import java.util.UUID;

/// A part of an organisation: the people who share their cases.
public record UnitId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
