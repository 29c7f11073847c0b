package org.havn.placement;

import java.util.List;
import java.util.stream.Collectors;
import org.havn.cases.CaseNumber;
import org.havn.platform.Words;

/// What changed from one plan of a round to the next, and what it cost.
///
/// @param points how much more the newer plan is worth for the families of both; negative where it is worth less
/// @param placed how many more of them it places; negative where fewer
/// @param gone how many families of the older plan are not in the newer one, settled or set aside since
record PlanComparison(List<Move> moves, double points, int placed, int gone) {
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
        var gone = without(before, now);
        var came = without(now, before);
        return new PlanComparison(
                moves,
                answer.objective() - worth(came) - (earlier.objective() - worth(gone)),
                answer.placed() - placed(came) - (earlier.placed() - placed(gone)),
                gone.size());
    }

    private static List<Proposal> without(List<Proposal> these, List<Proposal> those) {
        var there = those.stream().map(Proposal::household).collect(Collectors.toSet());
        return these.stream().filter(it -> !there.contains(it.household())).toList();
    }

    private static double worth(List<Proposal> proposals) {
        return proposals.stream().mapToDouble(it -> it.reasons().value()).sum();
    }

    private static int placed(List<Proposal> proposals) {
        return (int) proposals.stream().filter(it -> it.community() != null).count();
    }

    /// In one sentence. Worse says so in words: "3 points less", never "−3 points more".
    String sentence(Words words) {
        var worth = Math.abs(points) < NOTHING ? "same" : points > 0 ? "more" : "less";
        var families = placed == 0 ? "same" : placed > 0 ? "more" : "fewer";
        var sentence = words.say(
                "placement.comparison.sentence",
                moves.size(),
                words.number(Math.abs(points), 1),
                worth,
                Math.abs(placed),
                families);
        return gone == 0 ? sentence : sentence + " " + words.say("placement.comparison.gone", gone);
    }

    private static String code(Proposal proposal) {
        var community = proposal.community();
        return community == null ? "" : community.value();
    }
}
