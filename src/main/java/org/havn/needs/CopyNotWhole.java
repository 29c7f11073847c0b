package org.havn.needs;

import org.havn.platform.Refusal;

/// A copy that left out what somebody's task does not open would not be a copy of everything.
public final class CopyNotWhole extends Refusal {
    CopyNotWhole() {
        super(Kind.NOT_ALLOWED, "copy-not-whole");
    }
}
