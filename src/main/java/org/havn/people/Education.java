package org.havn.people;

import org.jspecify.annotations.Nullable;

/// What schooling a person has had.
///
/// @param level the highest level completed
/// @param lastGrade the grade in which the person left or now sits, where it is known
public record Education(EducationLevel level, @Nullable Integer lastGrade, Literacy literacy) {

    /// Nobody has asked yet.
    public static final Education NOT_ASKED = new Education(EducationLevel.UNKNOWN, null, Literacy.NOT_ASKED);

    public Education {
        if (lastGrade != null && (lastGrade < 0 || lastGrade > 13)) {
            throw new IllegalArgumentException("A school grade is 0 to 13, but this was " + lastGrade);
        }
    }
}
