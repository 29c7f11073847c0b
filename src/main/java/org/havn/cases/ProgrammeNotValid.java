package org.havn.cases;

import org.havn.platform.Refusal;

/// What was typed about a new programme cannot be right.
public final class ProgrammeNotValid extends Refusal {
    ProgrammeNotValid(int largest) {
        super(Kind.NOT_VALID, "programme-not-valid", largest);
    }
}
