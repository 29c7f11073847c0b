package org.havn.placement.engine;

import static org.havn.placement.engine.PlacementProblem.NONE;

/// What follows when a family is settled in one place: its linked families must be near, those it is kept
/// apart from must not.
final class Settled {
    private Settled() {}

    /// The node in which the family goes there, and nothing is open to its linked families but what is
    /// near.
    static Model with(Model node, int family, int pair) {
        var forced = node.withForced(family, pair);
        keepApart(forced, family, pair);
        var links = node.links;
        if (links == null || !links.linked(family)) {
            return forced;
        }
        for (int i = 0; i < links.links(); i++) {
            int[] both = links.familiesOf(i);
            int other = both[0] == family ? both[1] : both[1] == family ? both[0] : NONE;
            if (other != NONE) {
                forced.must[other] = true;
                for (int k = forced.start(other); k < forced.end(other); k++) {
                    if (forced.open(k) && !(both[0] == family ? links.holds(i, pair, k) : links.holds(i, k, pair))) {
                        forced.closed.set(k);
                    }
                }
            }
        }
        return forced;
    }

    private static void keepApart(Model node, int family, int pair) {
        var aparts = node.aparts;
        if (aparts == null) {
            return;
        }
        for (int other : aparts.others(family)) {
            for (int k = node.start(other); k < node.end(other); k++) {
                if (node.open(k) && aparts.clash(family, pair, other, k)) {
                    node.closed.set(k);
                }
            }
        }
    }
}
