package org.havn.reference;

import org.havn.platform.Refusal;

/// The uploaded file looks like a spreadsheet and cannot be opened as one.
public final class FileNotReadable extends Refusal {
    FileNotReadable() {
        super(Kind.NOT_VALID, "spreadsheet-not-readable");
    }
}
