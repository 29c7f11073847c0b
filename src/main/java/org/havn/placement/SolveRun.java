package org.havn.placement;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.havn.cases.CaseNumber;
import org.havn.communities.CommunityId;
import org.havn.placement.engine.FamilyExplanation;
import org.havn.placement.engine.Objective;
import org.havn.placement.engine.PlacementOptions;
import org.havn.placement.engine.PlacementPlan;
import org.havn.placement.engine.PlacementProblem;
import org.havn.placement.engine.PlacementResult;
import org.havn.placement.engine.SolveProgress;
import org.havn.placement.engine.SolveStatus;
import org.havn.placement.worker.Explanations;
import org.havn.placement.worker.SolveTask;
import org.havn.placement.worker.SolverWorker;
import org.havn.placement.worker.WorkerLimits;
import org.havn.placement.worker.WorkerOutcome;
import org.havn.platform.OwnWork;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Runs one solve in a process of its own and keeps what it found, whatever becomes of that process: the plan as soon
/// as
/// it is there, and the reasons for it, which take ten times as long, when they are.
@Component
class SolveRun {
    private static final Logger LOG = LoggerFactory.getLogger(SolveRun.class);
    private static final long BETWEEN_REPORTS = Duration.ofMillis(250).toNanos();

    private static final Optional<Explanations> NONE = Optional.empty();

    /// A solve that has ended this many nodes will end the next one too.
    private static final int MOST_ATTEMPTS = 5;

    private final RoundRows rounds;
    private final SolveRows solves;
    private final RoundProblems problems;
    private final ProblemArchive archive;
    private final TransactionTemplate transaction;
    private final Clock clock;

    /// One try of a solve. Its number decides who may write when two nodes believe that it is theirs.
    private record Attempt(SolveId solve, int number) {}

    SolveRun(
            RoundRows rounds,
            SolveRows solves,
            RoundProblems problems,
            ProblemArchive archive,
            TransactionTemplate transaction,
            Clock clock) {
        this.rounds = rounds;
        this.solves = solves;
        this.problems = problems;
        this.archive = archive;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// Runs the solve to its end. Running one that has ended does nothing.
    void run(SolveId id) throws InterruptedException {
        var attempt = solves.begin(id, clock.instant());
        if (attempt.isPresent()) {
            run(new Attempt(id, attempt.get()));
        } else {
            solves.giveUpReasoning(id);
        }
    }

    private void run(Attempt attempt) throws InterruptedException {
        var id = attempt.solve();
        var solve = solves.find(id).orElseThrow(RoundNotFound::new);
        var round = rounds.find(solve.round()).orElseThrow(RoundNotFound::new);
        var begun = System.nanoTime();
        if (attempt.number() > MOST_ATTEMPTS) {
            end(attempt, "crashed", 0, 0);
            return;
        }
        try {
            solve(attempt, round, begun);
        } catch (RuntimeException broken) {
            LOG.error("Solve {} could not be finished", id.value(), broken);
            end(attempt, "crashed", 0, (System.nanoTime() - begun) / 1e9);
        }
    }

    private void solve(Attempt attempt, Round round, long begun) throws InterruptedException {
        var problem = problems.of(round);
        var early = new PlanFirst(attempt, problem, begun);
        try {
            var outcome = askWorker(attempt, round, problem, early);
            if (early.kept) {
                reason(attempt, problem, outcome);
            } else {
                keep(attempt, problem, outcome, (System.nanoTime() - begun) / 1e9);
            }
        } catch (IOException noWorker) {
            LOG.error(
                    "The solver's process could not be started for solve {}",
                    attempt.solve().value(),
                    noWorker);
            fail(attempt, problem, "crashed", (System.nanoTime() - begun) / 1e9);
        }
    }

    /// The plan, kept while its worker still looks for the reasons.
    private final class PlanFirst {
        private final Attempt attempt;
        private final RoundProblem problem;
        private final long begun;
        private volatile boolean kept;

        private PlanFirst(Attempt attempt, RoundProblem problem, long begun) {
            this.attempt = attempt;
            this.problem = problem;
            this.begun = begun;
        }

        private void look(SolverWorker worker) {
            if (kept) {
                return;
            }
            try {
                var result = worker.found();
                var plan = result.map(PlacementResult::plan).orElse(null);
                if (plan != null) {
                    var seconds = (System.nanoTime() - begun) / 1e9;
                    var answer = answer(result.get(), problem, seconds);
                    kept = keep(attempt, problem, plan, answer, Optional.empty(), Solve.State.FINISHED, true);
                }
            } catch (IOException | RuntimeException later) {
                LOG.warn(
                        "The plan of solve {} is kept with its reasons",
                        attempt.solve().value(),
                        later);
            }
        }
    }

    private WorkerOutcome askWorker(Attempt attempt, Round round, RoundProblem problem, PlanFirst early)
            throws IOException, InterruptedException {
        var options = PlacementOptions.standard()
                .withObjective(Objective.PLACED_THEN_VALUE)
                .withSeed(round.seed())
                .withTimeLimit(Duration.ofSeconds(solves.secondsAllowed(attempt.solve())));
        var task = SolveTask.of(problem.problem(), options).withFacts(problem.facts());
        var last = new AtomicLong(System.nanoTime() - BETWEEN_REPORTS);
        try (var worker = SolverWorker.start(task, WorkerLimits.USUAL, report -> tell(attempt, report, last));
                var watch = Executors.newSingleThreadScheduledExecutor(
                        Thread.ofVirtual().factory())) {
            var watching = watch.scheduleWithFixedDelay(
                    () -> {
                        if (OwnWork.of(
                                "placement.solve", () -> solves.nobodyWaitsFor(attempt.solve(), attempt.number()))) {
                            worker.stop();
                        } else {
                            OwnWork.run("placement.solve", () -> early.look(worker));
                        }
                    },
                    300,
                    300,
                    TimeUnit.MILLISECONDS);
            try {
                return worker.await();
            } finally {
                watching.cancel(false);
            }
        }
    }

    private void tell(Attempt attempt, SolveProgress.Report report, AtomicLong last) {
        var moment = System.nanoTime();
        var before = last.get();
        if (moment - before >= BETWEEN_REPORTS && last.compareAndSet(before, moment)) {
            var now = new Solve.Progress(
                    report.stage().name(), report.incumbent(), report.bound(), report.gap(), report.placed());
            OwnWork.run("placement.solve", () -> solves.progress(attempt.solve(), attempt.number(), now));
        }
    }

    private void keep(Attempt attempt, RoundProblem problem, WorkerOutcome outcome, double seconds) {
        switch (outcome) {
            case WorkerOutcome.Solved(var result, var explanations) -> {
                var plan = result.plan();
                if (plan == null) {
                    fail(attempt, problem, result.status() == SolveStatus.INFEASIBLE ? "infeasible" : "time", seconds);
                    return;
                }
                keep(
                        attempt,
                        problem,
                        plan,
                        answer(result, problem, seconds),
                        explanations,
                        Solve.State.FINISHED,
                        false);
            }
            case WorkerOutcome.Cancelled cancelled -> keepBest(attempt, problem, cancelled, "cancelled", seconds);
            case WorkerOutcome.OutOfMemory outOfMemory -> keepBest(attempt, problem, outOfMemory, "memory", seconds);
            case WorkerOutcome.TimedOut timedOut -> keepBest(attempt, problem, timedOut, "time", seconds);
            case WorkerOutcome.Crashed crashed -> {
                LOG.error("The solver's process ended with {}: {}", crashed.exit(), crashed.lastWords());
                keepBest(attempt, problem, crashed, "crashed", seconds);
            }
        }
    }

    private static Solve.Answer answer(PlacementResult result, RoundProblem problem, double seconds) {
        return new Solve.Answer(
                result.status().name(),
                result.objective(),
                result.bound(),
                result.gap(),
                result.placed(),
                problem.problem().families(),
                seconds,
                result.timeLimitStruck() ? "time" : "");
    }

    /// Adds to a plan that is kept the reasons that came, or that none did.
    private void reason(Attempt attempt, RoundProblem problem, WorkerOutcome outcome) {
        var found = outcome instanceof WorkerOutcome.Solved(var _, var explanations) ? explanations : NONE;
        var plan = outcome instanceof WorkerOutcome.Solved(var result, var _) ? result.plan() : null;
        var gap = outcome instanceof WorkerOutcome.Solved(var result, var _) ? result.gap() : Double.NaN;
        var proposals =
                plan == null || found.isEmpty() ? List.<Proposal>of() : proposals(problem, plan, byFamily(found), gap);
        transaction.executeWithoutResult(
                _ -> solves.reason(attempt.solve(), attempt.number(), oneMore(found), proposals));
    }

    private static Map<String, FamilyExplanation> byFamily(Optional<Explanations> explanations) {
        var byFamily = new HashMap<String, FamilyExplanation>();
        explanations.ifPresent(it -> it.families().forEach(family -> byFamily.put(family.family(), family)));
        return byFamily;
    }

    private static @Nullable List<OneMoreRow> oneMore(Optional<Explanations> explanations) {
        return explanations
                .filter(Explanations::oneMoreAsked)
                .map(it -> it.oneMore().stream().map(StoredReasons::of).toList())
                .orElse(null);
    }

    private void keepBest(
            Attempt attempt, RoundProblem problem, WorkerOutcome outcome, String because, double seconds) {
        var best = outcome.kept();
        if (best.isEmpty()) {
            fail(attempt, problem, because, seconds);
            return;
        }
        var plan = best.get().plan();
        var bound = best.get().bound().orElse(Double.NaN);
        var answer = new Solve.Answer(
                "FEASIBLE",
                plan.value(),
                bound,
                best.get().gap().orElse(Double.NaN),
                plan.placed(),
                problem.problem().families(),
                seconds,
                because);
        keep(attempt, problem, plan, answer, Optional.empty(), Solve.State.ENDED_EARLY, false);
    }

    /// @return whether this attempt still counted
    private boolean keep(
            Attempt attempt,
            RoundProblem problem,
            PlacementPlan plan,
            Solve.Answer answer,
            Optional<Explanations> explanations,
            Solve.State state,
            boolean reasoning) {
        var id = attempt.solve();
        var proposals = proposals(problem, plan, byFamily(explanations), answer.gap());
        var oneMore = oneMore(explanations);
        var zipped = archive.zip(problem.problem());
        var counted = Boolean.TRUE.equals(transaction.execute(_ -> {
            var mine = solves.finish(id, attempt.number(), state, answer, oneMore, zipped, reasoning, clock.instant());
            if (mine) {
                solves.propose(id, proposals);
            }
            return mine;
        }));
        if (!counted) {
            LOG.warn("Solve {} was begun anew elsewhere; attempt {} is left", id.value(), attempt.number());
        }
        return counted;
    }

    private void fail(Attempt attempt, RoundProblem problem, String because, double seconds) {
        end(attempt, because, problem.problem().families(), seconds);
    }

    private void end(Attempt attempt, String because, int households, double seconds) {
        var answer = new Solve.Answer("INFEASIBLE", 0, 0, 0, 0, households, seconds, because);
        solves.finish(
                attempt.solve(), attempt.number(), Solve.State.FAILED, answer, null, null, false, clock.instant());
    }

    private static List<Proposal> proposals(
            RoundProblem problem, PlacementPlan plan, Map<String, FamilyExplanation> explanations, double gap) {
        var proposals = new ArrayList<Proposal>();
        for (int family = 0; family < problem.problem().families(); family++) {
            var number = new CaseNumber(problem.problem().familyId(family));
            var locality = plan.localityOf(family);
            var community = locality == PlacementProblem.NONE
                    ? null
                    : new CommunityId(problem.problem().localityId(locality));
            var fit = community == null ? Optional.<Fit>empty() : problem.fit(number, community);
            var explanation = explanations.get(number.value());
            proposals.add(new Proposal(
                    number,
                    community,
                    explanation == null
                            ? StoredReasons.withoutExplanation(
                                    fit.orElse(null),
                                    gap,
                                    community == null ? problem.blocked(number) : List.of(),
                                    community == null ? problem.mending(number, plan) : List.of())
                            : StoredReasons.of(explanation),
                    fit.map(Fit::uncovered).orElse(List.of()).stream()
                            .map(it -> new UncoveredNeed(
                                    it.need().value().toString(),
                                    it.capability().value(),
                                    it.waived()))
                            .toList()));
        }
        return proposals;
    }
}
