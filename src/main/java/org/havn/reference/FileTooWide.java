package org.havn.reference;

import org.havn.platform.Refusal;

/// A spreadsheet with a cell far to the right of any table, or with a text that no cell can hold.
public final class FileTooWide extends Refusal {
    FileTooWide(int columns) {
        super(Kind.NOT_VALID, "spreadsheet-too-wide", columns);
    }
}
