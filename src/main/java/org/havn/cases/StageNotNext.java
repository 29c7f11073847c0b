package org.havn.cases;

import org.havn.platform.Refusal;

/// A case cannot go straight from its stage to the one asked for.
public final class StageNotNext extends Refusal {
    StageNotNext(CaseNumber number, Stage from, Stage to) {
        super(Kind.NOT_NOW, "stage-not-next", number.value(), from.name(), to.name());
    }
}
