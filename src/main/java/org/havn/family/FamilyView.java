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

    /// That somebody opened the file.
    public record Opened(String when, String kind, String why) {}
}
