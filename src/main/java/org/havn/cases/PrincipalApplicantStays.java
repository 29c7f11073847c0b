package org.havn.cases;

import org.havn.platform.Refusal;

/// A case is named after its principal applicant, who cannot be taken off it alone.
public final class PrincipalApplicantStays extends Refusal {
    PrincipalApplicantStays() {
        super(Kind.NOT_NOW, "principal-applicant-stays");
    }
}
