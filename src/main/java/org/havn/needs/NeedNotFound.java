package org.havn.needs;

import org.havn.platform.Refusal;

/// There is no such need, or not for this reader.
public final class NeedNotFound extends Refusal {
    NeedNotFound(NeedId id) {
        super(Kind.NOT_FOUND, "need-not-found", id.value().toString());
    }
}
