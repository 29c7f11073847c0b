package org.havn.platform;

/// A file that the operator's scanner knows as harmful.
public final class FileNotClean extends Refusal {
    FileNotClean() {
        super(Kind.NOT_VALID, "file-not-clean");
    }

    @Override
    public boolean worthALine() {
        return true;
    }
}
