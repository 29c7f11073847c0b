package org.havn.placement;

import org.havn.platform.Refusal;

/// There is no such round or proposal, or none for this reader.
public final class RoundNotFound extends Refusal {
    RoundNotFound() {
        super(Kind.NOT_FOUND, "nothing-here");
    }
}
