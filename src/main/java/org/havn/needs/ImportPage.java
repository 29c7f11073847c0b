package org.havn.needs;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.havn.access.Allowed;
import org.havn.access.Role;
import org.havn.cases.ProgrammeId;
import org.havn.cases.Programmes;
import org.havn.platform.Choice;
import org.havn.platform.Readers;
import org.havn.reference.ImportReport;
import org.havn.reference.ImportReport.BadRows;
import org.havn.reference.ReportPage;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/// Bringing families and needs in from a spreadsheet, with a report of each bad row.
@Controller
class ImportPage {
    private static final String ADDRESS = "/work/cases/import";

    private final FamilyImport imports;
    private final Programmes programmes;
    private final Readers readers;

    ImportPage(FamilyImport imports, Programmes programmes, Readers readers) {
        this.imports = imports;
        this.programmes = programmes;
        this.readers = readers;
    }

    @Allowed({Role.CASEWORKER, Role.PLACEMENT_OFFICER, Role.AUDITOR})
    @GetMapping(ADDRESS)
    ModelAndView form() {
        return new ModelAndView(
                "needs/import",
                Map.of(
                        "programmes",
                        programmes.all().stream()
                                .map(it -> new Choice(it.id().value().toString(), it.name()))
                                .toList(),
                        "familyColumns",
                        String.join(", ", FamilyTable.REQUIRED.stream().sorted().toList()),
                        "needColumns",
                        String.join(", ", NeedTable.REQUIRED.stream().sorted().toList())));
    }

    @Allowed({Role.CASEWORKER, Role.PLACEMENT_OFFICER})
    @PostMapping(ADDRESS + "/families")
    ModelAndView families(
            HttpServletRequest request,
            @RequestParam UUID programme,
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "false") boolean leaveOut)
            throws IOException {
        return report(request, imports.families(new ProgrammeId(programme), file.getBytes(), badRows(leaveOut)));
    }

    @Allowed({Role.CASEWORKER, Role.PLACEMENT_OFFICER})
    @PostMapping(ADDRESS + "/needs")
    ModelAndView needs(
            HttpServletRequest request,
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "false") boolean leaveOut)
            throws IOException {
        return report(request, imports.needs(file.getBytes(), badRows(leaveOut)));
    }

    private static BadRows badRows(boolean leaveOut) {
        return leaveOut ? BadRows.LEAVE_OUT : BadRows.STOP;
    }

    private ModelAndView report(HttpServletRequest request, ImportReport report) {
        var table = readers.words(request).say("needs.import." + report.table());
        return ReportPage.of(report, table, ADDRESS);
    }
}
