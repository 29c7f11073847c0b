package org.havn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.havn.interviews.forms.FormFiles;
import org.havn.interviews.forms.FormProblem;
import org.havn.interviews.forms.ReadForm;
import org.havn.interviews.forms.XForms;
import org.havn.interviews.forms.XlsFormWriter;
import org.havn.interviews.forms.XlsForms;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `havn form`: looks at forms before they are used.
@Command(
        name = "form",
        mixinStandardHelpOptions = true,
        subcommands = {FormCommand.Check.class},
        description = "Looks at a form before it is used; docs/forms.md tells what a form may hold.")
final class FormCommand implements Runnable {
    private static final long LARGEST = 20_000_000;
    private static final long LARGEST_WITH_SOUNDS = 70_000_000;

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
                "Reads a form and prints each problem: where, what was expected, what was found, and what to do.",
                "",
                "FILE is an XLSForm spreadsheet (.xlsx), a folder of its sheets as CSV, or an ODK XForm (.xml).",
                "With the sound files that it names beside it, a form is a folder (also one named media inside it counts)",
                "or a .zip; a file that comes alone can be used without them."
            },
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {
                "0:the form can be used; what is left out of it is said",
                "1:something broke",
                "2:the form has problems, or there is none"
            })
    static final class Check implements Callable<Integer> {
        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Parameters(paramLabel = "FILE", description = "The spreadsheet, folder or XForm.")
        private Path file = Path.of("");

        @Option(
                names = "--xlsx",
                paramLabel = "OUT",
                description = "Also writes the form as an XLSForm spreadsheet, if it has no problem.")
        private @Nullable Path xlsx;

        @Option(
                names = "--xform",
                paramLabel = "OUT",
                description = "Also writes the form as an ODK XForm, if it has no problem.")
        private @Nullable Path xform;

        @Override
        public Integer call() throws IOException {
            var out = spec.commandLine().getOut();
            var err = spec.commandLine().getErr();
            if (!Files.isReadable(file)) {
                err.println("havn form check: there is no file or folder " + file + " that can be read.");
                return 2;
            }
            var largest = isArchive() || Files.isDirectory(file) ? LARGEST_WITH_SOUNDS : LARGEST;
            if ((Files.isDirectory(file) ? size(file) : Files.size(file)) > largest) {
                err.println("havn form check: a form has at most " + largest / 1_000_000 + " MB, but " + file
                        + " has more.");
                return 2;
            }
            var read = read();
            read.problems().forEach(out::println);
            var stopping = read.problems().stream().filter(FormProblem::stops).count();
            if (read.form().isEmpty()) {
                out.println(stopping == 1 ? "1 problem." : stopping + " problems.");
                return 2;
            }
            var form = read.form().get();
            if (!read.unasked().isEmpty()) {
                read.unasked().forEach(out::println);
                out.println("ODK Collect asks all of it; Havn's own pages would ask nobody "
                        + read.unasked().size() + " of its parts, and a site does not take the form in like this.");
            }
            out.println("The form " + form.id() + ", version " + form.version() + ", can be used: "
                    + form.all().size() + " items in " + String.join(", ", form.languages()) + sounds(read) + ".");
            if (xlsx != null) {
                Files.write(xlsx, XlsFormWriter.write(form));
            }
            if (xform != null) {
                Files.write(xform, XForms.write(form));
            }
            return 0;
        }

        private static String sounds(ReadForm read) {
            var bytes =
                    read.sounds().stream().mapToLong(it -> it.content().length).sum();
            return read.sounds().isEmpty()
                    ? ""
                    : "; with " + read.sounds().size() + " sound files, " + Math.ceilDiv(bytes, 1_000) + " kB";
        }

        private boolean isArchive() {
            return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".zip");
        }

        private ReadForm read() throws IOException {
            var name = String.valueOf(file.getFileName());
            if (Files.isDirectory(file)) {
                var files = new LinkedHashMap<String, byte[]>();
                add(file, files);
                if (Files.isDirectory(file.resolve("media"))) {
                    add(file.resolve("media"), files);
                }
                return FormFiles.folder(name, files);
            }
            var content = Files.readAllBytes(file);
            if (isArchive()) {
                return FormFiles.archive(name, content);
            }
            return name.toLowerCase(Locale.ROOT).endsWith(".xml")
                    ? XForms.read(name, content)
                    : XlsForms.spreadsheet(name, content);
        }

        private static void add(Path folder, Map<String, byte[]> files) throws IOException {
            try (var inside = Files.newDirectoryStream(folder, Files::isRegularFile)) {
                for (var one : inside) {
                    var name = String.valueOf(one.getFileName());
                    if (!name.startsWith(".")) {
                        files.putIfAbsent(name, Files.readAllBytes(one));
                    }
                }
            }
        }

        /// Of a folder's files together, before any is read.
        private static long size(Path folder) throws IOException {
            var size = 0L;
            try (var inside = Files.newDirectoryStream(folder, Files::isRegularFile)) {
                for (var one : inside) {
                    size += Files.size(one);
                }
            }
            var media = folder.resolve("media");
            return Files.isDirectory(media) ? size + size(media) : size;
        }
    }
}
