package org.havn.audit.log;

import java.nio.file.Path;

/// The last head was signed with another key than this node holds.
final class LogKeyChanged extends RuntimeException {
    LogKeyChanged(Path file) {
        super("The last head of the audit trail was signed with another key than " + file + ". Give this node the same"
                + " key (HAVN_AUDIT_KEY); if the key was lost or is to be replaced, see docs/operating.md");
    }
}
