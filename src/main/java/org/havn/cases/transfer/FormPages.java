package org.havn.cases.transfer;

import jakarta.servlet.http.HttpServletRequest;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.havn.access.Allowed;
import org.havn.access.FreshProof;
import org.havn.access.Role;
import org.havn.access.exports.ExportPurpose;
import org.havn.access.exports.Exports;
import org.havn.cases.CaseNotFound;
import org.havn.cases.CaseNumber;
import org.havn.cases.ProgrammeId;
import org.havn.cases.Programmes;
import org.havn.platform.Choice;
import org.havn.platform.Readers;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/// UNHCR's form in and out of the house.
@Controller
@RequestMapping(FormPages.ADDRESS)
class FormPages {
    static final String ADDRESS = "/work/cases/forms";
    private static final String EXPORT = ADDRESS + "/export";

    private final FormImport imports;
    private final FormExport forms;
    private final Exports exports;
    private final Programmes programmes;
    private final Readers readers;

    FormPages(FormImport imports, FormExport forms, Exports exports, Programmes programmes, Readers readers) {
        this.imports = imports;
        this.forms = forms;
        this.exports = exports;
        this.programmes = programmes;
        this.readers = readers;
    }

    @Allowed(Role.CASEWORKER)
    @GetMapping
    String show(Model model) {
        model.addAttribute(
                "programmes",
                programmes.all().stream()
                        .map(it -> new Choice(it.id().value().toString(), it.name()))
                        .toList());
        model.addAttribute("left", FormExport.LEFT);
        return "cases/forms";
    }

    @Allowed(Role.CASEWORKER)
    @PostMapping
    String bring(
            @RequestParam UUID programme, @RequestParam MultipartFile file, HttpServletRequest request, Model model)
            throws IOException {
        var found = programmes.find(new ProgrammeId(programme)).orElseThrow(() -> new CaseNotFound(""));
        var collected = new FormView.Collected(readers.words(request));
        try (var input = new BufferedInputStream(file.getInputStream())) {
            var report = imports.read(found.id(), input, FormImport.MOST_ON_A_PAGE, collected::add);
            model.addAttribute("view", collected.view(report));
        }
        return "cases/forms-report";
    }

    /// What has to be said before the form of these cases can leave.
    @Allowed(Role.CASEWORKER)
    @GetMapping("/export")
    String choose(@RequestParam String cases, HttpServletRequest request, Model model) {
        var words = readers.words(request);
        var households = forms.chosen(numbers(cases));
        model.addAttribute(
                "of",
                households.size() == 1
                        ? households.getFirst().number().value()
                        : words.say("cases.form.families", households.size()));
        model.addAttribute(
                "form",
                exports.form(
                        EXPORT + "?cases="
                                + String.join(
                                        ",",
                                        households.stream()
                                                .map(it -> it.number().value())
                                                .toList()),
                        List.of(new Choice(FormExport.FILE, words.say("cases.form.file"))),
                        FormExport.persons(households),
                        words));
        return "access/export";
    }

    @Allowed(Role.CASEWORKER)
    @FreshProof
    @PostMapping("/export")
    String take(
            @RequestParam String cases,
            @RequestParam String recipient,
            @RequestParam ExportPurpose purpose,
            @RequestParam String because,
            HttpServletRequest request) {
        var words = readers.words(request);
        exports.ask(forms.draft(numbers(cases), words), recipient, purpose, because, words);
        return "redirect:/work/exports";
    }

    /// The numbers that somebody typed or pasted, whatever stands between them.
    private static Set<CaseNumber> numbers(String typed) {
        var numbers = new LinkedHashSet<CaseNumber>();
        for (var number : typed.strip().split("[\\s,;]+", -1)) {
            if (!CaseNumber.looksLike(number)) {
                throw new CaseNotFound(number);
            }
            numbers.add(new CaseNumber(number));
        }
        return numbers;
    }
}
