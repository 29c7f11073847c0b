package org.havn.cases.errf;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The blocks and fields of one version of the form, in their order.
final class ErrfFormat {
    /// What a field holds.
    enum Kind {
        TEXT,
        NAME,
        GUID,
        MOMENT,
        YES_NO,
        WHOLE,
        CODE,
        PHOTO
    }

    /// @param codes the code table that the value stands in; empty for other kinds
    record Field(String name, Kind kind, boolean required, String codes) {}

    /// @param most how often it may stand in a case
    record Block(String name, int least, int most, List<Field> fields) {
        Optional<Field> field(String wanted) {
            return fields.stream().filter(it -> it.name().equals(wanted)).findFirst();
        }
    }

    private static final Map<ErrfVersion, ErrfFormat> KNOWN = new LinkedHashMap<>();

    static {
        for (var version : ErrfVersion.values()) {
            KNOWN.put(version, new ErrfFormat(version));
        }
    }

    private final Map<String, Block> blocks = new LinkedHashMap<>();

    private ErrfFormat(ErrfVersion version) {
        var fields = new LinkedHashMap<String, List<Field>>();
        for (var row : rows("format-" + version.code())) {
            var its = fields.computeIfAbsent(row.getField("block"), _ -> new ArrayList<>());
            its.add(new Field(
                    row.getField("field"),
                    Kind.valueOf(row.getField("kind")
                            .toUpperCase(java.util.Locale.ROOT)
                            .replace('-', '_')),
                    row.getField("required").equals("yes"),
                    row.getField("codes")));
            blocks.put(
                    row.getField("block"),
                    new Block(
                            row.getField("block"),
                            Integer.parseInt(row.getField("least")),
                            row.getField("most").isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(row.getField("most")),
                            its));
        }
    }

    static ErrfFormat of(ErrfVersion version) {
        return Objects.requireNonNull(KNOWN.get(version));
    }

    Optional<Block> block(String name) {
        return Optional.ofNullable(blocks.get(name));
    }

    /// In the order in which a case has them.
    List<Block> blocks() {
        return List.copyOf(blocks.values());
    }

    static List<NamedCsvRecord> rows(String name) {
        try (var file = Objects.requireNonNull(ErrfFormat.class.getResourceAsStream("/errf/" + name + ".csv"), name)) {
            var text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            try (var csv = CsvReader.builder().ofNamedCsvRecord(text)) {
                return csv.stream().toList();
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The table errf/" + name + ".csv cannot be read", unreadable);
        }
    }
}
