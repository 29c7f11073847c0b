package org.havn.access;

/// A unit with the names that people know it by.
public record Unit(UnitId id, String name, String organisation) {}
