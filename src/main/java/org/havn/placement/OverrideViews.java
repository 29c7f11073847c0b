package org.havn.placement;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import org.havn.cases.CaseNumber;
import org.havn.platform.Tone;
import org.havn.platform.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Puts together what is told of a rule before it is saved. Of families that move, those are named whom the
/// reader sees.
@Component
class OverrideViews {
    private final Rounds rounds;
    private final SolveRows solves;
    private final Inquiries inquiries;
    private final OverrideInquirer inquirer;
    private final RoundProblems problems;
    private final RuleWords rules;
    private final OverrideWords costs;
    private final ReasonWords reasons;
    private final JsonMapper json;

    OverrideViews(
            Rounds rounds,
            SolveRows solves,
            Inquiries inquiries,
            OverrideInquirer inquirer,
            RoundProblems problems,
            RuleWords rules,
            OverrideWords costs,
            ReasonWords reasons,
            JsonMapper json) {
        this.rounds = rounds;
        this.solves = solves;
        this.inquiries = inquiries;
        this.inquirer = inquirer;
        this.problems = problems;
        this.rules = rules;
        this.costs = costs;
        this.reasons = reasons;
        this.json = json;
    }

    OverrideView of(Round round, Inquiry inquiry, Words words) {
        var asked = inquiries.question(inquiry, inquirer);
        var found = inquiries.answer(inquiry, inquirer);
        var newest = rounds.newestPlan(round.id()).map(it -> it.id().value());
        var stale = !newest.equals(java.util.Optional.of(asked.plan()));
        var seen = new HashSet<String>();
        newest.ifPresent(plan -> solves.proposalsOf(new SolveId(plan))
                .forEach(it -> seen.add(it.household().value())));
        var moved = found.map(OverrideCost::moved).orElse(List.of());
        var named = moved.stream().filter(it -> seen.contains(it.household())).toList();
        return new OverrideView(
                "/work/rounds/" + round.id().value() + "/overrides/" + inquiry.id(),
                inquiry.id().toString(),
                round.id().value().toString(),
                round.nameIn(words),
                sentence(round, asked.draft(), words),
                inquiry.state().open() ? words.say("placement.override.running") : "",
                inquiry.state() == Inquiry.State.FAILED,
                found.map(OverrideViews::tone).orElse(Tone.NEUTRAL),
                found.map(it -> costs.sentences(it, words)).orElse(List.of()),
                named.stream().map(it -> moved(round, it, words)).toList(),
                moved.size() - named.size() + found.map(OverrideCost::hidden).orElse(0),
                found.filter(it -> it.outcome() == OverrideCost.Outcome.FOUND).isPresent() && !stale,
                stale);
    }

    private String sentence(Round round, RuleDraft draft, Words words) {
        var need = draft.need();
        if (need.isEmpty()) {
            return rules.sentence(draft.rule(RuleId.next(), new Rule.Made("", Instant.EPOCH)), words);
        }
        var capability = problems.household(round, new CaseNumber(draft.about())).needs().stream()
                .filter(it -> it.id().equals(need.get()))
                .map(it -> it.requirement().capability().value())
                .findFirst()
                .orElse("");
        return words.say("placement.rule.waive", draft.about(), reasons.capability(capability, words));
    }

    /// The cost as it stays with the rule: without the other families, whose places change again.
    String kept(OverrideCost cost) {
        return json.writeValueAsString(new OverrideCost(
                cost.outcome(),
                cost.cost(),
                cost.atLeast(),
                cost.proven(),
                cost.placedLess(),
                cost.uncoveredMore(),
                List.of(),
                cost.moved().size() + cost.hidden()));
    }

    private static Tone tone(OverrideCost cost) {
        if (cost.outcome() != OverrideCost.Outcome.FOUND || cost.placedLess() > 0) {
            return Tone.DANGER;
        }
        return cost.uncoveredMore() > 0 || cost.cost() > 0.05 ? Tone.WARNING : Tone.SUCCESS;
    }

    private OverrideView.Moved moved(Round round, WhatIf.Moved moved, Words words) {
        return new OverrideView.Moved(
                moved.household(),
                "/work/rounds/" + round.id().value() + "/proposals/" + moved.household(),
                place(moved.from(), words),
                place(moved.to(), words));
    }

    private String place(@Nullable String code, Words words) {
        return code == null ? words.say("placement.no-place") : reasons.community(code);
    }
}
