package org.havn.needs.rules;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.havn.needs.Phase;
import org.havn.needs.Severity;
import org.havn.reference.SpecificNeedCode;
import org.jspecify.annotations.Nullable;

/// The rules that Havn brings along: `editions.csv` says which file counts from which day, and no file changes once it
/// was shipped.
public final class ShippedRules {
    private static final String FOLDER = "/needs/rules/";

    private static final class Read {
        static final List<RuleSet> EDITIONS = read();
    }

    private ShippedRules() {}

    /// Every edition, the oldest first.
    public static List<RuleSet> all() {
        return Read.EDITIONS;
    }

    private static List<RuleSet> read() {
        return rows("editions.csv").stream()
                .map(it -> new RuleSet(
                        it.getField("version"),
                        LocalDate.parse(it.getField("from")),
                        rows(it.getField("file")).stream()
                                .map(ShippedRules::rule)
                                .toList()))
                .sorted(Comparator.comparing(RuleSet::from).thenComparing(RuleSet::version))
                .toList();
    }

    /// The edition with which an interview of this day is read; the first one also reads what was before it.
    public static RuleSet on(LocalDate day) {
        var all = all();
        return all.stream().filter(it -> !it.from().isAfter(day)).reduce(all.getFirst(), (_, later) -> later);
    }

    private static Rule rule(NamedCsvRecord row) {
        return new Rule(
                row.getField("rule"),
                row.getField("per").equals("HOUSEHOLD"),
                Arrays.stream(row.getField("when").split(";"))
                        .map(way -> Arrays.stream(way.split("&")).map(Term::of).toList())
                        .toList(),
                words(row.getField("words")),
                text(row, "capability"),
                whole(row, "minutes"),
                whole(row, "hours"),
                whole(row, "visits"),
                Severity.valueOf(row.getField("severity")),
                phases(row),
                words(row.getField("codes")).stream().map(SpecificNeedCode::new).toList(),
                text(row, "instead_of"),
                row.getField("rests"));
    }

    private static Set<Phase> phases(NamedCsvRecord row) {
        var phases = EnumSet.noneOf(Phase.class);
        words(row.getField("phases")).forEach(it -> phases.add(Phase.valueOf(it)));
        return phases;
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split(" +"));
    }

    private static @Nullable String text(NamedCsvRecord row, String column) {
        var text = row.getField(column);
        return text.isEmpty() ? null : text;
    }

    private static @Nullable Integer whole(NamedCsvRecord row, String column) {
        var text = row.getField(column);
        return text.isEmpty() ? null : Integer.valueOf(text);
    }

    private static List<NamedCsvRecord> rows(String file) {
        var address = FOLDER + file;
        try (var content = ShippedRules.class.getResourceAsStream(address)) {
            if (content == null) {
                throw new IllegalStateException("The application lacks " + address);
            }
            var text = new String(content.readAllBytes(), StandardCharsets.UTF_8);
            try (var csv = CsvReader.builder().ofNamedCsvRecord(text)) {
                return csv.stream().toList();
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The application cannot read " + address, unreadable);
        }
    }
}
