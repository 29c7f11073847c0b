package org.havn.communities;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import org.havn.access.Allowed;
import org.havn.access.Role;
import org.havn.platform.Readers;
import org.havn.reference.ImportReport.BadRows;
import org.havn.reference.ReportPage;
import org.havn.reference.TableFile;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/// Importing this module's tables from spreadsheets and CSV files.
@Controller
class TablePages {
    private final CommunityTables tables;
    private final TableImports imports;
    private final Readers readers;

    TablePages(CommunityTables tables, TableImports imports, Readers readers) {
        this.tables = tables;
        this.imports = imports;
        this.readers = readers;
    }

    @GetMapping("/work/communities/tables")
    @Allowed({Role.ADMINISTRATOR, Role.PLACEMENT_OFFICER})
    ModelAndView tables() {
        var views = tables.all().stream()
                .map(table -> new TableView(
                        table.key(),
                        String.join(", ", table.columns().stream().sorted().toList())))
                .toList();
        return new ModelAndView("communities/tables", Map.of("tables", views));
    }

    @PostMapping("/work/communities/tables/{key}")
    @Allowed({Role.ADMINISTRATOR, Role.PLACEMENT_OFFICER})
    ModelAndView importCsv(
            @PathVariable String key,
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "false") boolean leaveOut,
            @RequestParam(defaultValue = "") String because,
            HttpServletRequest request)
            throws IOException {
        var table = tables.find(key).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var report = imports.importCsv(
                table, TableFile.csv(file.getBytes()), leaveOut ? BadRows.LEAVE_OUT : BadRows.STOP, because);
        return ReportPage.of(
                report, readers.words(request).say("communities.table." + key), "/work/communities/tables");
    }
}
