package org.havn.interviews.offline;

import org.havn.platform.Refusal;

/// There is no such check-out, or not for this reader.
public final class CheckOutNotFound extends Refusal {
    CheckOutNotFound() {
        super(Kind.NOT_FOUND, "check-out-not-found");
    }
}
