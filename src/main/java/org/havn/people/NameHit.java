package org.havn.people;

/// A person whose name is like the one asked for.
///
/// @param likeness 1 for the very same spelling, less the further it is
public record NameHit(PersonId person, double likeness) {}
