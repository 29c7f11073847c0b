package org.havn.access;

import org.havn.platform.Refusal;

/// More acts of weight within a minute than a person can answer for.
public final class TooFast extends Refusal {
    TooFast(int most) {
        super(Kind.NOT_NOW, "too-fast", most);
    }

    @Override
    public boolean worthALine() {
        return true;
    }
}
