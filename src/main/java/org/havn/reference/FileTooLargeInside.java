package org.havn.reference;

import org.havn.platform.Refusal;

/// A spreadsheet that is small as a file and huge once unpacked.
public final class FileTooLargeInside extends Refusal {
    FileTooLargeInside(int megabytes) {
        super(Kind.NOT_VALID, "file-too-large-inside", megabytes);
    }
}
