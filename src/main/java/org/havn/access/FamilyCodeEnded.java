package org.havn.access;

import org.havn.platform.Refusal;

/// The code that a member of a family was handed is used up, or its day has passed.
final class FamilyCodeEnded extends Refusal {
    private static final long serialVersionUID = 1;

    FamilyCodeEnded() {
        super(Kind.NOT_NOW, "family-code-ended");
    }
}
