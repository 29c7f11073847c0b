package org.havn.placement.worker;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.havn.placement.engine.PairFacts;
import org.havn.placement.engine.PlacementExplainer;
import org.havn.placement.engine.PlacementResult;

/// The worker's own main: reads its task, solves, tells how it goes, leaves its plans, and is gone.
final class WorkerMain {
    private static final int MOST_PLACES_TOLD = 50;
    private static final int ORPHANED = 4;
    private static final int FAILED = 1;

    private final Workplace workplace;
    private final PrintStream out;
    private final WorkerProgress progress;
    private final String solver;

    private WorkerMain(Workplace workplace, String solver, PrintStream out) {
        this.workplace = workplace;
        this.solver = solver;
        this.out = out;
        this.progress = new WorkerProgress(workplace, out);
    }

    /// @param arguments the workplace, and the class to solve with
    public static void main(String[] arguments) {
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        var worker = new WorkerMain(new Workplace(Path.of(arguments[0])), arguments[1], out);
        // Runtime.halt: a native solver does not let go of its threads, and nothing here needs to be tidied up.
        Runtime.getRuntime().halt(worker.run());
    }

    private int run() {
        Thread.ofPlatform().daemon().name("parent").start(this::listenToParent);
        try {
            solve();
            tell(new WorkerMessage.Finished(ProcessMemory.ownPeak()));
            return 0;
        } catch (OutOfMemoryError e) {
            tell(new WorkerMessage.HeapExhausted());
            return WorkerEnding.JAVA_OUT_OF_MEMORY;
        } catch (IOException | ReflectiveOperationException | RuntimeException | LinkageError e) {
            e.printStackTrace(); // to the last words
            tell(new WorkerMessage.Failed(e.toString()));
            return FAILED;
        }
    }

    private void solve() throws IOException, ReflectiveOperationException {
        var study = workplace.study(StudyParts.class);
        if (study.isPresent()) {
            workplace.putFindings(study.get().run());
            return;
        }
        var task = workplace.task(TaskParts.class).task();
        var result = Solver.named(solver).solve(task.problem(), task.options(), progress);
        progress.settle();
        workplace.putResult(ResultParts.of(task.problem(), result));
        if (task.explained() && result.plan() != null && !progress.cancelled()) {
            workplace.putExplanations(explain(task, result));
        }
    }

    /// Takes at most as long as the solve was allowed to take, and half of that again for what is scarce: a
    /// national year has more families than that can explain, and where places are short is asked all the same.
    /// What cannot be proven in a moment is said with what is known: one such proof may take a minute, and an
    /// officer waits for the plan.
    private static Explanations explain(SolveTask task, PlacementResult result) {
        var known = task.facts();
        var facts = known == null ? PairFacts.none(task.problem()) : known;
        var explainer = new PlacementExplainer(task.problem(), task.options(), result, facts);
        var allowed = task.options().timeLimit();
        var families = explainer.explainAll(allowed);
        var oneMore = explainer.oneMore(MOST_PLACES_TOLD, allowed.dividedBy(2));
        return new Explanations(families, oneMore, !oneMore.isEmpty() || !explainer.scarce());
    }

    private void tell(WorkerMessage message) {
        out.println(message.line());
    }

    /// A line asks the worker to stop; the end of the stream says that the parent is dead, and then nobody wants the
    /// plan.
    private void listenToParent() {
        try (var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                if (line.equals(WorkerProcess.STOP)) {
                    progress.cancel();
                }
            }
        } catch (IOException gone) {
            // as if the stream had ended
        }
        try {
            workplace.close(); // the parent cannot do it any more
        } catch (IOException e) {
            System.err.println("The folder of a dead parent stays behind: " + e);
        }
        Runtime.getRuntime().halt(ORPHANED);
    }
}
