package org.havn.placement;

import org.havn.communities.Dimension;
import org.havn.platform.Refusal;

/// The community has less left of a dimension than the household needs.
public final class CommunityFull extends Refusal {
    CommunityFull(Dimension dimension, int free, int wanted) {
        super(Kind.NOT_NOW, "community-full", dimension.key(), free, wanted);
    }
}
