package org.havn.communities;

import org.havn.platform.Refusal;

/// Somebody recorded a newer version of this capacity after the reader saw it.
public final class CapacityChangedMeanwhile extends Refusal {
    CapacityChangedMeanwhile(CommunityId community, Dimension dimension, int seen, int newest) {
        super(Kind.NOT_NOW, "capacity-changed-meanwhile", community.value(), dimension.name(), seen, newest);
    }
}
