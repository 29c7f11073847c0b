package org.havn.placement;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.havn.cases.CaseNumber;
import org.havn.communities.Communities;
import org.havn.communities.CommunityId;
import org.havn.placement.engine.Chosen;
import org.havn.placement.engine.PlacementProblem;
import org.havn.placement.worker.Findings;
import org.havn.placement.worker.Study;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The policy lab: a past round's families, or a caseload drawn from them, come batch by batch under several policies.
@Component
class LabInquirer implements Inquirer<LabInquirer.Asked, LabResult> {
    private static final int QUARTERS = 4;
    private static final int FUTURES = 5;
    private static final Duration HINDSIGHT = Duration.ofSeconds(60);

    /// What was asked.
    ///
    /// @param drawn families drawn from those of the round, with replacement; 0 for the round's own as they came
    /// @param capacityPercent of what is free, to see a tighter or a wider year
    /// @param valuePolicy another version of the value policy to replay the round under; empty for none
    record Asked(
            int drawn,
            int capacityPercent,
            int batches,
            int orders,
            List<String> policies,
            String valuePolicy,
            long seed) {}

    private final RoundRows rounds;
    private final RoundProblems problems;
    private final Communities communities;
    private final FairGroups groups;
    private final Studies studies;

    LabInquirer(RoundRows rounds, RoundProblems problems, Communities communities, FairGroups groups, Studies studies) {
        this.rounds = rounds;
        this.problems = problems;
        this.communities = communities;
        this.groups = groups;
        this.studies = studies;
    }

    @Override
    public String kind() {
        return "lab";
    }

    @Override
    public Class<Asked> asks() {
        return Asked.class;
    }

    @Override
    public Class<LabResult> finds() {
        return LabResult.class;
    }

    /// Families by their number among the cases of the lab.
    @SuppressWarnings("ArrayRecordComponent") // handed on, never changed
    private record Caseload(PlacementProblem cases, int[] source, int[] arriving, int[] past) {}

    @Override
    public Optional<LabResult> find(Inquiry inquiry, Asked asked) throws IOException, InterruptedException {
        var round = Optional.ofNullable(inquiry.round()).flatMap(rounds::find).orElseThrow(RoundNotFound::new);
        var again = problems.of(round, Otherwise.again(round.policy()));
        if (again.problem().families() == 0) {
            return Optional.empty();
        }
        var load = caseload(again.problem(), asked);
        int batches = Math.clamp(asked.batches(), 1, load.arriving().length);
        var study = new Study.Lab(
                load.cases(),
                load.arriving(),
                load.past(),
                batches,
                asked.orders(),
                asked.policies(),
                FUTURES,
                HINDSIGHT,
                asked.seed());
        var found = studies.run(study, 1 + asked.orders() * asked.policies().size() * (1 + batches / 10));
        if (found.isEmpty() || !(found.get() instanceof Findings.Simulated simulated)) {
            return Optional.empty();
        }
        var differing = asked.valuePolicy().isEmpty()
                ? Optional.of(List.<WhatIf.Moved>of())
                : differing(round, again, asked.valuePolicy());
        return differing.map(moved -> result(round, again, load, batches, asked, simulated, moved));
    }

    private static Caseload caseload(PlacementProblem problem, Asked asked) {
        int own = problem.families();
        int coming = asked.drawn() == 0 ? own : asked.drawn();
        var chance = RandomGeneratorFactory.of("L64X128MixRandom").create(asked.seed());
        int[] source = new int[coming + own];
        for (int at = 0; at < coming; at++) {
            source[at] = asked.drawn() == 0 ? at : chance.nextInt(own);
        }
        for (int at = 0; at < own; at++) {
            source[coming + at] = at;
        }
        double[] free = new double[problem.localities() * problem.dimensions()];
        for (int cell = 0; cell < free.length; cell++) {
            double there = problem.free(cell / problem.dimensions(), cell % problem.dimensions());
            free[cell] = Double.isFinite(there) ? Math.floor(there * asked.capacityPercent() / 100) : there;
        }
        return new Caseload(
                Chosen.of(problem, source, free),
                source,
                IntStream.range(0, coming).toArray(),
                IntStream.range(coming, coming + own).toArray());
    }

    private LabResult result(
            Round round,
            RoundProblem again,
            Caseload load,
            int batches,
            Asked asked,
            Findings.Simulated simulated,
            List<WhatIf.Moved> differing) {
        var policies = new ArrayList<LabResult.Policy>();
        var members = groups.of(again.households().values(), round.placedOn());
        for (var policy : asked.policies()) {
            var runs = simulated.runs().stream()
                    .filter(it -> it.policy().equals(policy))
                    .toList();
            var shares = runs.stream()
                    .map(it -> simulated.bound() > 0 ? 100 * it.value() / simulated.bound() : Double.NaN)
                    .toList();
            var first = runs.getFirst();
            policies.add(policy(
                    policy,
                    shares,
                    runs.stream().mapToInt(Findings.Run::placed).average().orElse(0),
                    first.localities(),
                    first.arriving(),
                    again,
                    load,
                    batches,
                    members));
        }
        policies.add(policy(
                "hindsight",
                List.of(simulated.bound() > 0 ? 100 * simulated.best() / simulated.bound() : Double.NaN),
                simulated.placed(),
                simulated.hindsight(),
                load.arriving(),
                again,
                load,
                batches,
                members));
        return new LabResult(
                load.arriving().length, simulated.best(), simulated.bound(), simulated.proven(), policies, differing);
    }

    private LabResult.Policy policy(
            String name,
            List<Double> shares,
            double placed,
            int[] localities,
            int[] arriving,
            RoundProblem again,
            Caseload load,
            int batches,
            Map<FairGroups.Name, List<CaseNumber>> members) {
        var unmet = new TreeMap<String, Integer>();
        var persons = new TreeMap<String, List<Integer>>();
        var points = new TreeMap<String, List<Double>>();
        double ranks = 0;
        int ranked = 0;
        for (int at = 0; at < arriving.length; at++) {
            int family = arriving[at];
            var number = new CaseNumber(again.problem().familyId(load.source()[family]));
            var where = where(again.problem(), localities[family]);
            var household = again.households().get(number);
            if (household == null) {
                continue;
            }
            uncovered(again, household, where).forEach(it -> unmet.merge(it, 1, Integer::sum));
            if (where != null) {
                int batch = Math.min(batches - 1, (int) ((long) at * batches / arriving.length));
                int quarter = batch * QUARTERS / batches;
                var quarters = persons.computeIfAbsent(
                        communities.get(where).county(), _ -> new ArrayList<>(List.of(0, 0, 0, 0)));
                quarters.set(quarter, quarters.get(quarter) + household.size());
            }
            double value =
                    where == null ? 0 : again.fit(number, where).map(Fit::value).orElse(0.0);
            members.forEach((group, numbers) -> {
                if (numbers.contains(number)) {
                    points.computeIfAbsent(group.by() + ":" + group.key(), _ -> new ArrayList<>())
                            .add(value);
                }
            });
            if (!household.wishes().isEmpty()) {
                ranks += rank(household, where);
                ranked++;
            }
        }
        double mean = shares.stream().mapToDouble(it -> it).average().orElse(Double.NaN);
        double squares =
                shares.stream().mapToDouble(it -> (it - mean) * (it - mean)).sum();
        var groupMeans = new TreeMap<String, Double>();
        points.forEach((group, values) -> groupMeans.put(
                group, values.stream().mapToDouble(it -> it).average().orElse(0)));
        return new LabResult.Policy(
                name,
                mean,
                shares.size() > 1 ? Math.sqrt(squares / (shares.size() - 1)) : 0,
                shares.stream().mapToDouble(it -> it).min().orElse(Double.NaN),
                placed,
                unmet,
                persons,
                ranked == 0 ? -1 : ranks / ranked,
                groupMeans);
    }

    private static @Nullable CommunityId where(PlacementProblem problem, int locality) {
        return locality == PlacementProblem.NONE ? null : new CommunityId(problem.localityId(locality));
    }

    private static int rank(HouseholdProfile household, @Nullable CommunityId where) {
        for (int at = 0; at < household.wishes().size() && where != null; at++) {
            if (Wishes.names(household.wishes().get(at), where)) {
                return at + 1;
            }
        }
        return household.wishes().size() + 1;
    }

    /// The capabilities of the needs that stay open: all of a family without a place.
    private static List<String> uncovered(RoundProblem again, HouseholdProfile household, @Nullable CommunityId where) {
        return where == null
                ? household.needs().stream()
                        .map(it -> it.requirement().capability().value())
                        .toList()
                : again.fit(household.number(), where).map(Fit::uncovered).orElse(List.of()).stream()
                        .map(it -> it.capability().value())
                        .toList();
    }

    /// Whose place would be another if the whole round were placed under another version of the value policy.
    private Optional<List<WhatIf.Moved>> differing(Round round, RoundProblem again, String version)
            throws IOException, InterruptedException {
        var other = problems.of(round, Otherwise.again(version));
        return studies.solve(round, List.of(again.problem(), other.problem()))
                .filter(results -> results.stream().allMatch(it -> it.plan() != null))
                .map(results -> {
                    var places = again.places(results.getFirst().requirePlan());
                    var placesThen = other.places(results.getLast().requirePlan());
                    var moved = new ArrayList<WhatIf.Moved>();
                    again.households().keySet().stream().sorted().forEach(it -> {
                        var from = places.get(it);
                        var to = placesThen.get(it);
                        if (!java.util.Objects.equals(from, to)) {
                            moved.add(new WhatIf.Moved(
                                    it.value(), from == null ? null : from.value(), to == null ? null : to.value()));
                        }
                    });
                    return List.copyOf(moved);
                });
    }

    static List<String> policies() {
        return Arrays.asList("greedy", "paced", "prices", "values");
    }
}
