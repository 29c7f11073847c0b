package org.havn.audit;

import org.havn.platform.Refusal;

/// The event could not be written, so what it tells of does not happen.
public final class AuditNotAvailable extends Refusal {
    AuditNotAvailable(Throwable cause) {
        super(Kind.NOT_AVAILABLE, "audit-not-available");
        initCause(cause);
    }
}
