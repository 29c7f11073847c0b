package org.havn.publishing;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.havn.platform.Link;
import org.havn.platform.OpenToAll;
import org.havn.platform.Readers;
import org.havn.platform.Words;
import org.havn.publishing.FigureTableView.Said;
import org.havn.publishing.release.Cell;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;

/// Figures for everybody: the releases that are out, as a page and as files. It reads what was released
/// and nothing else.
@Controller
class OpenFiguresPage {
    private static final String ADDRESS = "/open/figures";

    /// A figure in a file; `figure` is left empty where it is held back.
    record Line(
            String table,
            String row,
            String rowName,
            String column,
            String columnName,
            @Nullable Integer figure) {}

    record File(String release, String countedOn, int threshold, boolean demo, List<Line> figures) {}

    private final Figures figures;
    private final FigureTables tables;
    private final Readers readers;
    private final JsonMapper json;
    private final boolean demo;

    OpenFiguresPage(
            Figures figures,
            FigureTables tables,
            Readers readers,
            JsonMapper json,
            @Value("${havn.demo:false}") boolean demo) {
        this.figures = figures;
        this.tables = tables;
        this.readers = readers;
        this.json = json;
        this.demo = demo;
    }

    @OpenToAll
    @GetMapping(ADDRESS)
    String page(@RequestParam @Nullable UUID release, HttpServletRequest request, Model model) {
        var words = readers.words(request);
        var all = figures.open();
        if (release == null && all.isEmpty()) {
            return "publishing/no-figures";
        }
        var chosen = chosen(release, all);
        model.addAttribute("view", view(chosen, release != null, all, words));
        return "publishing/open-figures";
    }

    @OpenToAll
    @GetMapping(ADDRESS + ".csv")
    ResponseEntity<byte[]> csv(@RequestParam @Nullable UUID release, HttpServletRequest request) {
        var file = file(release, request);
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().build(text)) {
            csv.writeRecord("counted_on", "table", "row", "row_name", "column", "column_name", "figure", "demo");
            file.figures()
                    .forEach(it -> csv.writeRecord(
                            file.countedOn(),
                            it.table(),
                            harmless(it.row()),
                            harmless(it.rowName()),
                            it.column(),
                            harmless(it.columnName()),
                            it.figure() == null ? "" : it.figure().toString(),
                            String.valueOf(file.demo())));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return answer("text/csv; charset=utf-8", "csv", file, text.toString());
    }

    @OpenToAll
    @GetMapping(ADDRESS + ".json")
    ResponseEntity<byte[]> json(@RequestParam @Nullable UUID release, HttpServletRequest request) {
        var file = file(release, request);
        return answer("application/json", "json", file, json.writeValueAsString(file));
    }

    private File file(@Nullable UUID release, HttpServletRequest request) {
        var words = readers.words(request);
        var chosen = chosen(release, figures.open());
        var counties = tables.counties();
        return new File(
                chosen.id().toString(),
                chosen.countedOn().toString(),
                chosen.threshold(),
                demo,
                figures.figuresOf(chosen).stream()
                        .map(it -> new Line(
                                it.cell().table(),
                                it.cell().row(),
                                tables.rowName(it.cell(), counties, words),
                                it.cell().column(),
                                FigureTables.columnName(it.cell(), words),
                                it.figure()))
                        .toList());
    }

    /// Names of rows are the code lists', which people write.
    private static String harmless(String name) {
        return org.havn.platform.Cell.harmless(name);
    }

    private static ResponseEntity<byte[]> answer(String type, String ending, File file, String text) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("figures-" + file.countedOn() + "." + ending)
                                .build()
                                .toString())
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    private static OpenRelease chosen(@Nullable UUID id, List<OpenRelease> all) {
        Optional<OpenRelease> chosen = id == null
                ? all.stream().findFirst()
                : all.stream().filter(it -> it.id().equals(id)).findFirst();
        return chosen.orElseThrow(NoSuchRelease::new);
    }

    private OpenFiguresView view(OpenRelease chosen, boolean named, List<OpenRelease> all, Words words) {
        var held = words.say("publishing.cell.held", chosen.threshold());
        var said = new LinkedHashMap<Cell, Said>();
        figures.figuresOf(chosen).forEach(it -> {
            var figure = it.figure();
            said.put(it.cell(), figure == null ? new Said(held, false) : new Said(words.number(figure), true));
        });
        return new OpenFiguresView(
                words.date(chosen.countedOn()),
                words.date(chosen.publishedAt().atZone(ZoneOffset.UTC).toLocalDate()),
                chosen.threshold(),
                named ? "?release=" + chosen.id() : "",
                tables.tables(said, words),
                all.stream()
                        .filter(it -> !it.id().equals(chosen.id()))
                        .map(it -> new Link(ADDRESS + "?release=" + it.id(), words.date(it.countedOn())))
                        .toList());
    }
}
