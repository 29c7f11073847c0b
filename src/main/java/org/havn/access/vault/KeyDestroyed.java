package org.havn.access.vault;

/// The key of this person or household was destroyed on purpose; nothing can be sealed under it any more.
public final class KeyDestroyed extends RuntimeException {
    private static final long serialVersionUID = 1;

    KeyDestroyed() {
        super("The key was destroyed when this person or household was erased");
    }
}
