package org.havn.reference;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.havn.access.Allowed;
import org.havn.access.CurrentActor;
import org.havn.access.Role;
import org.havn.platform.Listing;
import org.havn.platform.NavigationEntry;
import org.havn.platform.Readers;
import org.havn.reference.ImportReport.BadRows;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/// Reading, downloading and importing code lists.
@Controller
class CodeListPages {
    private static final int ROWS = 100;

    private final CodeLists lists;
    private final ListImports imports;
    private final Readers readers;
    private final CurrentActor actor;

    CodeListPages(CodeLists lists, ListImports imports, Readers readers, CurrentActor actor) {
        this.lists = lists;
        this.imports = imports;
        this.readers = readers;
        this.actor = actor;
    }

    @Bean
    static NavigationEntry codeListsInNavigation() {
        return new NavigationEntry(
                80,
                "/work/reference",
                "reference.navigation",
                Set.of("PLACEMENT_OFFICER", "CASEWORKER", "AUDITOR", "ADMINISTRATOR"));
    }

    @GetMapping("/work/reference")
    @Allowed({Role.PLACEMENT_OFFICER, Role.CASEWORKER, Role.AUDITOR, Role.ADMINISTRATOR})
    ModelAndView lists() {
        var summaries = Arrays.stream(CodeListName.values())
                .map(list -> new CodeListView.Summary(list, lists.all(list).size(), unverified(list)))
                .toList();
        return new ModelAndView("reference/lists", Map.of("lists", summaries));
    }

    @GetMapping("/work/reference/{key}")
    @Allowed({Role.PLACEMENT_OFFICER, Role.CASEWORKER, Role.AUDITOR, Role.ADMINISTRATOR})
    ModelAndView list(
            @PathVariable String key,
            @RequestParam(defaultValue = "") String word,
            @RequestParam(defaultValue = "1") int page,
            HttpServletRequest request) {
        var list = named(key);
        var words = readers.words(request);
        var found = lists.all(list).stream()
                .filter(entry -> fits(entry, word.strip().toLowerCase(Locale.ROOT), words.locale()))
                .toList();
        int pages = Math.max(1, (found.size() + ROWS - 1) / ROWS);
        int shown = Math.clamp(page, 1, pages);
        return new ModelAndView(
                "reference/list",
                Map.of(
                        "list", list,
                        "entries",
                                found.stream()
                                        .skip((long) (shown - 1) * ROWS)
                                        .limit(ROWS)
                                        .toList(),
                        "listing",
                                new Listing(
                                        "/work/reference/" + key,
                                        Map.of("word", word),
                                        "",
                                        false,
                                        shown,
                                        ROWS,
                                        found.size()),
                        "word", word,
                        "unverified", unverified(list),
                        "otherwise", lists.shippedOtherwise(list, words.locale()),
                        "mayImport", actor.get().is(Role.ADMINISTRATOR),
                        "columns",
                                String.join(
                                        ", ",
                                        CodeListCsv.REQUIRED.stream().sorted().toList())));
    }

    @GetMapping("/work/reference/{key}/csv")
    @Allowed({Role.PLACEMENT_OFFICER, Role.CASEWORKER, Role.AUDITOR, Role.ADMINISTRATOR})
    ResponseEntity<byte[]> csv(@PathVariable String key) {
        var list = named(key);
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(key + ".csv")
                                .build()
                                .toString())
                .body(CodeListCsv.write(lists.all(list)).getBytes(StandardCharsets.UTF_8));
    }

    @PostMapping("/work/reference/{key}")
    @Allowed(Role.ADMINISTRATOR)
    ModelAndView importCsv(
            @PathVariable String key,
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "false") boolean leaveOut,
            @RequestParam(defaultValue = "") String because,
            HttpServletRequest request)
            throws IOException {
        var list = named(key);
        var report = imports.importCsv(
                list, TableFile.csv(file.getBytes()), leaveOut ? BadRows.LEAVE_OUT : BadRows.STOP, because);
        return ReportPage.of(report, readers.words(request).say("reference.list." + key), "/work/reference/" + key);
    }

    private static CodeListName named(String key) {
        return CodeListName.of(key).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private boolean unverified(CodeListName list) {
        List<CodeEntry> all = lists.all(list);
        return !all.isEmpty() && all.stream().allMatch(entry -> entry.status() == CodeStatus.UNVERIFIED);
    }

    private static boolean fits(CodeEntry entry, String word, Locale reader) {
        return word.isEmpty()
                || entry.code().toLowerCase(Locale.ROOT).startsWith(word)
                || entry.name(reader).toLowerCase(Locale.ROOT).contains(word);
    }
}
