package org.havn.access.exports;

import org.havn.platform.Refusal;

/// There is no such file for this account, or it waits, or it is gone.
public final class ExportNotThere extends Refusal {
    ExportNotThere() {
        super(Kind.NOT_FOUND, "export-not-there");
    }
}
