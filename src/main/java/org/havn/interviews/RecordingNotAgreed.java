package org.havn.interviews;

import org.havn.platform.Refusal;

/// Whoever speaks has not agreed to be recorded, or agrees no more.
public final class RecordingNotAgreed extends Refusal {
    RecordingNotAgreed() {
        super(Kind.NOT_NOW, "recording-not-agreed");
    }
}
