package org.havn.access.exports;

import java.util.Locale;

/// Why a file with people in it leaves Havn. There is no purpose of having it at hand.
public enum ExportPurpose {
    /// A municipality has to answer, or prepares to receive.
    RECEPTION,
    /// A case is put to a State, or comes back from it, as UNHCR's form.
    SUBMISSION,
    /// A partner organisation does its part of the same cases.
    PARTNER,
    /// An auditor or a supervisory authority asked for it.
    SUPERVISION,
    /// Somebody outside checks how families were placed.
    CHECKING_A_PLAN,
    /// A complaint, or somebody's right to know.
    COMPLAINT_OR_ACCESS;

    /// As the audit trail keeps it.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
