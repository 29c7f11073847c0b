package org.havn.audit.log;

/// What should be a signed tree head is none.
public final class HeadNotReadable extends IllegalArgumentException {
    HeadNotReadable(String what) {
        super("This is no signed tree head: " + what);
    }
}
