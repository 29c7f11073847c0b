package org.havn.needs;

import java.util.List;
import org.havn.platform.Station;

/// What the panel of a case's needs shows, in the family's own order.
///
/// @param waiting how many proposals wait for the reader to decide; 0 for whoever does not decide about any
/// @param topics the headings of the table of answers
public record NeedsView(
        String number, String caseAddress, List<Card> cards, List<String> topics, List<Asked> asked, int waiting) {

    /// One need.
    ///
    /// @param requires what it asks of the place; empty where it asks nothing
    public record Card(
            String id,
            String address,
            String title,
            String voiced,
            String voicedIn,
            String translation,
            String translationIn,
            String saidBy,
            boolean hard,
            boolean asksOfPlace,
            String requires,
            String details,
            List<Station> stations,
            String holder,
            String outcome) {}

    /// What one person answered, topic by topic.
    public record Asked(String name, List<String> answers) {}
}
