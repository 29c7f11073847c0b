package org.havn.people;

import org.havn.platform.Refusal;

/// These two cannot be made one: they are the same, are kin, are merged already, or not there.
public final class NotMergeable extends Refusal {
    private static final long serialVersionUID = 1;

    NotMergeable() {
        super(Kind.NOT_NOW, "persons-not-mergeable");
    }
}
