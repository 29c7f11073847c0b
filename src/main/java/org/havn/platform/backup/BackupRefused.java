package org.havn.platform.backup;

/// A backup, a restore or a rehearsal cannot be begun as it was asked for; nothing was changed.
public final class BackupRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    BackupRefused(String why) {
        super(why);
    }
}
