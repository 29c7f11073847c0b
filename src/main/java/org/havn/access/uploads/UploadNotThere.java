package org.havn.access.uploads;

import org.havn.platform.Refusal;

/// There is no such file for this reader.
public final class UploadNotThere extends Refusal {
    UploadNotThere() {
        super(Kind.NOT_FOUND, "upload-not-there");
    }
}
