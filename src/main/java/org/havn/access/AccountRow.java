package org.havn.access;

import java.util.List;

/// An account in the administrator's list.
public record AccountRow(String id, String signInName, String displayName, List<String> roles, boolean active) {
    public AccountRow {
        roles = List.copyOf(roles);
    }
}
