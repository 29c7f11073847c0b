package org.havn.cases.transfer;

import org.havn.platform.Refusal;

/// More families were chosen than are opened for one file.
public final class TooManyForms extends Refusal {
    TooManyForms(int most) {
        super(Kind.NOT_VALID, "too-many-forms", most);
    }
}
