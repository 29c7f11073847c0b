package org.havn.placement;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.servlet.http.HttpServletRequest;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.havn.access.Allowed;
import org.havn.access.Role;
import org.havn.platform.Cell;
import org.havn.platform.Readers;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The policy lab of a round: how near policies come to hindsight on its families.
@Controller
@RequestMapping("/work/rounds/{id}/lab")
class LabPage {
    private static final int MOST_FAMILIES = 400;
    private static final int MOST_BATCHES = 52;
    private static final int MOST_ORDERS = 10;

    private final Rounds rounds;
    private final Inquiries inquiries;
    private final LabInquirer inquirer;
    private final LabViews views;
    private final Readers readers;

    LabPage(Rounds rounds, Inquiries inquiries, LabInquirer inquirer, LabViews views, Readers readers) {
        this.rounds = rounds;
        this.inquiries = inquiries;
        this.inquirer = inquirer;
        this.views = views;
        this.readers = readers;
    }

    @Allowed({Role.PLACEMENT_OFFICER, Role.AUDITOR})
    @GetMapping
    String show(@PathVariable String id, HttpServletRequest request, Model model) {
        model.addAttribute("view", views.of(rounds.get(RoundId.of(id)), readers.words(request)));
        return "placement/lab";
    }

    /// Runs policies on the round's families, or on so many drawn from them. Figures beyond their limits are brought
    /// within.
    @Allowed({Role.PLACEMENT_OFFICER, Role.AUDITOR})
    @PostMapping
    String ask(
            @PathVariable String id,
            @RequestParam(defaultValue = "0") int drawn,
            @RequestParam(defaultValue = "100") int capacity,
            @RequestParam(defaultValue = "12") int batches,
            @RequestParam(defaultValue = "3") int orders,
            @RequestParam(defaultValue = "greedy,prices") List<String> policies,
            @RequestParam(defaultValue = "") String value) {
        var round = rounds.get(RoundId.of(id));
        var known = LabInquirer.policies().stream().filter(policies::contains).toList();
        inquiries.ask(
                inquirer,
                round.id(),
                null,
                new LabInquirer.Asked(
                        Math.clamp(drawn, 0, MOST_FAMILIES),
                        Math.clamp(capacity, 1, 200),
                        Math.clamp(batches, 1, MOST_BATCHES),
                        Math.clamp(orders, 1, MOST_ORDERS),
                        known.isEmpty() ? List.of("greedy") : known,
                        List.of("policy-v1", "policy-v2").contains(value) ? value : "",
                        round.seed()));
        return "redirect:/work/rounds/" + round.id().value() + "/lab";
    }

    /// The figures as a file. They speak of policies, kinds of needs and counties: no family is in them.
    @Allowed({Role.PLACEMENT_OFFICER, Role.AUDITOR})
    @GetMapping("/figures.csv")
    ResponseEntity<byte[]> figures(@PathVariable String id, HttpServletRequest request) {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().build(text)) {
            for (var line : views.figures(rounds.get(RoundId.of(id)), readers.words(request))) {
                csv.writeRecord(line.stream().map(Cell::harmless).toList());
            }
        } catch (java.io.IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, "text/csv; charset=utf-8")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("policy-lab.csv")
                                .build()
                                .toString())
                .body(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
