package org.havn.cases.errf;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.havn.platform.Texts;
import org.havn.platform.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `havn errf`: UNHCR's electronic Resettlement Registration Form, held to its rules without a database.
@Command(
        name = "errf",
        mixinStandardHelpOptions = true,
        subcommands = ErrfCommand.Check.class,
        description = "Works with UNHCR's electronic Resettlement Registration Form, versions 3 and 4.")
public final class ErrfCommand implements Runnable {
    private static final int BAD_INPUT = 2;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = {
                "Holds a form to its rules and prints each problem: line, case, person, rule, and who mends what.",
                "Exit code 0 without problems, 2 with problems or where the file cannot be read."
            })
    static final class Check implements Callable<Integer> {
        @Parameters(paramLabel = "FILE", description = "A form as XML, version 3 or 4.")
        private Path file = Path.of("");

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() throws IOException {
            var out = spec.commandLine().getOut();
            var words = new Texts().in(Locale.ENGLISH);
            if (!Files.isRegularFile(file)) {
                spec.commandLine().getErr().println("havn errf: there is no file " + file);
                return BAD_INPUT;
            }
            var report = new Report(out, words);
            try (var input = new BufferedInputStream(Files.newInputStream(file))) {
                ErrfBatch.read(input, (_, problems) -> problems.forEach(report::tell))
                        .forEach(report::tell);
            }
            return report.end();
        }
    }

    /// Prints problems, and counts what it printed.
    private static final class Report {
        private final PrintWriter out;
        private final Words words;
        private int problems;

        Report(PrintWriter out, Words words) {
            this.out = out;
            this.words = words;
        }

        void tell(ErrfProblem problem) {
            problems++;
            var arguments = problem.arguments().toArray();
            out.printf(
                    "line %d%s%s: %s [%s]%n    %s%n",
                    problem.line(),
                    problem.household() == 0 ? "" : ", case " + problem.household(),
                    problem.person().isEmpty() ? "" : ", person " + problem.person(),
                    words.say("cases.errf." + problem.rule(), arguments),
                    problem.rule(),
                    words.say("cases.errf." + problem.rule() + ".cure", arguments));
        }

        int end() {
            out.println(problems == 0 ? "no problem found" : problems + " problems found");
            out.flush();
            return problems == 0 ? 0 : BAD_INPUT;
        }
    }
}
