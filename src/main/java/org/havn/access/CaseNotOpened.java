package org.havn.access;

import org.havn.platform.Refusal;

/// There is no such case, or none that may be opened this way: the two answer alike.
public final class CaseNotOpened extends Refusal {
    CaseNotOpened() {
        super(Kind.NOT_FOUND, "case-not-opened");
    }
}
