package org.havn.access.exports;

import org.havn.platform.Refusal;

/// Somebody in the file has taken back their consent for this purpose, so it does not leave.
public final class ExportStopped extends Refusal {
    ExportStopped() {
        super(Kind.NOT_NOW, "export-stopped");
    }
}
