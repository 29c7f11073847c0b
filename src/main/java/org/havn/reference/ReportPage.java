package org.havn.reference;

import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/// The page that tells what an import did, row by row.
public final class ReportPage {
    private ReportPage() {}

    /// The report; a file of which nothing was kept answers 422, for programs, with the same page for
    /// people.
    ///
    /// @param table what was imported, in the reader's words
    /// @param back where the form is
    public static ModelAndView of(ImportReport report, String table, String back) {
        var page = new ModelAndView("reference/report", Map.of("report", report, "table", table, "back", back));
        if (!report.written()) {
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return page;
    }
}
