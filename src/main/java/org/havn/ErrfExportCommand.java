package org.havn;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.havn.access.CommandDoor;
import org.havn.access.Role;
import org.havn.access.exports.ExportNotThere;
import org.havn.access.exports.ExportPurpose;
import org.havn.access.exports.Exports;
import org.havn.cases.CaseNumber;
import org.havn.cases.Cases;
import org.havn.cases.Programmes;
import org.havn.cases.transfer.FormExport;
import org.havn.platform.Choice;
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
        name = "export",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Takes families out as UNHCR's form, version 4, sealed to a registered recipient.",
            "",
            "It leaves by the same way as from the pages: for a purpose, with a reason, on record for each family. With"
                    + " more than 25 people it waits for a second person; fetch it afterwards with --collect.",
            "In the sealed file: form.xml, and not-in-the-form.txt, which lists what the form cannot carry."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the sealed file is written",
            "1:something broke",
            "2:it was refused, or not understood",
            "3:it waits for a second person"
        })
final class ErrfExportCommand implements Callable<Integer> {
    private static final int REFUSED = 2;
    private static final int WAITS = 3;

    @Mixin
    private HouseOptions options = new HouseOptions();

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "Where the sealed file (.p7m) goes.")
    private Path out = Path.of("");

    @Option(names = "--recipient", paramLabel = "NAME", description = "A registered recipient's name, or part of it.")
    private String recipient = "";

    @Option(
            names = "--purpose",
            paramLabel = "CODE",
            description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).",
            defaultValue = "SUBMISSION")
    private ExportPurpose purpose = ExportPurpose.SUBMISSION;

    @Option(names = "--because", paramLabel = "SENTENCE", description = "Why, in a sentence.")
    private String because = "";

    @Option(names = "--collect", paramLabel = "ID", description = "Fetch one that a second person has agreed to.")
    private @Nullable UUID collect;

    @Parameters(paramLabel = "CASE", arity = "0..*", description = "Case numbers; without any, all that you see.")
    private List<String> numbers = new ArrayList<>();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        var err = spec.commandLine().getErr();
        var words = new Texts().in(Locale.ENGLISH);
        if (Files.exists(out)) {
            err.println("havn errf export: " + out + " is there already");
            return REFUSED;
        }
        for (var number : numbers) {
            if (!CaseNumber.looksLike(number)) {
                err.println("havn errf export: a case number looks like HVN-26-004317, but this was " + number);
                return REFUSED;
            }
        }
        var password = options.password();
        try (var house = OpenHouse.in(options.folder())) {
            return house.the(CommandDoor.class)
                    .as(options.device, password, Role.CASEWORKER, () -> take(house, house.the(Exports.class)));
        } catch (Refusal refused) {
            err.println("havn errf export: " + words.say("problem." + refused.type() + ".title"));
            return REFUSED;
        }
    }

    private int take(OpenHouse house, Exports exports) {
        if (collect != null) {
            write(exports.collect(collect));
            return 0;
        }
        var err = spec.commandLine().getErr();
        var to = exports.recipients().stream()
                .filter(it -> !recipient.isBlank() && it.label().contains(recipient))
                .toList();
        if (to.size() != 1) {
            err.println("havn errf export: name one recipient with --recipient; these are registered:");
            exports.recipients().stream().map(Choice::label).forEach(it -> err.println("  " + it));
            return REFUSED;
        }
        var words = new Texts().in(Locale.ENGLISH);
        var draft = house.the(FormExport.class).draft(chosen(house), words);
        var id = exports.ask(draft, to.getFirst().value(), purpose, because, words);
        try {
            write(exports.collect(id));
            return 0;
        } catch (ExportNotThere waiting) {
            spec.commandLine()
                    .getOut()
                    .println("With more than " + Exports.ALONE + " people it waits for a second person. Afterwards:\n"
                            + "  ./havn errf export --device " + options.device + " --out " + out + " --collect " + id);
            return WAITS;
        }
    }

    private Set<CaseNumber> chosen(OpenHouse house) {
        var chosen = new LinkedHashSet<CaseNumber>();
        numbers.forEach(it -> chosen.add(new CaseNumber(it)));
        if (chosen.isEmpty()) {
            var cases = house.the(Cases.class);
            house.the(Programmes.class).all().forEach(it -> chosen.addAll(cases.ofProgramme(it.id())));
        }
        return chosen;
    }

    private void write(byte[] sealed) {
        try {
            Files.write(out, sealed, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (IOException full) {
            throw new UncheckedIOException("The sealed file could not be written", full);
        }
        spec.commandLine().getOut().println(sealed.length + " bytes in " + out);
    }
}
