package org.havn.cases;

/// A programme, as the administrator's list shows it.
public record ProgrammesView(
        String name, String countries, String days, String quota, String heldBy, String placedBy) {}
