package org.havn.family;

import java.util.List;
import org.havn.platform.Station;

/// What a family's own page shows.
///
/// @param closed whether nothing may be shown now
/// @param waits whether something holds the case up
public record FamilyView(
        String caseNumber,
        boolean closed,
        boolean waits,
        String stage,
        String next,
        String since,
        List<Station> way,
        List<NeedCard> needs,
        List<Agreed> consents,
        List<Opened> opened) {

    /// One need.
    ///
    /// @param words as they were told; empty where only the one who told them may read them
    public record NeedCard(String what, String whose, String words, String language, String state, String tone) {
        @Override
        public String toString() {
            return "NeedCard[hidden]";
        }
    }

    /// What was agreed to.
    ///
    /// @param address where it is taken back; empty where that was done
    /// @param stops what those answered who have to stop
    public record Agreed(
            String address,
            String purpose,
            String whose,
            String sentence,
            String recipient,
            String fields,
            String until,
            String assent,
            String state,
            String tone,
            List<String> stops) {}

    /// That somebody opened the file.
    public record Opened(String when, String kind, String why) {}
}
