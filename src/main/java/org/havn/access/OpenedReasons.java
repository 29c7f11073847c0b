package org.havn.access;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Why a case was opened by whom it is not for, as the family reads it in its own copy.
@Component
public class OpenedReasons {
    private final OpeningRows rows;

    OpenedReasons(OpeningRows rows) {
        this.rows = rows;
    }

    /// The openings of a case that the reader may see, field by field, the oldest first.
    public List<Map<String, String>> ofCase(String caseNumber) {
        return rows.ofCase(caseNumber).stream().map(OpenedReasons::row).toList();
    }

    private static Map<String, String> row(CaseOpening it) {
        var row = new LinkedHashMap<String, String>();
        row.put("case_number", it.caseNumber());
        row.put("kind", it.kind().name());
        row.put("because", it.because());
        row.put("since", it.since().toString());
        row.put("until_at", it.until().toString());
        if (it.review() != null) {
            row.put("review", it.review());
        }
        return row;
    }
}
