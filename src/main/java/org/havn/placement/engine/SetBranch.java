package org.havn.placement.engine;

import org.jspecify.annotations.Nullable;

/// A branch with what its prices prove of it.
///
/// @param master as it stood when the branch was last looked at, where it was kept
record SetBranch(SetNode node, PricedSets priced, @Nullable SetMaster master) {
    SetBranch(SetNode node, PricedSets priced) {
        this(node, priced, null);
    }
}
