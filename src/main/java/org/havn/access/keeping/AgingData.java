package org.havn.access.keeping;

import java.time.Instant;

/// One kind of data that ages, for a purpose that ends. Modules declare theirs as beans; how long it is kept is a rule
/// that people set, with its source ([RetentionRules]).
public interface AgingData {
    /// Such as `cases.identity`; what it is called is `<module>.aging.<rest>`.
    String code();

    /// How much has reached its end, where the end was before the moment.
    int due(Instant before);

    /// Erases it, as Havn's own work.
    ///
    /// @return how much went
    int erase(Instant before);
}
