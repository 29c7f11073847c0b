package org.havn.placement;

import org.havn.platform.Refusal;

/// A case that was chosen for a round does not wait for a place in this programme, or there is no such case for the
/// reader: both answer alike.
public final class NotWaiting extends Refusal {
    NotWaiting(String typed) {
        super(Kind.NOT_VALID, "placement-not-waiting", typed);
    }
}
