package org.havn.placement;

import java.time.Instant;
import org.havn.cases.CaseNumber;
import org.havn.communities.CommunityId;
import org.havn.communities.Dimension;

/// What a person decided before the engine does, and why.
public sealed interface Rule {
    RuleId id();

    CommunityId community();

    Made made();

    /// The family settles there.
    record Pin(RuleId id, CaseNumber household, CommunityId community, Made made) implements Rule {}

    /// The family does not settle there.
    record Forbid(RuleId id, CaseNumber household, CommunityId community, Made made) implements Rule {}

    /// So much is kept for somebody else.
    record Reserve(RuleId id, CommunityId community, Dimension dimension, int amount, Made made) implements Rule {}

    /// Who made it, when and why.
    record Made(String by, Instant at, String because) {}
}
