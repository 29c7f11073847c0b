package org.havn.placement;

import java.util.UUID;
import org.havn.platform.Ids;

/// The identity of a rule.
public record RuleId(UUID value) {

    /// An identity that nobody has had before.
    public static RuleId next() {
        return new RuleId(Ids.next());
    }
}
