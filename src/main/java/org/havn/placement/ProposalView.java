package org.havn.placement;

import java.util.List;
import org.havn.communities.NorwayMap;
import org.havn.platform.Choice;
import org.jspecify.annotations.Nullable;

/// What the page of one proposal shows.
///
/// @param reasoning whether the reasons for the plan are still being worked out
/// @param community where the plan puts the household; empty where it found no place
/// @param toldToFamily the proposal in one sentence, in each language that families read
/// @param net the sum of the terms, as the solver used it
public record ProposalView(
        String round,
        String roundName,
        String solve,
        boolean reasoning,
        String household,
        List<String> family,
        List<Told> toldToFamily,
        String community,
        String communityCode,
        String communityAddress,
        List<Term> whyHere,
        String net,
        List<Care> care,
        List<Alternative> whyNot,
        List<String> changes,
        List<String> blocked,
        String sure,
        List<String> uncovered,
        List<HardNeed> hardNeeds,
        List<Choice> choices,
        List<Choice> everywhere,
        List<String> wishes,
        List<Choice> wishable,
        @Nullable Decided decided,
        List<WhatIfView.Asked> asked,
        NorwayMap map,
        String mapTitle) {

    /// Where else than proposed there is room for the family.
    public List<Choice> others() {
        return choices.stream().filter(it -> !it.value().equals(communityCode)).toList();
    }

    /// The community that the family ranks at this place, counted from 0; empty where it ranks none.
    public String wish(int rank) {
        return rank < wishes.size() ? wishes.get(rank) : "";
    }

    /// The proposal in one sentence for the family, in one of its languages.
    public record Told(String language, boolean fromTheRight, String sentence) {}

    public record Term(String words, String amount) {}

    /// How far care is from the proposed community.
    ///
    /// @param confidence `official`, `derived`, `assumed` or `unknown`
    public record Care(
            String capability, String offer, String minutes, String confidence, String source, boolean hard) {}

    public record Alternative(
            String community, String code, String address, String value, String cost, List<String> reasons) {}

    /// A hard need, and whether an officer let go of it.
    public record HardNeed(
            String id, String capability, @Nullable String waived) {}

    public record Decided(String community, String because, String by, String at, boolean asProposed, int version) {}
}
