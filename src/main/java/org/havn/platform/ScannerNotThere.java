package org.havn.platform;

/// The operator's scanner does not answer, so no file is taken in.
public final class ScannerNotThere extends Refusal {
    ScannerNotThere() {
        super(Kind.NOT_AVAILABLE, "scanner-not-there");
    }

    @Override
    public boolean worthALine() {
        return true;
    }
}
