package org.havn.interviews.openrosa;

import org.havn.platform.Refusal;

/// A filled-in form came with recordings or pictures, for which there is no place yet. Nothing of it is kept, so that
/// the
/// device keeps all of it.
public final class AttachmentsNotTaken extends Refusal {
    AttachmentsNotTaken() {
        super(Kind.NOT_VALID, "attachments-not-taken");
    }
}
