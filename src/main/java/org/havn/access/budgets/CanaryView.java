package org.havn.access.budgets;

import java.util.List;

/// One canary, as the data-protection officer sees it.
public record CanaryView(String id, String caseNumber, String since, boolean watched, List<Touch> touches) {
    public CanaryView {
        touches = List.copyOf(touches);
    }

    /// Somebody touched it.
    public record Touch(String who, String when, String how) {}
}
