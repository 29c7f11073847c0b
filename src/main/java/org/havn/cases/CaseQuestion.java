package org.havn.cases;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What somebody wants to see in the list of cases. Empty texts ask nothing.
///
/// @param number a case number or the beginning of one
/// @param criteria the answers to the criteria of later modules, by parameter
record CaseQuestion(
        String number,
        @Nullable Stage stage,
        String priority,
        Map<String, String> criteria,
        Order order,
        boolean descending,
        int page) {
    static final int PAGE_SIZE = 25;

    /// The columns by which cases can be ordered.
    enum Order {
        NUMBER,
        SIZE,
        STAGE,
        SINCE,
        PRIORITY
    }

    /// The same question, of this number.
    CaseQuestion numbered(String asked) {
        return new CaseQuestion(asked, stage, priority, criteria, order, descending, page);
    }

    /// What the list found.
    ///
    /// @param total how many cases there are, on all pages
    record Answer(Collection<CaseNumber> numbers, long total) {}
}
