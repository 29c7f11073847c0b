package org.havn.placement.engine;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// A branch of the search: the pairs that are still open, who must be placed, and limits on single
/// localities.
record SetNode(Model model, List<SetLimit> limits) {

    SetNode {
        limits = List.copyOf(limits);
    }

    static SetNode root(Model model) {
        return new SetNode(model, List.of());
    }

    SetNode with(SetLimit limit) {
        var more = new ArrayList<>(limits);
        more.add(limit);
        return new SetNode(model, more);
    }

    SetNode with(Model other) {
        return new SetNode(other, limits);
    }

    /// The same branch of a changed problem: what it closed and settled beyond its root stays so.
    SetNode of(Model changed, Model root) {
        var closed = (BitSet) model.closed.clone();
        closed.andNot(root.closed);
        closed.or(changed.closed);
        boolean[] must = changed.must.clone();
        for (int f = 0; f < must.length; f++) {
            must[f] |= model.must[f];
        }
        return with(changed.withClosed(closed).withMust(must));
    }

    SetNode closing(int pair) {
        var closed = (BitSet) model.closed.clone();
        closed.set(pair);
        return with(model.withClosed(closed));
    }
}
