package org.havn.people;

import org.havn.platform.Refusal;

/// A consent cannot be as it was written down: a child has a guardian who agrees, and a day that has not passed.
public final class ConsentNotValid extends Refusal {
    public ConsentNotValid() {
        super(Kind.NOT_VALID, "consent-not-valid");
    }
}
