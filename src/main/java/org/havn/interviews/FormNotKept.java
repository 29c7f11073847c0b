package org.havn.interviews;

import org.havn.platform.Refusal;

/// A form stays out, although it can be read.
public final class FormNotKept extends Refusal {
    private FormNotKept(Kind kind, String type, Object... arguments) {
        super(kind, type, arguments);
    }

    /// The version is here, with other content.
    static FormNotKept differs(String id, String version) {
        return new FormNotKept(Kind.NOT_VALID, "form-differs", id, version);
    }

    /// A newer version is here.
    static FormNotKept older(String version, String newest) {
        return new FormNotKept(Kind.NOT_VALID, "form-older", version, newest);
    }

    /// It lacks what rules look for, and nobody said that they know.
    static FormNotKept lacks(int rules) {
        return new FormNotKept(Kind.NOT_VALID, "form-lacks", rules);
    }
}
