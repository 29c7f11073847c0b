package org.havn.placement;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.havn.access.Allowed;
import org.havn.access.FreshProof;
import org.havn.access.Role;
import org.havn.access.exports.Draft;
import org.havn.access.exports.ExportPurpose;
import org.havn.access.exports.Exports;
import org.havn.access.exports.TableFile;
import org.havn.access.exports.Watermark;
import org.havn.platform.Choice;
import org.havn.platform.Readers;
import org.havn.platform.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// A plan as a file. It carries case numbers and municipalities, and nothing that says who the people are;
/// it leaves the way of every file with people in it ([Exports]).
@Controller
class PlanExport {
    private static final String ADDRESS = "/work/rounds/{id}/files";
    private static final String CSV = "plan.csv";
    private static final String XLSX = "plan.xlsx";
    private static final String PROBLEM = "problem.zip";

    private final Rounds rounds;
    private final RoundViews views;
    private final SolveRows solves;
    private final Exports exports;
    private final Readers readers;

    PlanExport(Rounds rounds, RoundViews views, SolveRows solves, Exports exports, Readers readers) {
        this.rounds = rounds;
        this.views = views;
        this.solves = solves;
        this.exports = exports;
        this.readers = readers;
    }

    @Allowed({Role.PLACEMENT_OFFICER, Role.AUDITOR})
    @GetMapping(ADDRESS)
    String form(@PathVariable String id, HttpServletRequest request, Model model) {
        var words = readers.words(request);
        var round = rounds.get(RoundId.of(id));
        var files = new ArrayList<Choice>();
        files.add(new Choice(XLSX, words.say("placement.export.xlsx")));
        files.add(new Choice(CSV, words.say("placement.export.csv")));
        if (rounds.newestPlan(round.id()).isPresent() && rounds.wholly(round.id())) {
            files.add(new Choice(PROBLEM, words.say("placement.export.problem")));
        }
        model.addAttribute("of", round.nameIn(words));
        model.addAttribute(
                "form",
                exports.form(
                        "/work/rounds/" + round.id().value() + "/files",
                        files,
                        persons(views.of(round, null, words).rows()),
                        words));
        return "access/export";
    }

    @Allowed({Role.PLACEMENT_OFFICER, Role.AUDITOR})
    @FreshProof
    @PostMapping(ADDRESS)
    String make(
            @PathVariable String id,
            @RequestParam String file,
            @RequestParam String recipient,
            @RequestParam ExportPurpose purpose,
            @RequestParam String because,
            HttpServletRequest request) {
        var words = readers.words(request);
        var round = rounds.get(RoundId.of(id));
        var rows = views.of(round, null, words).rows();
        if (rows.isEmpty()) {
            throw new RoundNotFound();
        }
        var draft = new Draft(
                file,
                "round",
                round.id().value().toString(),
                rows.stream().map(RoundView.Row::household).toList(),
                persons(rows),
                switch (file) {
                    case CSV -> mark -> TableFile.csv(table(rows, words), mark, words);
                    case XLSX ->
                        mark -> TableFile.xlsx(words.say("placement.export.sheet"), table(rows, words), mark, words);
                    case PROBLEM -> {
                        var problem = problemOf(round.id());
                        yield mark -> marked(problem, mark, words);
                    }
                    default -> throw new RoundNotFound();
                });
        exports.ask(draft, recipient, purpose, because, words);
        return "redirect:/work/exports";
    }

    /// The newest plan's problem, as `havn place` reads it once unzipped. It was written down with every
    /// family in it, so whoever does not see them all does not get it.
    private byte[] problemOf(RoundId round) {
        var plan = rounds.newestPlan(round).orElseThrow(RoundNotFound::new);
        if (!rounds.wholly(round)) {
            throw new RoundNotFound();
        }
        return solves.problemOf(plan.id()).orElseThrow(RoundNotFound::new);
    }

    private static int persons(List<RoundView.Row> rows) {
        return rows.stream().mapToInt(RoundView.Row::size).sum();
    }

    private static List<List<String>> table(List<RoundView.Row> rows, Words words) {
        var table = new ArrayList<List<String>>();
        table.add(List.of(
                words.say("placement.plan.household"),
                words.say("placement.plan.size"),
                words.say("placement.plan.priority"),
                words.say("placement.plan.community"),
                words.say("placement.plan.value"),
                words.say("placement.plan.needs"),
                words.say("placement.plan.state")));
        for (var row : rows) {
            table.add(List.of(
                    row.household(),
                    String.valueOf(row.size()),
                    row.priority(),
                    row.community(),
                    row.value(),
                    row.needs(),
                    row.state()));
        }
        return table;
    }

    /// The same archive with a file beside the others that says who took it out.
    private static byte[] marked(byte[] archive, Watermark mark, Words words) {
        var bytes = new ByteArrayOutputStream();
        try (var from = new ZipInputStream(new ByteArrayInputStream(archive));
                var to = new ZipOutputStream(bytes)) {
            for (var entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
                put(to, entry.getName(), from.readAllBytes());
            }
            put(to, "taken-out.txt", mark.line(words).getBytes(StandardCharsets.UTF_8));
        } catch (IOException full) {
            throw new UncheckedIOException("The problem could not be put together", full);
        }
        return bytes.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
