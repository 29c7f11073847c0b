package org.havn.access;

import org.havn.platform.Refusal;

/// The request has ended, or the world has changed since it was asked: it has to be asked for again.
public final class SecondNotPossible extends Refusal {
    private SecondNotPossible(String type) {
        super(Kind.NOT_NOW, type);
    }

    static SecondNotPossible ended() {
        return new SecondNotPossible("second-ended");
    }

    static SecondNotPossible changed() {
        return new SecondNotPossible("second-changed");
    }
}
