package org.havn.people;

import org.havn.platform.Refusal;

/// There is no such consent or stop-order, or none for this reader.
public final class ConsentNotThere extends Refusal {
    ConsentNotThere() {
        super(Kind.NOT_FOUND, "consent-not-there");
    }
}
