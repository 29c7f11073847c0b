package org.havn.audit.verify;

import org.havn.audit.log.SignedHead;

/// A head, and where it was found.
record ClaimedHead(String source, SignedHead head) {}
