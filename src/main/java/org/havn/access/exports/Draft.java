package org.havn.access.exports;

import java.util.List;
import java.util.function.Function;

/// A file that a module could make of what the reader sees, before it is known for whom.
///
/// @param file its name once opened, such as `plan.csv`; never anybody's name
/// @param subjectType what it is a file of, such as `round`
/// @param subject that one's id
/// @param cases the case numbers of everybody in it
/// @param persons how many people those are
/// @param made the file itself, with its watermark in it
public record Draft(
        String file,
        String subjectType,
        String subject,
        List<String> cases,
        int persons,
        Function<Watermark, byte[]> made) {
    public Draft {
        cases = List.copyOf(cases);
    }
}
