package org.havn.cases;

import org.havn.platform.Refusal;

/// The case is set aside, so it does not move until it is taken up again.
public final class CaseSetAside extends Refusal {
    CaseSetAside(CaseNumber number, SideState why) {
        super(Kind.NOT_NOW, "case-set-aside", number.value(), why.name());
    }
}
