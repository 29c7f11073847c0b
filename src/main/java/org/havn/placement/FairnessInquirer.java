package org.havn.placement;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.havn.cases.CaseNumber;
import org.havn.communities.CommunityId;
import org.havn.placement.engine.GroupFloor;
import org.havn.placement.worker.Findings;
import org.havn.placement.worker.Study;
import org.springframework.stereotype.Component;

/// How a round's plan treats groups of families, and what a guarantee for each would cost everybody together.
@Component
class FairnessInquirer implements Inquirer<FairnessInquirer.Asked, Fairness> {

    /// @param plan whose proposals the report is about
    record Asked(UUID plan) {}

    private final RoundRows rounds;
    private final SolveRows solves;
    private final RoundProblems problems;
    private final FairGroups groups;
    private final Studies studies;

    FairnessInquirer(RoundRows rounds, SolveRows solves, RoundProblems problems, FairGroups groups, Studies studies) {
        this.rounds = rounds;
        this.solves = solves;
        this.problems = problems;
        this.groups = groups;
        this.studies = studies;
    }

    @Override
    public String kind() {
        return "fairness";
    }

    @Override
    public Class<Asked> asks() {
        return Asked.class;
    }

    @Override
    public Class<Fairness> finds() {
        return Fairness.class;
    }

    @Override
    public Optional<Fairness> find(Inquiry inquiry, Asked asked) throws IOException, InterruptedException {
        var round = Optional.ofNullable(inquiry.round()).flatMap(rounds::find).orElseThrow(RoundNotFound::new);
        var now = problems.of(round);
        var places = new HashMap<CaseNumber, CommunityId>();
        var points = new HashMap<CaseNumber, Double>();
        for (var proposal : solves.proposalsOf(new SolveId(asked.plan()))) {
            if (now.households().containsKey(proposal.household())) {
                points.put(proposal.household(), proposal.reasons().value());
                var community = proposal.community();
                if (community != null) {
                    places.put(proposal.household(), community);
                }
            }
        }
        double mean = points.values().stream().mapToDouble(it -> it).average().orElse(0);
        var named = groups.of(
                now.households().values().stream()
                        .filter(it -> points.containsKey(it.number()))
                        .toList(),
                round.placedOn());
        var prices = prices(now, named, points, mean);
        if (prices.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Fairness(
                points.size(),
                mean,
                named.entrySet().stream()
                        .map(it -> group(it.getKey(), it.getValue(), now, places, points, prices.get()))
                        .sorted(Comparator.comparing(Fairness.Group::by).thenComparing(Fairness.Group::key))
                        .toList()));
    }

    /// What it would cost to promise each group below the mean of all that mean: by name, as far as it was asked.
    private Optional<Map<String, Findings.FloorPrice>> prices(
            RoundProblem now, Map<FairGroups.Name, List<CaseNumber>> named, Map<CaseNumber, Double> points, double mean)
            throws IOException, InterruptedException {
        var floors = new ArrayList<GroupFloor>();
        named.forEach((name, members) -> {
            if (members.size() < points.size() && average(members, points) < mean - 1e-9) {
                var families = members.stream()
                        .mapToInt(it -> now.problem().familyIndex(it.value()))
                        .toArray();
                floors.add(new GroupFloor(key(name), families, mean, 0, 0));
            }
        });
        if (floors.isEmpty()) {
            return Optional.of(Map.of());
        }
        return studies.run(new Study.Floors(now.problem(), floors), floors.size())
                .filter(Findings.Priced.class::isInstance)
                .map(it -> {
                    var prices = new HashMap<String, Findings.FloorPrice>();
                    ((Findings.Priced) it).prices().forEach(price -> prices.put(price.group(), price));
                    return prices;
                });
    }

    private static Fairness.Group group(
            FairGroups.Name name,
            List<CaseNumber> members,
            RoundProblem now,
            Map<CaseNumber, CommunityId> places,
            Map<CaseNumber, Double> points,
            Map<String, Findings.FloorPrice> prices) {
        int placed = (int) members.stream().filter(places::containsKey).count();
        int needs = 0;
        int open = 0;
        for (var member : members) {
            var household = now.households().get(member);
            needs += household == null ? 0 : household.needs().size();
            open += now.uncovered(member, places.get(member));
        }
        var price = prices.get(key(name));
        return new Fairness.Group(
                name.by(),
                name.key(),
                members.size(),
                placed,
                Uncertainty.share(placed, members.size()),
                average(members, points),
                Uncertainty.mean(
                        members.stream().map(it -> points.getOrDefault(it, 0.0)).toList()),
                needs,
                needs - open,
                needs == 0 ? null : Uncertainty.share(needs - open, needs),
                price == null ? null : price.cost(),
                price == null || price.reached());
    }

    private static String key(FairGroups.Name name) {
        return name.by() + ":" + name.key();
    }

    private static double average(List<CaseNumber> members, Map<CaseNumber, Double> points) {
        return members.stream()
                .mapToDouble(it -> points.getOrDefault(it, 0.0))
                .average()
                .orElse(0);
    }
}
