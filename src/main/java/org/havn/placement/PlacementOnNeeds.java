package org.havn.placement;

import org.havn.needs.Needs;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// A need's timeline shows that a place was decided for its household, in the transaction that decides it.
@Component
class PlacementOnNeeds {
    private final Needs needs;

    PlacementOnNeeds(Needs needs) {
        this.needs = needs;
    }

    @EventListener
    void on(PlacementAccepted accepted) {
        needs.placed(accepted.household(), true);
    }

    @EventListener
    void on(PlacementEnded ended) {
        needs.placed(ended.household(), false);
    }
}
