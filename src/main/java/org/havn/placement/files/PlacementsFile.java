package org.havn.placement.files;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.havn.placement.engine.PlacementPlan;
import org.havn.placement.engine.PlacementProblem;

/// `placements.csv`: where each family goes. An unplaced one has an empty locality, and the value 0 that it counts for.
final class PlacementsFile {
    static final String NAME = "placements.csv";

    private PlacementsFile() {}

    /// @param order the families' ids, in the order in which they are to be written
    static void write(Path directory, PlacementPlan plan, List<String> order) throws IOException {
        var problem = plan.problem();
        try (var csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .build(directory.resolve(NAME), StandardCharsets.UTF_8)) {
            csv.writeRecord("family_id", "locality_id", "value");
            for (var id : order) {
                var family = problem.familyIndex(id);
                var locality = plan.localityOf(family);
                if (locality == PlacementProblem.NONE) {
                    csv.writeRecord(id, "", "0");
                } else {
                    var value = problem.pairValue(problem.pair(family, locality));
                    csv.writeRecord(id, problem.localityId(locality), Figures.exact(value));
                }
            }
        }
    }
}
