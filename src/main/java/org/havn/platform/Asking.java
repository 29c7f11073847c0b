package org.havn.platform;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Knows the account that asks now, on this thread.
@FunctionalInterface
public interface Asking {
    Optional<UUID> account();

    /// The roles that the handler is for which asks now; empty where no handler says so. A role that the account holds
    /// beside these shows it no row.
    default Set<String> inRoles() {
        return Set.of();
    }
}
