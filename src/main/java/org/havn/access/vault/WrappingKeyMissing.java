package org.havn.access.vault;

/// The operator's key that opens the key store is not where it was looked for.
public final class WrappingKeyMissing extends RuntimeException {
    private static final long serialVersionUID = 1;

    WrappingKeyMissing(String name, String where) {
        super("The wrapping key " + name + " that opens the key store is not in " + where
                + ". Put it back, or restore the key store that belongs to the key that is there;"
                + " nothing sealed can be read until then, and nothing has been changed.");
    }
}
