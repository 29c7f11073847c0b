package org.havn;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.havn.access.CommandDoor;
import org.havn.access.Role;
import org.havn.cases.Programme;
import org.havn.cases.Programmes;
import org.havn.cases.transfer.FormImport;
import org.havn.cases.transfer.FormReport;
import org.havn.cases.transfer.ReportLines;
import org.havn.platform.Refusal;
import org.havn.platform.Texts;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Brings families in from UNHCR's form, version 3 or 4, while the site runs or while it does not.",
            "",
            "Each family comes in whole or not at all; what is here is never overwritten; the same file twice changes"
                    + " nothing. One line a case, and one for each thing that somebody has to mend."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every case of the file is here now as the file has it",
            "1:something broke; what was reported before is here",
            "2:some cases differ or were refused, or the command was not understood"
        })
final class ErrfImportCommand implements Callable<Integer> {
    private static final int NOT_WHOLE = 2;

    @Mixin
    private HouseOptions options = new HouseOptions();

    @Option(
            names = "--programme",
            paramLabel = "ID",
            description = "For which programme they come; may be left out where there is one.")
    private @Nullable UUID programme;

    @Parameters(paramLabel = "FILE", description = "The form, as XML.")
    private Path file = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        var err = spec.commandLine().getErr();
        if (!Files.isRegularFile(file)) {
            err.println("havn errf import: there is no file " + file);
            return NOT_WHOLE;
        }
        var password = options.password();
        var words = new Texts().in(Locale.ENGLISH);
        try (var house = OpenHouse.in(options.folder())) {
            var report = house.the(CommandDoor.class).as(options.device, password, Role.CASEWORKER, () -> {
                var chosen = chosen(house.the(Programmes.class));
                return chosen.map(it -> read(house.the(FormImport.class), it));
            });
            if (report.isEmpty()) {
                err.println("havn errf import: name the programme with --programme");
                return NOT_WHOLE;
            }
            return report.get().whole() ? 0 : NOT_WHOLE;
        } catch (Refusal refused) {
            err.println("havn errf import: " + words.say("problem." + refused.type() + ".title"));
            return NOT_WHOLE;
        }
    }

    private Optional<Programme> chosen(Programmes programmes) {
        var all = programmes.all();
        if (programme == null) {
            return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
        }
        return all.stream().filter(it -> it.id().value().equals(programme)).findFirst();
    }

    private FormReport read(FormImport imports, Programme programme) {
        var out = spec.commandLine().getOut();
        var words = new Texts().in(Locale.ENGLISH);
        var console = new Console(System.err, words);
        try (var counted = new Counted(Files.newInputStream(file));
                var input = new BufferedInputStream(counted)) {
            var size = Math.max(1, Files.size(file));
            var cases = new int[1];
            var report = imports.read(programme.id(), input, Integer.MAX_VALUE, (household, outcome) -> {
                ReportLines.of(household, outcome, words).forEach(out::println);
                console.step("cases.form.step", (int) (100 * counted.read / size), 100, ++cases[0]);
            });
            console.finished();
            report.file().forEach(it -> out.println(ReportLines.told(it, words)));
            out.println(ReportLines.sum(report, words));
            out.flush();
            return report;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The file could not be read", unreadable);
        }
    }

    /// How far a file was read.
    private static final class Counted extends FilterInputStream {
        private long read;

        Counted(InputStream file) {
            super(file);
        }

        @Override
        public int read() throws IOException {
            var one = super.read();
            read += one < 0 ? 0 : 1;
            return one;
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            var many = super.read(into, from, most);
            read += Math.max(0, many);
            return many;
        }
    }
}
