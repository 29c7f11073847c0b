package org.havn.access;

import java.util.UUID;

/// The invented organisations of the demonstration.
public final class DemoUnits {
    static final Organisation AGENCY = new Organisation(
            UUID.fromString("01920000-0000-7000-8000-0000000000a1"),
            "Havn demo organisation",
            Organisation.Kind.AGENCY,
            "TR");
    static final Organisation AUTHORITY = new Organisation(
            UUID.fromString("01920000-0000-7000-8000-0000000000a2"),
            "Settlement authority (invented)",
            Organisation.Kind.STATE,
            "NO");

    static final Organisation MUNICIPALITY = new Organisation(
            UUID.fromString("01920000-0000-7000-8000-0000000000a3"),
            "Bergen municipality (invented colleagues)",
            Organisation.Kind.MUNICIPALITY,
            "NO");

    /// Holds the two hundred.
    public static final UnitId ANKARA = new UnitId(UUID.fromString("01920000-0000-7000-8000-0000000000b1"));
    /// Another office of the same organisation, with no case of the demo programme.
    public static final UnitId BEIRUT = new UnitId(UUID.fromString("01920000-0000-7000-8000-0000000000b2"));
    /// Places the two hundred.
    public static final UnitId PLACEMENT = new UnitId(UUID.fromString("01920000-0000-7000-8000-0000000000b3"));

    /// Receives those who are proposed for Bergen.
    public static final UnitId BERGEN = new UnitId(UUID.fromString("01920000-0000-7000-8000-0000000000b4"));

    private DemoUnits() {}

    /// Founds those that are missing.
    public static void openIn(Units units) {
        units.found(AGENCY);
        units.found(AUTHORITY);
        units.found(MUNICIPALITY);
        units.open(ANKARA, AGENCY.id(), "Ankara office");
        units.open(BEIRUT, AGENCY.id(), "Beirut office");
        units.open(PLACEMENT, AUTHORITY.id(), "Placement unit");
        units.openFor("4601", BERGEN, MUNICIPALITY.id(), "Settlement office");
    }
}
