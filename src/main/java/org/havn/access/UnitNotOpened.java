package org.havn.access;

import org.havn.platform.Refusal;

/// What was typed about an organisation or a unit cannot be right, or the name is in use.
public final class UnitNotOpened extends Refusal {
    private UnitNotOpened(String type) {
        super(Kind.NOT_VALID, type);
    }

    static UnitNotOpened named() {
        return new UnitNotOpened("unit-name-taken");
    }

    static UnitNotOpened country() {
        return new UnitNotOpened("unit-country-not-valid");
    }

    static UnitNotOpened municipality() {
        return new UnitNotOpened("unit-municipality-not-valid");
    }
}
