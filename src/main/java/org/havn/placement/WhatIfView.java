package org.havn.placement;

import java.util.List;

/// What the page of one question about a plan shows.
///
/// @param doing what is being done; empty when the answer is there
/// @param percent how much of the time is over; -1 where that is not known
/// @param moved the other households whose place changes
public record WhatIfView(
        String id,
        String proposal,
        String round,
        String roundName,
        String household,
        String community,
        String here,
        String doing,
        int percent,
        String sentence,
        String harm,
        List<String> because,
        String movedSentence,
        List<Moved> moved) {

    public boolean running() {
        return !doing.isEmpty();
    }

    /// The address of the question.
    public String address() {
        return proposal + "/why-not/" + id;
    }

    /// Another household's place in the two plans.
    public record Moved(String household, String address, String from, String to) {}

    /// A question that was asked before, for a list of them.
    public record Asked(String community, String address, String sentence) {}
}
