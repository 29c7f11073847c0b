package org.havn.platform;

/// A field came twice where one was asked for.
public final class FieldSaidTwice extends Refusal {
    FieldSaidTwice() {
        super(Kind.NOT_VALID, "field-said-twice");
    }

    @Override
    public boolean worthALine() {
        return true;
    }
}
