package org.havn.placement;

import java.util.List;
import org.havn.communities.NorwayMap;
import org.havn.platform.Choice;
import org.havn.platform.Tone;
import org.jspecify.annotations.Nullable;

/// What the page of a round shows.
///
/// @param sentence the outcome in one sentence; empty before the first plan
/// @param running the solve under way, or null
/// @param reasoning whether the plan is there and its reasons are still being worked out
/// @param advice what one more place would add; null where the solver had no time to ask
/// @param proof how good the plan is proven to be; empty before the first plan
public record RoundView(
        String id,
        String name,
        String programme,
        String placedOn,
        String policy,
        int households,
        @Nullable Running running,
        String sentence,
        Tone tone,
        String proof,
        String ended,
        @Nullable String planOf,
        boolean reasoning,
        List<Unmet> unmet,
        List<Row> rows,
        @Nullable List<String> advice,
        List<RuleRow> rules,
        @Nullable Comparison comparison,
        List<SolveRow> solves,
        List<Choice> everywhere,
        List<Choice> dimensions,
        @Nullable NorwayMap map,
        String mapTitle) {

    /// Progress of a solve.
    ///
    /// @param percent how far, by the gap, or -1 where nobody knows
    /// @param again why it began anew; empty where it did not
    public record Running(
            String solve,
            String doing,
            int percent,
            String incumbent,
            String bound,
            String gap,
            String placed,
            String again) {}

    /// A need that the plan leaves uncovered, or a family without a place.
    public record Unmet(String household, String address, String sentence, String note, Tone tone) {}

    /// One household of the plan.
    ///
    /// @param state what a person has decided
    public record Row(
            String household,
            String address,
            int size,
            String priority,
            String community,
            String communityAddress,
            String value,
            String needs,
            String state,
            Tone tone) {}

    /// A rule in force.
    ///
    /// @param cost what it was said to cost before it was saved; empty where nobody asked
    /// @param because null where it is sealed and was not opened
    public record RuleRow(
            String id,
            String sentence,
            String cost,
            @Nullable String because,
            String by) {}

    /// What the newest plan changed against the one before it.
    public record Comparison(String sentence, List<String> moves) {}

    public record SolveRow(int number, String at, String outcome) {}
}
