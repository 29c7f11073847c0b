package org.havn.cases;

import org.havn.platform.Refusal;

/// Somebody else changed the case between reading and writing.
public final class CaseChangedMeanwhile extends Refusal {
    CaseChangedMeanwhile(CaseNumber number) {
        super(Kind.NOT_NOW, "case-changed-meanwhile", number.value());
    }
}
