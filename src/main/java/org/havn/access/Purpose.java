package org.havn.access;

import java.util.Locale;

/// Why somebody opens a family's file that is not in their care.
public enum Purpose {
    /// The family asked, or somebody asked for it.
    ASKED_BY_THE_FAMILY,
    /// Standing in for a colleague.
    STANDING_IN,
    /// Looking after the quality of the work.
    QUALITY,
    /// A complaint, or a family's right to know what is kept about it.
    COMPLAINT_OR_ACCESS;

    /// As the audit trail keeps it.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
