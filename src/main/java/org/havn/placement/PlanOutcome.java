package org.havn.placement;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.havn.platform.Tone;
import org.havn.platform.Words;

/// How a plan came out, in words: who has a place, what stays uncovered, what rests on an offer that nobody has
/// checked,
/// and how good the plan is proven to be.
final class PlanOutcome {
    private PlanOutcome() {}

    static String sentence(Solve.Answer answer, List<Proposal> proposals, Words words) {
        var uncovered = proposals.stream().mapToInt(it -> it.uncovered().size()).sum();
        var quality = answer.provenBest() ? "proven" : "not-proven";
        var unchecked = proposals.stream()
                .mapToInt(it -> it.reasons().uncheckedHardNeeds())
                .sum();
        var sentence = answer.everybodyPlaced()
                ? words.say("placement.sentence.all." + quality, answer.placed(), uncovered)
                : words.say(
                        "placement.sentence.some." + quality,
                        answer.placed(),
                        answer.households(),
                        answer.households() - answer.placed(),
                        uncovered);
        return unchecked == 0 ? sentence : sentence + " " + words.say("placement.sentence.unchecked", unchecked);
    }

    static Tone tone(Solve.Answer answer, List<Proposal> proposals) {
        if (!answer.everybodyPlaced()) {
            return Tone.DANGER;
        }
        return proposals.stream()
                                .allMatch(it ->
                                        it.uncovered().isEmpty() && it.reasons().uncheckedHardNeeds() == 0)
                        && answer.provenBest()
                ? Tone.SUCCESS
                : Tone.WARNING;
    }

    static String proof(Solve.Answer answer, Words words) {
        if (Double.isNaN(answer.bound())) {
            return words.say("placement.proof.none", words.number(answer.objective(), 1));
        }
        return words.say(
                answer.provenBest() ? "placement.proof.optimal" : "placement.proof.gap",
                words.number(answer.objective(), 1),
                words.number(answer.bound(), 1),
                words.percent(answer.gap(), 2),
                words.number(answer.seconds(), 1));
    }

    static String needs(Proposal proposal, Words words) {
        var uncovered = proposal.uncovered().size();
        var unchecked = proposal.reasons().uncheckedHardNeeds();
        if (uncovered == 0 && unchecked == 0) {
            return words.say("placement.needs.covered");
        }
        return Stream.of(
                        uncovered == 0 ? "" : words.say("placement.needs.uncovered", uncovered),
                        unchecked == 0 ? "" : words.say("placement.needs.unchecked", unchecked))
                .filter(it -> !it.isEmpty())
                .collect(Collectors.joining(", "));
    }
}
