package org.havn.reference;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.havn.platform.Cell;

/// The shape of a code list as a CSV file: one row a code, a column for each language.
final class CodeListCsv {
    private static final List<String> LANGUAGES = List.of("en", "nb", "ar", "tr");
    static final Set<String> REQUIRED = Set.of("code", "name_en", "status", "valid_from", "source");

    private CodeListCsv() {}

    static List<ImportedRow<CodeEntry>> read(CodeListName list, byte[] csv) {
        return CsvImport.read(csv, REQUIRED, row -> entry(list, row), CodeListCsv::key);
    }

    /// The same rows as a file that can be edited and imported again.
    static String write(List<CodeEntry> entries) {
        var file = new StringWriter();
        try (var csv = CsvWriter.builder().build(file)) {
            csv.writeRecord(
                    "code",
                    "parent",
                    "name_en",
                    "name_nb",
                    "name_ar",
                    "name_tr",
                    "family_en",
                    "family_nb",
                    "family_ar",
                    "family_tr",
                    "details",
                    "status",
                    "restricted",
                    "valid_from",
                    "valid_to",
                    "source");
            for (var entry : entries) {
                csv.writeRecord(fields(entry).stream().map(Cell::harmless).toList());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return file.toString();
    }

    private static List<String> fields(CodeEntry entry) {
        var fields = new ArrayList<String>();
        fields.add(entry.code());
        fields.add(Objects.requireNonNullElse(entry.parent(), ""));
        LANGUAGES.forEach(language -> fields.add(entry.names().getOrDefault(language, "")));
        LANGUAGES.forEach(language -> fields.add(entry.familyWords().getOrDefault(language, "")));
        fields.add(new TreeMap<>(entry.details())
                .entrySet().stream()
                        .map(detail -> detail.getKey() + "=" + detail.getValue())
                        .collect(Collectors.joining(";")));
        fields.add(entry.status().name());
        fields.add(entry.restricted() ? "yes" : "no");
        fields.add(entry.validFrom().toString());
        fields.add(Objects.toString(entry.validTo(), ""));
        fields.add(entry.source());
        return fields;
    }

    static List<Object> key(CodeEntry entry) {
        return List.of(entry.code(), entry.validFrom());
    }

    private static CodeEntry entry(CodeListName list, CsvRow row) throws RowRejected {
        row.text("name_en");
        var code = row.text("code");
        valid(list, code);
        return new CodeEntry(
                list,
                code,
                row.optional("parent").orElse(null),
                texts(row, "name_"),
                texts(row, "family_"),
                details(row),
                row.oneOf("status", CodeStatus.class),
                yes(row),
                row.day("valid_from"),
                row.optionalDay("valid_to").orElse(null),
                row.text("source"));
    }

    private static void valid(CodeListName list, String code) {
        switch (list) {
            case COUNTRIES -> new CountryCode(code);
            case LANGUAGES -> new LanguageTag(code);
            case OCCUPATIONS -> new OccupationCode(code);
            case EDUCATION_LEVELS -> new EducationLevelCode(code);
            case SUBMISSION_CATEGORIES -> new SubmissionCategory(code);
            case PRIORITIES -> Priority.valueOf(code);
            case SPECIFIC_NEEDS -> new SpecificNeedCode(code);
            case CAPABILITIES -> new CapabilityCode(code);
        }
    }

    private static Map<String, String> texts(CsvRow row, String prefix) throws RowRejected {
        Map<String, String> texts = new HashMap<>();
        for (var language : LANGUAGES) {
            row.optional(prefix + language).ifPresent(text -> texts.put(language, text));
        }
        return texts;
    }

    private static Map<String, String> details(CsvRow row) throws RowRejected {
        Map<String, String> details = new HashMap<>();
        for (var detail : row.optional("details").orElse("").split(";", -1)) {
            if (detail.isBlank()) {
                continue;
            }
            var equals = detail.indexOf('=');
            if (equals < 1) {
                throw new RowRejected("not-a-detail", "details", detail);
            }
            details.put(detail.substring(0, equals), detail.substring(equals + 1));
        }
        return details;
    }

    private static boolean yes(CsvRow row) throws RowRejected {
        var text = row.optional("restricted").orElse("no");
        return switch (text) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw new RowRejected("not-one-of", "restricted", text, "yes, no");
        };
    }
}
