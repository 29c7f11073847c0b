package org.havn.access;

import java.util.EnumSet;
import java.util.Set;

/// What somebody is here to do. An account may hold several; four eyes never count one account twice.
public enum Role {
    /// Proposes and decides where families will settle.
    PLACEMENT_OFFICER,
    /// Listens to families, keeps their cases and needs.
    CASEWORKER,
    /// Reads plans, reasons and who did what; changes nothing.
    AUDITOR,
    /// Looks after people's rights to their data: reviews who opened what, and what was handed out.
    DATA_PROTECTION_OFFICER,
    /// Makes accounts and loads reference data; reads no family's story.
    ADMINISTRATOR,
    /// A grown member of a family, with an account of their own. Nobody is given this role: it is what the account is.
    FAMILY_MEMBER,
    /// Prepares a municipality for a family: before the municipality's yes sees a profile without a name.
    SETTLEMENT_COORDINATOR;

    /// Every role that is work: all but a family's own.
    public static Set<Role> staff() {
        return EnumSet.complementOf(EnumSet.of(FAMILY_MEMBER));
    }

    /// The roles that see families by the unit in which they are held, as `access.my_units()` has them.
    static final Set<Role> WITH_FAMILIES = Set.of(PLACEMENT_OFFICER, CASEWORKER, AUDITOR);
}
