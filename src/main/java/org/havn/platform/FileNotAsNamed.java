package org.havn.platform;

/// A file is not what the end of its name says, or of a kind that is taken nowhere.
public final class FileNotAsNamed extends Refusal {
    FileNotAsNamed() {
        super(Kind.NOT_VALID, "file-not-as-named");
    }

    @Override
    public boolean worthALine() {
        return true;
    }
}
