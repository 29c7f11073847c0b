package org.havn.publishing;

import org.havn.platform.Refusal;

/// There is no such release, or it is no draft any more.
final class NoSuchRelease extends Refusal {
    private static final long serialVersionUID = 1;

    NoSuchRelease() {
        super(Kind.NOT_FOUND, "no-such-release");
    }
}
