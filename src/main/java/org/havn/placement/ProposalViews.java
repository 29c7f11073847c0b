package org.havn.placement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.havn.communities.Communities;
import org.havn.communities.CommunityId;
import org.havn.needs.ConfirmedNeed;
import org.havn.needs.NeedId;
import org.havn.needs.Requirement;
import org.havn.platform.Choice;
import org.havn.platform.Texts;
import org.havn.platform.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Puts together what the page of one proposal shows.
@Component
class ProposalViews {
    private final RoundProblems problems;
    private final PlacementRows placements;
    private final Communities communities;
    private final Waivers waivers;
    private final RoundViews rounds;
    private final ReasonWords reasons;
    private final DecisionReasons decisions;
    private final PlanMaps maps;
    private final WhatIfViews whatIfs;
    private final Texts texts;

    ProposalViews(
            RoundProblems problems,
            PlacementRows placements,
            Communities communities,
            Waivers waivers,
            RoundViews rounds,
            ReasonWords reasons,
            DecisionReasons decisions,
            PlanMaps maps,
            WhatIfViews whatIfs,
            Texts texts) {
        this.problems = problems;
        this.placements = placements;
        this.communities = communities;
        this.waivers = waivers;
        this.rounds = rounds;
        this.reasons = reasons;
        this.decisions = decisions;
        this.maps = maps;
        this.whatIfs = whatIfs;
        this.texts = texts;
    }

    ProposalView of(Round round, Solve solve, Proposal proposal, Words words) {
        var household = problems.household(round, proposal.household());
        var waived =
                waivers.find(household.needs().stream().map(ConfirmedNeed::id).toList());
        var fits = problems.fitsOf(round, household, waived.keySet());
        var placed = placements.current(proposal.household()).orElse(null);
        var why = decisions.of(proposal.household(), placed, waived.values());
        var names = rounds.names(deciders(placed, waived.values()));
        var community = proposal.community();
        var told = proposal.reasons();
        return new ProposalView(
                round.id().value().toString(),
                round.nameIn(words),
                solve.id().value().toString(),
                solve.reasoning(),
                proposal.household().value(),
                family(household, words),
                FamilySentence.of(
                                proposal,
                                household,
                                community == null ? "" : reasons.community(community.value()),
                                community == null ? OptionalInt.empty() : careMinutes(household, community))
                        .everywhere(texts),
                community == null ? "" : reasons.community(community.value()),
                community == null ? "" : community.value(),
                community == null ? "" : address(community.value()),
                told.whyHere().stream()
                        .map(term -> new ProposalView.Term(
                                term(term, household, community, words), words.number(term.amount(), 1)))
                        .toList(),
                words.number(told.net(), 1),
                community == null ? List.of() : care(household, community, words),
                told.alternatives().stream().map(it -> alternative(it, words)).toList(),
                told.changes().stream()
                        .limit(6)
                        .map(it -> reasons.change(it, words))
                        .toList(),
                told.blocked().stream().map(it -> reasons.blocked(it, words)).toList(),
                sure(told, words),
                proposal.uncovered().stream()
                        .map(it -> words.say(
                                it.waived() ? "placement.unmet.waived" : "placement.unmet.soft",
                                reasons.capability(it.capability(), words)))
                        .toList(),
                hardNeeds(household, waived, why, names, words),
                choices(fits, roomy(round, household), words),
                reasons.everywhere(),
                household.wishes(),
                Wishes.choices(communities.all(), words),
                placed == null ? null : decided(placed, why.placed(), names, words),
                whatIfs.asked(round, solve.id(), proposal.household(), words),
                maps.of(proposal, words),
                maps.title(proposal, words));
    }

    /// The family in four lines: how many, how old, how urgent, what it takes up.
    private List<String> family(HouseholdProfile household, Words words) {
        var demand = new ArrayList<String>();
        HouseholdDemand.of(household)
                .forEach((dimension, amount) -> demand.add(
                        words.say("placement.family.takes", amount, reasons.dimension(dimension.key(), words))));
        var ages = household.ages().stream()
                .sorted(Comparator.reverseOrder())
                .map(String::valueOf)
                .toList();
        return List.of(
                words.say("placement.family.size", household.size()),
                words.say("placement.family.ages", String.join(", ", ages)),
                words.say("placement.family.priority", words.say("placement.priority." + household.priority())),
                words.say("placement.family.demand", String.join(" · ", demand)));
    }

    /// A term that speaks of one need names what that need requires.
    private String term(Reasons.Term term, HouseholdProfile household, @Nullable CommunityId community, Words words) {
        var sentence = reasons.term(term, community == null ? null : community.value(), words);
        var colon = term.key().indexOf(':');
        if (colon < 0 || term.key().startsWith("scarce:") || term.key().startsWith("link:")) {
            return sentence;
        }
        var need = term.key().substring(colon + 1);
        return household.needs().stream()
                .filter(it -> it.id().value().toString().equals(need))
                .findFirst()
                .map(it -> words.say(
                        "placement.term.of-need",
                        sentence,
                        reasons.capability(it.requirement().capability().value(), words)))
                .orElse(sentence);
    }

    /// The longest way to care that the family cannot do without; nothing where nobody has checked all of its offers.
    private OptionalInt careMinutes(HouseholdProfile household, CommunityId community) {
        var reached = household.needs().stream()
                .map(ConfirmedNeed::requirement)
                .filter(Requirement::hard)
                .map(it -> Reach.of(it, communities.reach(community, it.capability())))
                .toList();
        if (reached.stream().anyMatch(it -> it instanceof Reach.Within(var _, var checked) && !checked)) {
            return OptionalInt.empty();
        }
        return reached.stream()
                .flatMapToInt(it -> it instanceof Reach.Within within
                        ? IntStream.of(within.nearest().minutes())
                        : IntStream.empty())
                .max();
    }

    private List<ProposalView.Care> care(HouseholdProfile household, CommunityId community, Words words) {
        var care = new ArrayList<ProposalView.Care>();
        for (var need : household.needs()) {
            var requirement = need.requirement();
            if (HouseholdDemand.needsStepFreeHome(need)) {
                continue;
            }
            var offers = communities.reach(community, requirement.capability());
            if (Reach.of(requirement, offers) instanceof Reach.Within(var nearest, var _)) {
                var provenance = nearest.offer().provenance();
                care.add(new ProposalView.Care(
                        reasons.capability(requirement.capability().value(), words),
                        nearest.offer().name(),
                        words.say("placement.minutes", nearest.minutes()),
                        provenance.confidence().name().toLowerCase(java.util.Locale.ROOT),
                        provenance.source(),
                        requirement.hard()));
            }
        }
        return care;
    }

    private ProposalView.Alternative alternative(Reasons.Alternative alternative, Words words) {
        var code = alternative.community();
        var cost = alternative.cost();
        return new ProposalView.Alternative(
                code == null ? words.say("placement.no-place") : reasons.community(code),
                code == null ? "" : code,
                code == null ? "" : address(code),
                words.number(alternative.net(), 1),
                cost(alternative, cost, words),
                alternative.reasons().stream()
                        .map(it -> reasons.sentence(it, code, words))
                        .toList());
    }

    private static String cost(Reasons.Alternative alternative, @Nullable Double cost, Words words) {
        if (!alternative.feasible()) {
            return words.say("placement.cost.impossible");
        }
        if (alternative.placedLess() > 0) {
            return words.say("placement.cost.families", alternative.placedLess());
        }
        if (cost == null) {
            return "";
        }
        return words.say(
                alternative.costProven() ? "placement.cost.points" : "placement.cost.at-most",
                words.number(cost, 1),
                alternative.moved().size());
    }

    private static String sure(Reasons told, Words words) {
        var gap = words.percent(Double.isNaN(told.gap()) ? 1 : told.gap(), 2);
        var loss = told.lossOfNearest();
        if (loss == null) {
            return words.say("placement.sure.gap", gap);
        }
        return words.say(
                told.lossProven() ? "placement.sure.proven" : "placement.sure.at-least", gap, words.number(loss, 1));
    }

    private List<ProposalView.HardNeed> hardNeeds(
            HouseholdProfile household,
            Map<NeedId, Waivers.Waiver> waived,
            DecisionReasons.Why why,
            Map<String, String> names,
            Words words) {
        var hard =
                household.needs().stream().filter(it -> it.requirement().hard()).toList();
        return hard.stream()
                .map(need -> {
                    var waiver = waived.get(need.id());
                    return new ProposalView.HardNeed(
                            need.id().value().toString(),
                            reasons.capability(need.requirement().capability().value(), words),
                            waiver == null
                                    ? null
                                    : words.say(
                                            "placement.waived-by",
                                            names.getOrDefault(waiver.by(), ""),
                                            words.moment(waiver.at()),
                                            why.waived().getOrDefault(need.id(), "")));
                })
                .toList();
    }

    /// Where there is room for the household today, beside those who are settled.
    private Predicate<CommunityId> roomy(Round round, HouseholdProfile household) {
        var free = placements.freeOn(round.placedOn(), communities);
        var demand = HouseholdDemand.of(household);
        return it -> {
            var left = free.getOrDefault(it, Map.of());
            return demand.entrySet().stream()
                    .allMatch(each -> left.getOrDefault(each.getKey(), Integer.MAX_VALUE) >= each.getValue());
        };
    }

    /// Where the household may live and has room, the best first.
    private List<Choice> choices(Map<CommunityId, Fit> fits, Predicate<CommunityId> roomy, Words words) {
        return fits.entrySet().stream()
                .filter(it -> it.getValue().admissible() && roomy.test(it.getKey()))
                .sorted(Comparator.comparingDouble((Map.Entry<CommunityId, Fit> it) ->
                                -it.getValue().value())
                        .thenComparing(it -> it.getKey().value()))
                .map(it -> new Choice(
                        it.getKey().value(),
                        words.say(
                                "placement.choice",
                                reasons.community(it.getKey().value()),
                                words.number(it.getValue().value(), 1))))
                .toList();
    }

    private static List<String> deciders(@Nullable Placement placed, Collection<Waivers.Waiver> waivers) {
        var deciders = new ArrayList<String>();
        if (placed != null) {
            deciders.add(placed.decidedBy());
        }
        waivers.forEach(it -> deciders.add(it.by()));
        return deciders;
    }

    private ProposalView.Decided decided(Placement it, String because, Map<String, String> names, Words words) {
        return new ProposalView.Decided(
                reasons.community(it.community().value()),
                because,
                names.getOrDefault(it.decidedBy(), ""),
                words.moment(it.decidedAt()),
                it.asProposed(),
                it.version());
    }

    private static String address(String code) {
        return "/work/communities/" + code;
    }
}
