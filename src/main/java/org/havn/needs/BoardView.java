package org.havn.needs;

import java.util.List;
import org.havn.platform.Choice;
import org.havn.platform.Listing;
import org.havn.platform.Tone;

/// What the board of needs shows.
///
/// @param tabs what can be shown, with how many
/// @param owners who holds needs, for the filter
/// @param proposals where proposals wait; empty for whoever does not decide about any
public record BoardView(
        List<Tab> tabs,
        String show,
        String owner,
        List<Choice> owners,
        List<Row> rows,
        List<Waiting> proposals,
        Listing listing,
        long silentAfter) {

    /// One thing that the board can show.
    public record Tab(String address, String label, int needs, boolean now) {}

    /// A need.
    ///
    /// @param whose the person's name in Latin letters
    /// @param original the same as they write it; empty where that is the same
    /// @param wordsAddress where its words are opened, one need at a time
    public record Row(
            String address,
            String wordsAddress,
            String id,
            String number,
            String caseAddress,
            String what,
            String whose,
            String original,
            String severity,
            String state,
            String owner,
            String due,
            boolean late,
            String touched,
            boolean silent,
            Tone tone) {}

    /// A family with proposals that wait.
    public record Waiting(String address, String number, int proposals) {}
}
