package org.havn.access;

import java.util.List;
import org.havn.platform.Choice;

/// What one account may do, and where.
public record AccountRolesView(
        String id,
        String name,
        boolean mine,
        List<Line> held,
        List<Choice> roles,
        List<Choice> units,
        String tomorrow) {
    public AccountRolesView {
        held = List.copyOf(held);
        roles = List.copyOf(roles);
        units = List.copyOf(units);
    }

    /// A role that is held now.
    ///
    /// @param until empty where no end is set
    public record Line(String grant, String role, String unit, String because, String until) {}
}
