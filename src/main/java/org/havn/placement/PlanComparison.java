package org.havn.placement;

import java.util.List;
import java.util.stream.Collectors;
import org.havn.cases.CaseNumber;
import org.havn.platform.Words;

/// What changed from one plan of a round to the next, and what it cost.
///
/// @param points how much more the newer plan is worth; negative where it is worth less
/// @param placed how many more families it places; negative where fewer
record PlanComparison(List<Move> moves, double points, int placed) {
    /// Less than this is not shown: the page writes one decimal.
    private static final double NOTHING = 0.05;

    /// One family that goes elsewhere. Empty codes: no place.
    record Move(CaseNumber household, String from, String to) {}

    static PlanComparison of(List<Proposal> now, Solve.Answer answer, List<Proposal> before, Solve.Answer earlier) {
        var was = before.stream().collect(Collectors.toMap(Proposal::household, PlanComparison::code));
        var moves = now.stream()
                .filter(it -> was.containsKey(it.household()) && !code(it).equals(was.get(it.household())))
                .map(it -> new Move(it.household(), was.getOrDefault(it.household(), ""), code(it)))
                .toList();
        return new PlanComparison(moves, answer.objective() - earlier.objective(), answer.placed() - earlier.placed());
    }

    /// In one sentence. Worse says so in words: "3 points less", never "−3 points more".
    String sentence(Words words) {
        var worth = Math.abs(points) < NOTHING ? "same" : points > 0 ? "more" : "less";
        var families = placed == 0 ? "same" : placed > 0 ? "more" : "fewer";
        return words.say(
                "placement.comparison.sentence",
                moves.size(),
                words.number(Math.abs(points), 1),
                worth,
                Math.abs(placed),
                families);
    }

    private static String code(Proposal proposal) {
        var community = proposal.community();
        return community == null ? "" : community.value();
    }
}
