package org.havn.access.vault;

import java.util.UUID;
import javax.crypto.SecretKey;

/// An owner's key, ready for use.
record HeldKey(KeyName name, SecretKey key) {

    /// Which key: whose, and the how manieth of theirs.
    record KeyName(UUID owner, int version) {}

    @Override
    public String toString() {
        return "HeldKey[" + name + ", hidden]";
    }
}
