package org.havn.platform;

import java.util.Optional;
import java.util.UUID;

/// Knows the account that asks now, on this thread.
@FunctionalInterface
public interface Asking {
    Optional<UUID> account();
}
