package org.havn.access.budgets;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A case of invented people that nobody has a reason to open.
record Canary(
        UUID id, String caseNumber, Instant since, @Nullable Instant endedAt) {}
