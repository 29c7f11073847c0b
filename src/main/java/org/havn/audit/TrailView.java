package org.havn.audit;

import java.util.List;
import org.havn.platform.Choice;
import org.havn.platform.Listing;
import org.havn.platform.Tone;

/// What the auditor's page shows.
///
/// @param asked what the reader asked for, as it stands in the form
/// @param more whether there are more entries than are counted
/// @param state how far the log is, one line each
public record TrailView(
        Listing listing,
        Asked asked,
        boolean more,
        List<Choice> acts,
        List<Choice> accounts,
        List<State> state,
        List<Row> rows) {
    public TrailView {
        acts = List.copyOf(acts);
        accounts = List.copyOf(accounts);
        state = List.copyOf(state);
        rows = List.copyOf(rows);
    }

    /// The form as it was sent.
    public record Asked(String act, String account, String caseNumber, String from, String until) {
        /// Whether anything was asked.
        public boolean anything() {
            return !(act + account + caseNumber + from + until).isEmpty();
        }
    }

    /// One thing that the page says about the log: in a word, and in a sentence.
    public record State(String label, String sentence, Tone tone, String word) {}

    /// One entry.
    ///
    /// @param object its kind and the beginning of its id
    /// @param ofCase the address that shows this case's entries only; empty where it belongs to none
    /// @param detail canonical JSON of ids and codes; empty where there is nothing more
    /// @param leaf its number in the log; empty until it has one
    public record Row(
            String id,
            String moment,
            String who,
            String act,
            String object,
            String objectId,
            String caseNumber,
            String ofCase,
            String purpose,
            String detail,
            String leaf) {}
}
