package org.havn.interviews;

import org.havn.platform.Refusal;

/// There is no such form on which an interview could be planned.
public final class FormNotOffered extends Refusal {
    FormNotOffered() {
        super(Kind.NOT_VALID, "form-not-offered");
    }
}
