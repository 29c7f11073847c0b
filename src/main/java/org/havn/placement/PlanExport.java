package org.havn.placement;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.havn.access.Allowed;
import org.havn.access.Role;
import org.havn.platform.Cell;
import org.havn.platform.Readers;
import org.havn.platform.Words;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// A plan as a file. It carries case numbers and municipalities, and nothing that says who the people are.
@Controller
class PlanExport {
    private static final MediaType SPREADSHEET =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final Rounds rounds;
    private final RoundViews views;
    private final SolveRows solves;
    private final Readers readers;

    PlanExport(Rounds rounds, RoundViews views, SolveRows solves, Readers readers) {
        this.rounds = rounds;
        this.views = views;
        this.solves = solves;
        this.readers = readers;
    }

    @Allowed({Role.PLACEMENT_OFFICER, Role.AUDITOR})
    @GetMapping("/work/rounds/{id}/plan.csv")
    ResponseEntity<byte[]> csv(@PathVariable String id, HttpServletRequest request) throws IOException {
        rounds.exported(RoundId.of(id), "plan.csv");
        var bytes = new ByteArrayOutputStream();
        try (var csv = CsvWriter.builder().build(new OutputStreamWriter(bytes, StandardCharsets.UTF_8))) {
            for (var row : table(RoundId.of(id), readers.words(request))) {
                csv.writeRecord(row.stream().map(PlanExport::harmless).toList());
            }
        }
        return attachment(bytes.toByteArray(), "havn-plan.csv", MediaType.parseMediaType("text/csv;charset=UTF-8"));
    }

    @Allowed({Role.PLACEMENT_OFFICER, Role.AUDITOR})
    @GetMapping("/work/rounds/{id}/plan.xlsx")
    ResponseEntity<byte[]> spreadsheet(@PathVariable String id, HttpServletRequest request) throws IOException {
        rounds.exported(RoundId.of(id), "plan.xlsx");
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "Havn", "1.0")) {
            var sheet = workbook.newWorksheet(readers.words(request).say("placement.export.sheet"));
            var table = table(RoundId.of(id), readers.words(request));
            for (int row = 0; row < table.size(); row++) {
                for (int column = 0; column < table.get(row).size(); column++) {
                    sheet.value(row, column, harmless(table.get(row).get(column)));
                }
            }
            sheet.range(0, 0, 0, table.getFirst().size() - 1).style().bold().set();
            sheet.freezePane(0, 1);
        }
        return attachment(bytes.toByteArray(), "havn-plan.xlsx", SPREADSHEET);
    }

    /// The newest plan's problem, as `havn place` reads it once unzipped.
    @Allowed({Role.PLACEMENT_OFFICER, Role.AUDITOR})
    @GetMapping("/work/rounds/{id}/problem.zip")
    ResponseEntity<byte[]> problem(@PathVariable String id) {
        var round = RoundId.of(id);
        var plan = rounds.newestPlan(round).orElseThrow(RoundNotFound::new);
        if (!rounds.wholly(round)) {
            // it was written down with every family in it
            throw new RoundNotFound();
        }
        rounds.exported(round, "problem.zip");
        return attachment(
                solves.problemOf(plan.id()).orElseThrow(RoundNotFound::new),
                "havn-problem.zip",
                MediaType.parseMediaType("application/zip"));
    }

    private List<List<String>> table(RoundId id, Words words) {
        var view = views.of(rounds.get(id), words);
        var table = new ArrayList<List<String>>();
        table.add(List.of(
                words.say("placement.plan.household"),
                words.say("placement.plan.size"),
                words.say("placement.plan.priority"),
                words.say("placement.plan.community"),
                words.say("placement.plan.value"),
                words.say("placement.plan.needs"),
                words.say("placement.plan.state")));
        for (var row : view.rows()) {
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

    /// A cell that begins like a formula is told to be text (OWASP, CSV injection).
    static String harmless(String cell) {
        return Cell.harmless(cell);
    }

    private static ResponseEntity<byte[]> attachment(byte[] bytes, String name, MediaType type) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(bytes);
    }
}
