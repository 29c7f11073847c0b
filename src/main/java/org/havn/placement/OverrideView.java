package org.havn.placement;

import java.util.List;
import org.havn.platform.Tone;

/// What the page of a rule that is thought of shows.
///
/// @param address of this page
/// @param inquiry which it is
/// @param sentence the rule
/// @param running what is being done; empty when it is over
/// @param failed whether nothing could be found out
/// @param costs what it costs, in sentences
/// @param saveable whether it can be saved
/// @param stale whether a newer plan has come since it was asked
public record OverrideView(
        String address,
        String inquiry,
        String round,
        String roundName,
        String sentence,
        String running,
        boolean failed,
        Tone tone,
        List<String> costs,
        List<Moved> moved,
        int hidden,
        boolean saveable,
        boolean stale) {

    public record Moved(String household, String address, String from, String to) {}
}
