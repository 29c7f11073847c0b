package org.havn.access.exports;

import org.havn.platform.Refusal;

/// One file holds so many cases and no more; whoever needs more asks for less.
public final class ExportTooLarge extends Refusal {
    ExportTooLarge(int most, int found) {
        super(Kind.NOT_VALID, "export-too-large", most, found);
    }
}
