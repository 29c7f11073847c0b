package org.havn.access;

import java.util.List;

/// An account in the administrator's list.
///
/// @param entered whether its owner has ever come in
/// @param agreed whether a second person has agreed that its passkeys are replaced
public record AccountRow(
        String id,
        String signInName,
        String displayName,
        List<String> roles,
        boolean active,
        boolean entered,
        boolean agreed) {
    public AccountRow {
        roles = List.copyOf(roles);
    }
}
