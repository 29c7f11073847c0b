package org.havn.interviews;

import org.havn.platform.Refusal;

/// No form of this account's waits for a yes under this address; it may be over, or another one took its place.
public final class FormNotWaiting extends Refusal {
    FormNotWaiting() {
        super(Kind.NOT_FOUND, "form-not-waiting");
    }
}
