package org.havn.needs;

import org.havn.platform.Refusal;

/// A need cannot go straight from its station to the one asked for.
public final class NeedNotReady extends Refusal {
    NeedNotReady(NeedState from, NeedState to) {
        super(Kind.NOT_NOW, "need-not-ready", from.name(), to.name());
    }
}
