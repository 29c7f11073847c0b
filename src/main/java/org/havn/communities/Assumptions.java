package org.havn.communities;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.havn.reference.Confidence;
import org.havn.reference.CsvImport;
import org.havn.reference.ImportedRow;
import org.havn.reference.LanguageTag;
import org.havn.reference.Provenance;
import org.jspecify.annotations.Nullable;

/// What Havn assumes where no source says anything: the numbers of `reference/assumptions.csv`, explained in
/// `docs/assumptions.md`.
final class Assumptions {
    static final String FILE = "assumptions.csv";
    private static final LocalDate WRITTEN = LocalDate.of(2026, 11, 23);
    private static final String SPEAKERS = "speakers.";

    private final Map<String, String> values;

    private Assumptions(Map<String, String> values) {
        this.values = values;
    }

    static Assumptions read(byte[] csv) {
        var values = new HashMap<String, String>();
        var rows = CsvImport.read(
                csv,
                Set.of("name", "value", "explanation"),
                row -> Map.entry(row.text("name"), row.text("value")),
                Map.Entry::getKey);
        for (var row : rows) {
            switch (row) {
                case ImportedRow.Accepted<Map.Entry<String, String>>(long _, var entry) ->
                    values.put(entry.getKey(), entry.getValue());
                case ImportedRow.Rejected<Map.Entry<String, String>>(long line, var fault) ->
                    throw new IllegalStateException(FILE + " line " + line + ": " + fault);
            }
        }
        return new Assumptions(values);
    }

    int whole(String name) {
        return Integer.parseInt(value(name));
    }

    double decimal(String name) {
        return Double.parseDouble(value(name));
    }

    LocalDate effectiveFrom() {
        return LocalDate.parse(value("effective_from"));
    }

    /// The languages whose speakers are estimated.
    List<LanguageTag> languages() {
        return values.keySet().stream()
                .filter(name -> name.startsWith(SPEAKERS))
                .sorted()
                .map(name -> new LanguageTag(name.substring(SPEAKERS.length())))
                .toList();
    }

    /// About how many people in the whole country speak the language.
    int speakers(LanguageTag language) {
        return whole(SPEAKERS + language.value());
    }

    /// The provenance of a figure that follows from an assumption.
    Provenance provenance(String assumption) {
        return new Provenance(assumption, WRITTEN, Confidence.ASSUMED);
    }

    private String value(String name) {
        @Nullable String value = values.get(name);
        if (value == null) {
            throw new IllegalStateException(FILE + " lacks " + name);
        }
        return value;
    }
}
