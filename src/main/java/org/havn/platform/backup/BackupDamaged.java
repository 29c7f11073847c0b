package org.havn.platform.backup;

import java.io.IOException;

/// What lies in a backup is not what was put there.
public final class BackupDamaged extends IOException {
    private static final long serialVersionUID = 1;

    BackupDamaged(String what) {
        super(what);
    }
}
