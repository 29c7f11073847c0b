package org.havn.cases;

import org.havn.platform.Refusal;

/// There is no case of this number, or not for this reader.
public final class CaseNotFound extends Refusal {
    public CaseNotFound(String number) {
        super(Kind.NOT_FOUND, "case-not-found", number);
    }
}
