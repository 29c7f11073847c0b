package org.havn.placement;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.havn.cases.CaseNumber;
import org.havn.communities.CommunityId;
import org.havn.placement.engine.PlacementProblem;
import org.havn.placement.engine.PlacementResult;
import org.havn.placement.engine.SolveStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What a rule would cost, found out before anybody saves it: the round is solved with it and without.
@Component
class OverrideInquirer implements Inquirer<OverrideInquirer.Asked, OverrideCost> {

    /// @param plan the newest plan when it was asked: the cost is of the round as it was then
    record Asked(UUID plan, RuleDraft draft) {}

    private final RoundRows rounds;
    private final RoundProblems problems;
    private final Studies studies;

    OverrideInquirer(RoundRows rounds, RoundProblems problems, Studies studies) {
        this.rounds = rounds;
        this.problems = problems;
        this.studies = studies;
    }

    @Override
    public String kind() {
        return "override";
    }

    @Override
    public Class<Asked> asks() {
        return Asked.class;
    }

    @Override
    public Class<OverrideCost> finds() {
        return OverrideCost.class;
    }

    @Override
    public Optional<OverrideCost> find(Inquiry inquiry, Asked asked) throws IOException, InterruptedException {
        var round = Optional.ofNullable(inquiry.round()).flatMap(rounds::find).orElseThrow(RoundNotFound::new);
        var made = new Rule.Made(inquiry.askedBy(), Instant.EPOCH);
        var draft = asked.draft();
        var without = problems.of(round);
        if (draft.kind() == RuleDraft.Kind.PIN
                && draft.rule(RuleId.next(), made) instanceof Rule.Pin pin
                && without.fit(pin.household(), pin.community())
                        .filter(Fit::admissible)
                        .isEmpty()) {
            return Optional.of(OverrideCost.without(OverrideCost.Outcome.BLOCKED));
        }
        var with = problems.of(round, draft.otherwise(made));
        return studies.solve(round, List.of(without.problem(), with.problem()))
                .flatMap(results -> compare(without, results.getFirst(), with, results.getLast(), draft));
    }

    private static Optional<OverrideCost> compare(
            RoundProblem without, PlacementResult before, RoundProblem with, PlacementResult after, RuleDraft draft) {
        var planBefore = before.plan();
        if (planBefore == null) {
            return Optional.empty();
        }
        var planAfter = after.plan();
        if (planAfter == null) {
            return after.status() == SolveStatus.INFEASIBLE
                    ? Optional.of(OverrideCost.without(OverrideCost.Outcome.IMPOSSIBLE))
                    : Optional.empty();
        }
        var places = without.places(planBefore);
        var placesThen = with.places(planAfter);
        var moved = moved(places, placesThen);
        var apart = keptApart(with.problem(), draft);
        var named = moved.stream().filter(it -> !apart.contains(it.household())).toList();
        var cost = before.objective() - after.objective();
        return Optional.of(new OverrideCost(
                OverrideCost.Outcome.FOUND,
                cost,
                Math.min(cost, before.objective() - after.bound()),
                before.status() == SolveStatus.OPTIMAL && after.status() == SolveStatus.OPTIMAL,
                before.placed() - after.placed(),
                with.uncovered(placesThen) - without.uncovered(places),
                named,
                moved.size() - named.size()));
    }

    private static List<WhatIf.Moved> moved(
            Map<CaseNumber, CommunityId> places, Map<CaseNumber, CommunityId> placesThen) {
        var all = new TreeSet<String>();
        places.keySet().forEach(it -> all.add(it.value()));
        placesThen.keySet().forEach(it -> all.add(it.value()));
        var moved = new ArrayList<WhatIf.Moved>();
        for (var number : all) {
            var from = code(places.get(new CaseNumber(number)));
            var to = code(placesThen.get(new CaseNumber(number)));
            if (!java.util.Objects.equals(from, to)) {
                moved.add(new WhatIf.Moved(number, from, to));
            }
        }
        return moved;
    }

    private static @Nullable String code(@Nullable CommunityId community) {
        return community == null ? null : community.value();
    }

    /// Families that keep apart from the one that the rule is about: they are never named beside it.
    private static Set<String> keptApart(PlacementProblem problem, RuleDraft draft) {
        var about = draft.household() == null ? "" : draft.household();
        var apart = new HashSet<String>();
        for (var pair : problem.aparts()) {
            if (pair.family().equals(about)) {
                apart.add(pair.other());
            } else if (pair.other().equals(about)) {
                apart.add(pair.family());
            }
        }
        if (draft.kind() == RuleDraft.Kind.APART && draft.other() != null) {
            apart.remove(draft.other()); // whoever asks named both
        }
        return apart;
    }
}
