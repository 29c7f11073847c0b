package org.havn.communities;

import org.havn.reference.Provenance;

/// How much of a dimension a community has for the people in Havn's programmes, on the day that was asked for.
public record Capacity(CommunityId community, Dimension dimension, int amount, Provenance provenance) {
    public Capacity {
        if (amount < 0) {
            throw new IllegalArgumentException("A capacity cannot be " + amount);
        }
    }
}
