package org.havn.cases;

import java.util.List;
import org.havn.platform.Choice;
import org.havn.platform.Listing;
import org.havn.platform.Tone;

/// What the list of cases shows.
///
/// @param calledLike the name that was asked for; it comes back into the form and goes nowhere else
/// @param criteria the questions of later modules, each with its choices
public record CaseListView(
        Listing listing,
        String calledLike,
        String number,
        String stage,
        String priority,
        List<Choice> stages,
        List<Choice> priorities,
        List<Criterion> criteria,
        List<Row> rows) {

    /// Whether anything was asked.
    public boolean asked() {
        return !calledLike.isEmpty() || !listing.filters().isEmpty();
    }

    /// Whether a search by name found more than is shown.
    public boolean more() {
        return listing.total() > rows.size();
    }

    /// A question of a later module.
    public record Criterion(String parameter, String label, String value, List<Choice> choices) {}

    /// One case.
    ///
    /// @param applicant the principal applicant's name in Latin letters; `original` is how they write it
    public record Row(
            String number,
            String address,
            String applicant,
            String original,
            int size,
            String stage,
            Tone tone,
            String since,
            String priority,
            Tone priorityTone,
            List<Shown> shown) {}

    /// What a later module shows of a case.
    public record Shown(String label, String text) {}
}
