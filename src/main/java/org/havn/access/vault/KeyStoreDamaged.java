package org.havn.access.vault;

/// The key store does not hold together: a part was changed, or comes from another day than the rest.
public final class KeyStoreDamaged extends RuntimeException {
    private static final long serialVersionUID = 1;

    KeyStoreDamaged(String what) {
        super(what + ". Restore the key store whole, from one copy: docs/operating.md, \"Keys\".");
    }
}
