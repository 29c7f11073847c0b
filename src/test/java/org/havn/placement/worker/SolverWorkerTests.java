package org.havn.placement.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.havn.placement.engine.PlacementOptions;
import org.havn.placement.engine.PlacementProblem;
import org.havn.placement.engine.Priority;
import org.havn.placement.engine.SolveStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class SolverWorkerTests {
    private static final WorkerLimits LIMITS = new WorkerLimits(512, 2048, Duration.ofSeconds(5));
    private static final PlacementOptions PATIENT = PlacementOptions.standard().withTimeLimit(Duration.ofSeconds(100));

    @Test
    void aSolveComesBackWithItsPlanItsProofAndItsReasons() throws Exception {
        var task = SolveTask.of(aProblem(30, 6), PATIENT);

        try (var worker = SolverWorker.start(task, LIMITS, report -> {})) {
            var outcome = worker.await();

            assertThat(outcome).isInstanceOfSatisfying(WorkerOutcome.Solved.class, solved -> {
                assertThat(solved.result().status()).isEqualTo(SolveStatus.OPTIMAL);
                assertThat(solved.result().requirePlan().value())
                        .isCloseTo(solved.result().objective(), org.assertj.core.data.Offset.offset(1e-6));
                assertThat(solved.explanations())
                        .hasValueSatisfying(explanations ->
                                assertThat(explanations.families()).hasSize(30));
            });
            assertThat(worker.peakMemory()).isGreaterThan(30L << 20);
        }
    }

    @Test
    void aWorkerThatIsKilledLeavesItsBestPlan() throws Exception {
        try (var worker = new LongSolve()) {
            worker.untilAPlanIsKnown();

            new ProcessBuilder("kill", "-9", Long.toString(worker.solver.pid()))
                    .start()
                    .waitFor();
            var outcome = worker.solver.await();

            assertThat(outcome).isInstanceOfSatisfying(WorkerOutcome.Crashed.class, crashed -> {
                assertThat(crashed.exit()).isEqualTo(137);
                assertThat(crashed.best())
                        .hasValueSatisfying(
                                best -> assertThat(best.plan().placed()).isPositive());
            });
            assertThat(ProcessHandle.of(worker.solver.pid())).isEmpty();
        }
    }

    @Test
    void theWorkerKnowsNothingOfTheSitesVariables() throws Exception {
        try (var worker = new LongSolve()) {
            worker.untilAPlanIsKnown();

            var variables = Files.readString(Path.of("/proc", Long.toString(worker.solver.pid()), "environ"));

            assertThat(System.getenv()).containsKey("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD");
            assertThat(variables).contains("PATH=").doesNotContain("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD");
        }
    }

    @Test
    void aSolveThatIsStoppedKeepsItsBestPlan() throws Exception {
        try (var worker = new LongSolve()) {
            worker.untilAPlanIsKnown();
            var asked = System.nanoTime();

            worker.solver.stop();
            var outcome = worker.solver.await();

            assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(8));
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            WorkerOutcome.Cancelled.class,
                            cancelled -> assertThat(cancelled.best())
                                    .hasValueSatisfying(best ->
                                            assertThat(best.plan().value()).isPositive()));
        }
    }

    @Test
    void aWorkerWhoseTimeIsUpComesBackWithAPlanAndItsGap() throws Exception {
        var options = PATIENT.withTimeLimit(Duration.ofSeconds(3));

        try (var worker =
                SolverWorker.start(SolveTask.of(aHardProblem(), options).withoutExplanations(), LIMITS, report -> {})) {
            var outcome = worker.await();

            assertThat(outcome).isInstanceOfSatisfying(WorkerOutcome.Solved.class, solved -> {
                assertThat(solved.result().plan()).isNotNull();
                assertThat(solved.result().bound())
                        .isGreaterThanOrEqualTo(solved.result().objective() - 1e-6);
            });
        }
    }

    @Test
    void anExhaustedHeapIsToldAsSuch() throws Exception {
        var limits = new WorkerLimits(16, 2048, Duration.ofSeconds(5));

        try (var worker = SolverWorker.start(SolveTask.of(aProblem(4000, 100), PATIENT), limits, report -> {})) {
            assertThat(worker.await()).isInstanceOf(WorkerOutcome.OutOfMemory.class);
        }
    }

    @Test
    void exhaustedNativeMemoryIsToldAsSuch() throws Exception {
        var hungry = Class.forName("org.havn.placement.bench.WholeModelCpSat").asSubclass(Solver.class);
        var limits = new WorkerLimits(256, 8, Duration.ofSeconds(5));
        var task = SolveTask.of(aProblem(3000, 100), PATIENT).withoutExplanations();

        try (var worker = SolverWorker.start(task, limits, hungry, report -> {})) {
            assertThat(worker.await()).isInstanceOf(WorkerOutcome.OutOfMemory.class);
        }
    }

    @Test
    void aWorkerDoesNotOutliveItsParent() throws Exception {
        var parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ParentThatDies.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var worker = Long.parseLong(parent.inputReader().readLine());
        var folder = Path.of(parent.inputReader().readLine());
        assertThat(ProcessHandle.of(worker)).isPresent();

        parent.destroyForcibly().waitFor();

        assertThat(ProcessHandle.of(worker).map(ProcessHandle::onExit))
                .satisfiesAnyOf(
                        none -> assertThat(none).isEmpty(),
                        exit -> assertThat(exit.orElseThrow().get(5, TimeUnit.SECONDS))
                                .isNotNull());
        assertThat(folder).doesNotExist();
    }

    @Test
    void nobodyElseCanLookIntoTheFolderAndItIsGoneAfterwards() throws Exception {
        Path folder;
        try (var worker = new LongSolve()) {
            folder = worker.solver.folder();
            assertThat(Files.getPosixFilePermissions(folder).toString()).doesNotContain("GROUP", "OTHERS");
        }
        assertThat(folder).doesNotExist();
    }

    /// Starts a long solve, says which process it is, and waits to be killed.
    static final class ParentThatDies {
        public static void main(String[] arguments) throws Exception {
            var worker = SolverWorker.start(
                    SolveTask.of(aHardProblem(), PATIENT).withoutExplanations(), LIMITS, report -> {});
            System.out.println(worker.pid());
            System.out.println(worker.folder());
            worker.await();
        }
    }

    /// A solve that takes longer than the test.
    private static final class LongSolve implements AutoCloseable {
        private final CountDownLatch planned = new CountDownLatch(1);
        private final SolverWorker solver;

        LongSolve() throws IOException {
            solver = SolverWorker.start(SolveTask.of(aHardProblem(), PATIENT).withoutExplanations(), LIMITS, report -> {
                if (report.placed() > 0) {
                    planned.countDown();
                }
            });
        }

        void untilAPlanIsKnown() throws InterruptedException {
            assertThat(planned.await(60, TimeUnit.SECONDS)).isTrue();
            Thread.sleep(300); // it is told a moment before it is written
        }

        @Override
        public void close() throws IOException {
            solver.close();
        }
    }

    private static PlacementProblem aHardProblem() {
        return aProblem(1200, 60);
    }

    /// Families of one to nine with two tight dimensions.
    private static PlacementProblem aProblem(int families, int localities) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        var builder = PlacementProblem.builder();
        for (int l = 0; l < localities; l++) {
            builder.locality("L" + l);
            builder.capacity("L" + l, "persons", 1 + 4 * families / localities - random.nextInt(4));
            builder.capacity("L" + l, "seats", 1 + 2 * families / localities - random.nextInt(3));
        }
        for (int f = 0; f < families; f++) {
            var size = 1 + random.nextInt(9);
            builder.family("F" + f, size, Priority.NR);
            builder.demand("F" + f, "persons", size).demand("F" + f, "seats", random.nextInt(size));
            for (int l = 0; l < localities; l++) {
                builder.value(f, l, Math.round(1000 * size * random.nextDouble()) / 1000.0);
            }
        }
        return builder.build();
    }
}
