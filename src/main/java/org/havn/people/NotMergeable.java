package org.havn.people;

import org.havn.platform.Refusal;

/// These two cannot be made one: one of them is not there for the reader, is merged already, or they are kin.
public final class NotMergeable extends Refusal {
    private static final long serialVersionUID = 1;

    NotMergeable() {
        super(Kind.NOT_NOW, "persons-not-mergeable");
    }
}
