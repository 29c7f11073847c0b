package org.havn.access;

import java.util.Set;
import java.util.UUID;

/// Somebody who acts in Havn, as other modules keep them: by id, never by name.
public record Actor(UUID account, Set<Role> roles) {
    public Actor {
        roles = Set.copyOf(roles);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }
}
