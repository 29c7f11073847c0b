package org.havn.access;

import java.util.Set;

/// What is closed to everybody who has no task there, though they see the family.
public enum Compartment {
    /// Illness and disability, with what somebody said about them.
    HEALTH,
    /// Torture, and what somebody was made to do or to see.
    TORTURE,
    /// Sexual and gender-based violence.
    SEXUAL_VIOLENCE,
    /// Other violence, hiding, and what puts somebody in danger.
    PROTECTION;

    /// What stays with the person who said it, also where it was said of a child or by the household: whoever did
    /// it may be of the same family.
    public static final Set<Compartment> CONFIDENTIAL_IN_THE_FAMILY = Set.of(TORTURE, SEXUAL_VIOLENCE, PROTECTION);
}
