package org.havn.interviews.openrosa;

import org.havn.platform.Refusal;

/// A filled-in form came with a file that is no recording of its own, for which there is no place. Nothing of it is
/// kept, so that the device keeps all of it.
public final class AttachmentsNotTaken extends Refusal {
    AttachmentsNotTaken() {
        super(Kind.NOT_VALID, "attachments-not-taken");
    }
}
