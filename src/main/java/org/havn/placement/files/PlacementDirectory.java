package org.havn.placement.files;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.havn.placement.engine.PlacementProblem;

/// A directory as `havn place` takes it.
public final class PlacementDirectory {

    private PlacementDirectory() {}

    /// What a directory holds.
    ///
    /// @param warnings sentences about what is allowed and yet probably not meant
    public record Content(PlacementProblem problem, List<String> warnings) {}

    /// Reads a directory's problem.
    ///
    /// @throws BadInput with everything that is wrong
    public static Content read(Path directory) {
        var tables = PlacementTables.read(directory, Limits.USUAL);
        return new Content(ProblemOfTables.of(tables), tables.warnings());
    }

    /// Writes a problem. What people have decided is written as what it comes to: a reservation lessens the capacity, a
    /// pinned
    /// family has its one pair, a forbidden pair is absent. A link between families has no place in this format.
    ///
    /// @param localityName the name to write beside a locality's id; empty for none
    /// @throws IllegalArgumentException if an amount or a capacity is no whole number
    public static void write(Path directory, PlacementProblem problem, UnaryOperator<String> localityName)
            throws IOException {
        Files.createDirectories(directory);
        new DirectoryWriter(directory, problem).write(localityName);
    }

    /// One table being written.
    static CsvWriter table(Path directory, CsvTable table) throws IOException {
        var csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .build(directory.resolve(table.file()), StandardCharsets.UTF_8);
        var header = java.util.stream.Stream.concat(table.required().stream(), table.optional().stream())
                .toList();
        csv.writeRecord(header);
        return csv;
    }
}
