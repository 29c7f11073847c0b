package org.havn.placement;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.havn.placement.engine.Objective;
import org.havn.placement.engine.PlacementOptions;
import org.havn.placement.engine.PlacementPlan;
import org.havn.placement.engine.PlacementProblem;
import org.havn.placement.engine.PlacementResult;
import org.havn.placement.engine.PlanChecker;
import org.havn.placement.engine.SolveStatus;
import org.havn.placement.worker.SolveTask;
import org.havn.placement.worker.SolverWorker;
import org.havn.placement.worker.WorkerLimits;
import org.havn.placement.worker.WorkerOutcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Answers a question about a plan by solving the round again with the household where the question puts it.
@Component
class WhatIfRun {
    private static final Logger LOG = LoggerFactory.getLogger(WhatIfRun.class);
    private static final double CLOSE = 1e-6;

    private final WhatIfRows questions;
    private final SolveRows solves;
    private final RoundRows rounds;
    private final RoundProblems problems;
    private final Clock clock;

    WhatIfRun(WhatIfRows questions, SolveRows solves, RoundRows rounds, RoundProblems problems, Clock clock) {
        this.questions = questions;
        this.solves = solves;
        this.rounds = rounds;
        this.problems = problems;
        this.clock = clock;
    }

    /// Finds the answer. Asking for one that is known already does nothing.
    void run(UUID id) throws InterruptedException {
        if (!questions.begin(id, clock.instant())) {
            return;
        }
        var question = questions.find(id).orElseThrow(RoundNotFound::new);
        try {
            questions.finish(id, answer(question));
        } catch (IOException | RuntimeException broken) {
            LOG.error("The question {} could not be answered", id, broken);
            questions.finish(id, WhatIf.Answer.without(WhatIf.Outcome.NO_ANSWER));
        }
    }

    private WhatIf.Answer answer(WhatIf question) throws IOException, InterruptedException {
        var solve = solves.find(question.solve()).orElseThrow(RoundNotFound::new);
        var round = rounds.find(solve.round()).orElseThrow(RoundNotFound::new);
        var now = problems.of(round);
        var problem = now.problem();
        var plan = planOf(solve, problem);
        if (plan.isEmpty()) {
            return WhatIf.Answer.without(WhatIf.Outcome.CHANGED);
        }
        var family = problem.familyIndex(question.household().value());
        var locality = problem.localityIndex(question.community().value());
        var against = against(now, question, family, locality);
        if (!against.isEmpty()) {
            return WhatIf.Answer.blocked(against);
        }
        return compare(plan.get(), solve, askWorker(problem.withPin(family, locality), round, solve.id()), family);
    }

    /// The plan that was asked about, in the round as it stands now; nothing where it is not that round's plan any
    /// more.
    private Optional<PlacementPlan> planOf(Solve solve, PlacementProblem problem) {
        var proposals = solves.proposalsOf(solve.id());
        if (solve.answer() == null || proposals.size() != problem.families()) {
            return Optional.empty();
        }
        var places = new HashMap<String, Integer>();
        for (var proposal : proposals) {
            var community = proposal.community();
            places.put(
                    proposal.household().value(),
                    community == null ? PlacementProblem.NONE : problem.localityIndex(community.value()));
        }
        var localities = new int[problem.families()];
        for (int family = 0; family < localities.length; family++) {
            var place = places.get(problem.familyId(family));
            if (place == null
                    || (place != PlacementProblem.NONE && problem.pair(family, place) == PlacementProblem.NONE)) {
                return Optional.empty();
            }
            localities[family] = place;
        }
        var plan = PlacementPlan.of(problem, localities);
        var told = solve.answer().objective();
        var same = Math.abs(plan.value() - told) <= CLOSE * Math.max(1, Math.abs(told))
                && new PlanChecker(problem).check(plan, options(), plan.value()).isEmpty();
        return same ? Optional.of(plan) : Optional.empty();
    }

    /// What stands against the household there whatever the others do.
    private static List<Reason> against(RoundProblem now, WhatIf question, int family, int locality) {
        var problem = now.problem();
        var pair = problem.pair(family, locality);
        var reasons = new ArrayList<Reason>();
        now.fit(question.household(), question.community())
                .ifPresent(fit -> fit.obstacles()
                        .forEach(it -> reasons.add(new Reason.OutOfReach(
                                it.need().value().toString(), it.capability().value()))));
        if (pair == PlacementProblem.NONE) {
            return reasons;
        }
        if (problem.isForbidden(pair)) {
            reasons.add(new Reason.ForbiddenByPeople());
        }
        for (int dimension = 0; dimension < problem.dimensions(); dimension++) {
            var use = problem.demand(family, pair, dimension);
            var free = problem.free(locality, dimension);
            if (use > free) {
                reasons.add(new Reason.TooLarge(problem.dimension(dimension), use, Math.max(0, free)));
            }
        }
        return reasons;
    }

    private WorkerOutcome askWorker(PlacementProblem problem, Round round, SolveId solve)
            throws IOException, InterruptedException {
        var task = SolveTask.of(
                        problem,
                        options()
                                .withSeed(round.seed())
                                .withTimeLimit(Duration.ofSeconds(solves.secondsAllowed(solve))))
                .withoutExplanations();
        try (var worker = SolverWorker.start(task, WorkerLimits.USUAL, _ -> {})) {
            return worker.await();
        }
    }

    private static PlacementOptions options() {
        return PlacementOptions.standard().withObjective(Objective.PLACED_THEN_VALUE);
    }

    private static WhatIf.Answer compare(PlacementPlan plan, Solve solve, WorkerOutcome outcome, int family) {
        if (!(outcome instanceof WorkerOutcome.Solved(var result, var _))) {
            return outcome.kept()
                    .map(kept -> found(plan, kept.plan(), -Double.MAX_VALUE, false, family))
                    .orElseGet(() -> WhatIf.Answer.without(WhatIf.Outcome.NO_ANSWER));
        }
        var other = result.plan();
        if (other == null) {
            return WhatIf.Answer.without(
                    result.status() == SolveStatus.INFEASIBLE ? WhatIf.Outcome.IMPOSSIBLE : WhatIf.Outcome.NO_ANSWER);
        }
        return found(plan, other, plan.value() - result.bound(), proven(solve, result), family);
    }

    private static boolean proven(Solve solve, PlacementResult result) {
        var answer = solve.answer();
        return answer != null && answer.provenBest() && result.status() == SolveStatus.OPTIMAL;
    }

    private static WhatIf.Answer found(
            PlacementPlan plan, PlacementPlan other, double atLeast, boolean proven, int family) {
        var problem = plan.problem();
        var moved = new ArrayList<WhatIf.Moved>();
        for (int another = 0; another < problem.families(); another++) {
            var from = plan.localityOf(another);
            var to = other.localityOf(another);
            if (another != family && from != to) {
                moved.add(new WhatIf.Moved(
                        problem.familyId(another),
                        from == PlacementProblem.NONE ? null : problem.localityId(from),
                        to == PlacementProblem.NONE ? null : problem.localityId(to)));
            }
        }
        var cost = plan.value() - other.value();
        return new WhatIf.Answer(
                WhatIf.Outcome.FOUND,
                cost,
                Math.min(cost, Math.max(atLeast, -plan.value())),
                proven,
                plan.placed() - other.placed(),
                moved,
                List.of());
    }
}
