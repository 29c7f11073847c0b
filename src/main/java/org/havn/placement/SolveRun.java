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
import org.havn.placement.engine.SolveProgress;
import org.havn.placement.engine.SolveStatus;
import org.havn.placement.worker.Explanations;
import org.havn.placement.worker.SolveTask;
import org.havn.placement.worker.SolverWorker;
import org.havn.placement.worker.WorkerLimits;
import org.havn.placement.worker.WorkerOutcome;
import org.havn.platform.OwnWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Runs one solve in a process of its own and keeps what it found, whatever becomes of that process.
@Component
class SolveRun {
    private static final Logger LOG = LoggerFactory.getLogger(SolveRun.class);
    private static final long BETWEEN_REPORTS = Duration.ofMillis(250).toNanos();

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
        try {
            var outcome = askWorker(attempt, round, problem);
            keep(attempt, problem, outcome, (System.nanoTime() - begun) / 1e9);
        } catch (IOException noWorker) {
            LOG.error(
                    "The solver's process could not be started for solve {}",
                    attempt.solve().value(),
                    noWorker);
            fail(attempt, problem, "crashed", (System.nanoTime() - begun) / 1e9);
        }
    }

    private WorkerOutcome askWorker(Attempt attempt, Round round, RoundProblem problem)
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
                var answer = new Solve.Answer(
                        result.status().name(),
                        result.objective(),
                        result.bound(),
                        result.gap(),
                        result.placed(),
                        problem.problem().families(),
                        seconds,
                        result.timeLimitStruck() ? "time" : "");
                keep(attempt, problem, plan, answer, explanations, Solve.State.FINISHED);
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
        keep(attempt, problem, plan, answer, Optional.empty(), Solve.State.ENDED_EARLY);
    }

    private void keep(
            Attempt attempt,
            RoundProblem problem,
            PlacementPlan plan,
            Solve.Answer answer,
            Optional<Explanations> explanations,
            Solve.State state) {
        var byFamily = new HashMap<String, FamilyExplanation>();
        explanations.ifPresent(it -> it.families().forEach(family -> byFamily.put(family.family(), family)));
        var proposals = proposals(problem, plan, byFamily, answer.gap());
        var oneMore = explanations
                .filter(Explanations::oneMoreAsked)
                .map(it -> it.oneMore().stream().map(StoredReasons::of).toList())
                .orElse(null);
        var zipped = archive.zip(problem.problem());
        transaction.executeWithoutResult(_ -> {
            if (solves.finish(attempt.solve(), attempt.number(), state, answer, oneMore, zipped, clock.instant())) {
                solves.propose(attempt.solve(), proposals);
            } else {
                LOG.warn(
                        "Solve {} was begun anew elsewhere; attempt {} is left",
                        attempt.solve().value(),
                        attempt.number());
            }
        });
    }

    private void fail(Attempt attempt, RoundProblem problem, String because, double seconds) {
        end(attempt, because, problem.problem().families(), seconds);
    }

    private void end(Attempt attempt, String because, int households, double seconds) {
        var answer = new Solve.Answer("INFEASIBLE", 0, 0, 0, 0, households, seconds, because);
        solves.finish(attempt.solve(), attempt.number(), Solve.State.FAILED, answer, null, null, clock.instant());
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
                                    fit.map(Fit::value).orElse(0.0),
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
