package org.havn.needs;

import org.havn.platform.Refusal;

/// A need is told in somebody's own words, and this proposal has none yet.
public final class ProposalWithoutWords extends Refusal {
    ProposalWithoutWords() {
        super(Kind.NOT_VALID, "proposal-without-words");
    }
}
