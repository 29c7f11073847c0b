package org.havn.needs;

import org.havn.platform.Refusal;

/// There is no such proposal, or none for this reader.
public final class ProposalNotFound extends Refusal {
    ProposalNotFound(NeedId id) {
        super(Kind.NOT_FOUND, "proposal-not-found", id.value().toString());
    }
}
