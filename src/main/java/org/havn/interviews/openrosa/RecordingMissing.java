package org.havn.interviews.openrosa;

import org.havn.platform.Refusal;

/// A filled-in form names a recording that neither came along nor had come before. Nothing of it is kept, so that the
/// device keeps all of it.
public final class RecordingMissing extends Refusal {
    RecordingMissing() {
        super(Kind.NOT_VALID, "recording-missing");
    }
}
