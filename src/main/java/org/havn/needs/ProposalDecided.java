package org.havn.needs;

import org.havn.platform.Refusal;

/// Somebody was faster, and has confirmed the proposal or set it aside.
public final class ProposalDecided extends Refusal {
    ProposalDecided() {
        super(Kind.NOT_NOW, "proposal-decided");
    }
}
