package org.havn.placement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.havn.access.Accounts;
import org.havn.cases.CaseNumber;
import org.havn.cases.Cases;
import org.havn.cases.Programmes;
import org.havn.cases.ResettlementCase;
import org.havn.communities.CommunityId;
import org.havn.platform.Tone;
import org.havn.platform.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Puts together what the page of a round shows.
@Component
class RoundViews {
    private final RoundRows rows;
    private final SolveRows solves;
    private final PlacementRows placements;
    private final Cases cases;
    private final Programmes programmes;
    private final Accounts accounts;
    private final ReasonWords reasons;
    private final PlanMaps maps;
    private final RuleWords ruleWords;
    private final DecisionReasons decisions;
    private final OverrideWords overrides;

    RoundViews(
            RoundRows rows,
            SolveRows solves,
            PlacementRows placements,
            Cases cases,
            Programmes programmes,
            Accounts accounts,
            ReasonWords reasons,
            PlanMaps maps,
            RuleWords ruleWords,
            DecisionReasons decisions,
            OverrideWords overrides) {
        this.rows = rows;
        this.solves = solves;
        this.placements = placements;
        this.cases = cases;
        this.programmes = programmes;
        this.accounts = accounts;
        this.reasons = reasons;
        this.maps = maps;
        this.ruleWords = ruleWords;
        this.decisions = decisions;
        this.overrides = overrides;
    }

    /// @param why the rule whose reason is opened, where one was asked for
    RoundView of(Round round, @Nullable UUID why, Words words) {
        var history = solves.of(round.id());
        var plans = history.stream().filter(Solve::hasPlan).toList();
        var running = history.stream().filter(it -> it.state().open()).findFirst();
        var newest = plans.isEmpty() ? null : plans.getFirst();
        var proposals = newest == null ? List.<Proposal>of() : solves.proposalsOf(newest.id());
        var before = plans.size() < 2
                ? List.<Proposal>of()
                : solves.proposalsOf(plans.get(1).id());
        var answer = newest == null ? null : newest.answer();
        return new RoundView(
                round.id().value().toString(),
                round.nameIn(words),
                programmes.find(round.programme()).map(it -> it.name()).orElse(""),
                words.date(round.placedOn()),
                round.policy(),
                round.households(),
                running.map(it -> running(it, words)).orElse(null),
                answer == null ? "" : PlanOutcome.sentence(answer, proposals, words),
                answer == null ? Tone.NEUTRAL : PlanOutcome.tone(answer, proposals),
                answer == null ? "" : PlanOutcome.proof(answer, words),
                ended(history, words),
                newest == null ? null : newest.id().value().toString(),
                newest != null && newest.reasoning(),
                unmet(round, proposals, words),
                rows(
                        round,
                        proposals,
                        newest == null || plans.size() < 2 ? List.of() : solves.leftOut(round.id(), newest.id()),
                        words),
                newest == null ? List.of() : advice(newest, words),
                rules(round, why, words),
                plans.size() < 2
                        ? null
                        : comparison(
                                PlanComparison.of(
                                        proposals,
                                        Objects.requireNonNull(answer),
                                        before,
                                        Objects.requireNonNull(plans.get(1).answer())),
                                words),
                history.stream().map(it -> solveRow(it, words)).toList(),
                reasons.everywhere(),
                reasons.dimensions(words),
                newest == null
                        ? null
                        : maps.of(
                                proposals,
                                byNumber(proposals.stream()
                                        .map(Proposal::household)
                                        .toList()),
                                words),
                newest == null ? "" : maps.title(proposals, words));
    }

    /// How the newest plan of a round came out, in one sentence; empty before the first one.
    String outcome(Round round, Words words) {
        return solves.of(round.id()).stream()
                .filter(Solve::hasPlan)
                .findFirst()
                .map(it ->
                        PlanOutcome.sentence(Objects.requireNonNull(it.answer()), solves.proposalsOf(it.id()), words))
                .orElse("");
    }

    RoundView.Running running(Solve solve, Words words) {
        var progress = solve.progress();
        var gap = progress.gap();
        return new RoundView.Running(
                solve.id().value().toString(),
                progress.stage() == null
                        ? words.say("placement.running.waiting")
                        : words.say("placement.running.stage." + progress.stage()),
                gap == null ? -1 : (int) Math.round(100 * (1 - Math.clamp(gap, 0, 1))),
                number(progress.incumbent(), words),
                number(progress.bound(), words),
                gap == null ? "" : words.percent(gap, 2),
                progress.placed() == null ? "" : words.number(progress.placed()),
                solve.begunAgain() ? words.say("placement.running.again") : "");
    }

    private static String number(@Nullable Double value, Words words) {
        return value == null ? "" : words.number(value, 1);
    }

    /// What to say where the newest solve did not come to its end.
    private static String ended(List<Solve> history, Words words) {
        if (history.isEmpty()) {
            return "";
        }
        var newest = history.getFirst();
        var answer = newest.answer();
        if (answer == null || answer.endedBecause().isEmpty()) {
            return "";
        }
        var kept = newest.hasPlan() ? "kept" : "nothing";
        return words.say("placement.ended." + answer.endedBecause() + "." + kept);
    }

    /// Families without a place first, then needs that stay uncovered.
    private List<RoundView.Unmet> unmet(Round round, List<Proposal> proposals, Words words) {
        var unmet = new ArrayList<RoundView.Unmet>();
        for (var proposal : proposals) {
            if (proposal.community() == null) {
                var blocked = proposal.reasons().blocked();
                unmet.add(new RoundView.Unmet(
                        proposal.household().value(),
                        address(round.id(), proposal.household()),
                        words.say("placement.unmet.unplaced"),
                        blocked.isEmpty() ? "" : reasons.blocked(blocked.getFirst(), words),
                        Tone.DANGER));
            }
        }
        for (var proposal : proposals) {
            for (var need : proposal.uncovered()) {
                unmet.add(new RoundView.Unmet(
                        proposal.household().value(),
                        address(round.id(), proposal.household()),
                        words.say(
                                need.waived() ? "placement.unmet.waived" : "placement.unmet.soft",
                                reasons.capability(need.capability(), words)),
                        words.say("placement.unmet.in", reasons.community(code(proposal))),
                        need.waived() ? Tone.DANGER : Tone.WARNING));
            }
        }
        for (var proposal : proposals) {
            var unchecked = proposal.reasons().uncheckedHardNeeds();
            if (unchecked > 0) {
                unmet.add(new RoundView.Unmet(
                        proposal.household().value(),
                        address(round.id(), proposal.household()),
                        words.say("placement.unmet.unchecked", unchecked),
                        words.say("placement.unmet.in", reasons.community(code(proposal))),
                        Tone.WARNING));
            }
        }
        return unmet;
    }

    /// Families without a place first; then those of the plan, and those of earlier plans that are settled.
    private List<RoundView.Row> rows(Round round, List<Proposal> proposals, List<Proposal> earlier, Words words) {
        var all = Stream.concat(proposals.stream(), earlier.stream()).toList();
        var numbers = all.stream().map(Proposal::household).toList();
        var decided = placements.current(numbers);
        var byNumber = byNumber(numbers);
        return Stream.concat(proposals.stream(), earlier.stream().filter(it -> decided.containsKey(it.household())))
                .sorted(Comparator.comparing((Proposal it) -> it.community() != null)
                        .thenComparing(Proposal::household))
                .map(it -> row(round, it, byNumber.get(it.household()), decided.get(it.household()), words))
                .toList();
    }

    private RoundView.Row row(
            Round round,
            Proposal proposal,
            @Nullable ResettlementCase household,
            @Nullable Placement decided,
            Words words) {
        var community = decided == null ? proposal.community() : decided.community();
        return new RoundView.Row(
                proposal.household().value(),
                address(round.id(), proposal.household()),
                household == null ? 0 : household.householdSize(),
                household == null ? "" : words.say("placement.priority." + household.submissionPriority()),
                community == null ? words.say("placement.no-place") : reasons.community(community.value()),
                community == null ? "" : "/work/communities/" + community.value(),
                words.number(proposal.reasons().value(), 1),
                PlanOutcome.needs(proposal, words),
                state(proposal, decided, words),
                decided != null ? Tone.SUCCESS : community == null ? Tone.DANGER : Tone.ACCENT);
    }

    private static String state(Proposal proposal, @Nullable Placement decided, Words words) {
        if (decided != null) {
            return words.say(decided.asProposed() ? "placement.state.accepted" : "placement.state.chosen-other");
        }
        return words.say(proposal.community() == null ? "placement.state.unplaced" : "placement.state.proposed");
    }

    /// Reasons about families stay closed until somebody asks for one: a round has many, and each is one
    /// family's.
    private List<RoundView.RuleRow> rules(Round round, @Nullable UUID why, Words words) {
        var rules = rows.rulesOf(round.id());
        var costs = overrides.costs(round, words);
        var said = decisions.ofRules(round.id(), why);
        var names = names(rules.stream().map(it -> it.made().by()).toList());
        return rules.stream()
                .map(rule -> new RoundView.RuleRow(
                        rule.id().value().toString(),
                        ruleWords.sentence(rule, words),
                        costs.getOrDefault(rule.id().value(), ""),
                        said.get(rule.id().value()),
                        names.getOrDefault(rule.made().by(), "")))
                .toList();
    }

    private RoundView.Comparison comparison(PlanComparison it, Words words) {
        return new RoundView.Comparison(
                it.sentence(words),
                it.moves().stream()
                        .map(move -> words.say(
                                "placement.comparison.move",
                                move.household().value(),
                                place(move.from(), words),
                                place(move.to(), words)))
                        .toList());
    }

    /// What one more would add; null where there was no time to ask, which is not the same as nothing.
    private @Nullable List<String> advice(Solve plan, Words words) {
        return solves.oneMoreOf(plan.id())
                .flatMap(OneMoreRow::worthTelling)
                .map(rows -> rows.stream().map(it -> reasons.oneMore(it, words)).toList())
                .orElse(null);
    }

    private String place(String code, Words words) {
        return code.isEmpty() ? words.say("placement.no-place") : reasons.community(code);
    }

    private static RoundView.SolveRow solveRow(Solve solve, Words words) {
        var answer = solve.answer();
        var outcome = answer == null
                ? words.say("placement.solve." + solve.state())
                : words.say(
                        "placement.solve." + solve.state(),
                        words.number(answer.objective(), 1),
                        words.percent(Double.isNaN(answer.gap()) ? 1 : answer.gap(), 2),
                        words.number(answer.seconds(), 1));
        var again = solve.begunAgain() ? " · " + words.say("placement.solve.again") : "";
        return new RoundView.SolveRow(solve.number(), words.moment(solve.askedAt()), outcome + again);
    }

    /// What people call those who acted; the system itself has no name.
    Map<String, String> names(Collection<String> actors) {
        var ids = actors.stream()
                .filter(RoundViews::isAccount)
                .map(UUID::fromString)
                .toList();
        var names = new HashMap<String, String>();
        accounts.displayNames(ids).forEach((id, name) -> names.put(id.toString(), name));
        return names;
    }

    private static boolean isAccount(String actor) {
        return actor.length() == 36;
    }

    private Map<CaseNumber, ResettlementCase> byNumber(Collection<CaseNumber> numbers) {
        return cases.all(numbers).stream().collect(Collectors.toMap(ResettlementCase::number, it -> it));
    }

    private static String code(Proposal proposal) {
        CommunityId community = proposal.community();
        return community == null ? "" : community.value();
    }

    static String address(RoundId round, CaseNumber household) {
        return "/work/rounds/" + round.value() + "/proposals/" + household.value();
    }
}
