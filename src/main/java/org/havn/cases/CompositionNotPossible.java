package org.havn.cases;

import org.havn.platform.Refusal;

/// The case has changed since, or who is named is not on it.
public final class CompositionNotPossible extends Refusal {
    private static final long serialVersionUID = 1;

    CompositionNotPossible() {
        super(Kind.NOT_NOW, "composition-not-possible");
    }
}
