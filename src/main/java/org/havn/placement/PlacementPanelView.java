package org.havn.placement;

import java.util.List;
import org.havn.platform.Choice;
import org.havn.platform.Tone;

/// What placement's part of a case's page shows.
///
/// @param proposal address of the proposal; empty while there is none
/// @param wishes what the family ranked, best first, as codes
/// @param wishable what can be wished for; empty where the reader does not ask, or a place is decided
public record PlacementPanelView(
        String household,
        String sentence,
        Tone tone,
        String because,
        String proposal,
        List<String> wishes,
        List<Choice> wishable) {

    PlacementPanelView(String household, String sentence, Tone tone, String because, String proposal) {
        this(household, sentence, tone, because, proposal, List.of(), List.of());
    }

    PlacementPanelView wishing(List<String> ranked, List<Choice> choices) {
        return new PlacementPanelView(household, sentence, tone, because, proposal, ranked, choices);
    }

    /// The wish at this place, counted from 0; empty where there is none.
    public String wish(int rank) {
        return rank < wishes.size() ? wishes.get(rank) : "";
    }
}
