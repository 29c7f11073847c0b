package org.havn.access;

import java.util.List;

/// An organisation with its units, as the page shows it.
public record UnitsView(String name, String kind, String country, List<Line> units) {
    public UnitsView {
        units = List.copyOf(units);
    }

    /// A unit.
    ///
    /// @param municipality the number of the municipality that it stands for; empty for none
    public record Line(String name, String municipality) {}
}
