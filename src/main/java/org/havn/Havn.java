package org.havn;

import java.util.Objects;
import org.havn.audit.verify.AuditCommand;
import org.havn.cases.errf.ErrfCommand;
import org.havn.placement.bench.BenchCommand;
import org.havn.placement.files.PlaceCommand;
import org.havn.placement.simulate.SimulateCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Havn's one program; the first word says what it does.
@Command(
        name = "havn",
        subcommands = {
            DemoCommand.class,
            ServeCommand.class,
            PlaceCommand.class,
            SimulateCommand.class,
            BenchCommand.class,
            AuditCommand.class,
            KeysCommand.class,
            ErrfCommand.class,
            FormCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            VerifyCommand.class,
            TrainCommand.class
        },
        mixinStandardHelpOptions = true,
        versionProvider = Release.class,
        description = "Takes a family from its first interview to the day on which each need is confirmed as met.")
public final class Havn implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        spec.commandLine().usage(System.out);
    }

    /// Runs the command and ends the process with its exit code: 0 done, 1 broken, 2 not understood.
    public static void main(String[] arguments) {
        QuietLogs.untilTheSiteKeepsItsOwn();
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        var havn = new CommandLine(new Havn());
        Objects.requireNonNull(havn.getSubcommands().get("errf"))
                .addSubcommand(new ErrfImportCommand())
                .addSubcommand(new ErrfExportCommand());
        return havn.setExecutionExceptionHandler((exception, commandLine, _) -> {
            commandLine.getErr().println("havn: " + Console.plainly(exception));
            if (System.getenv("HAVN_TRACE") != null) {
                exception.printStackTrace(commandLine.getErr());
            }
            return 1;
        });
    }
}
