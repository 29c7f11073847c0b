package org.havn.placement.simulate;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.havn.placement.engine.PlacementResult;
import org.havn.placement.engine.SolveStatus;
import org.havn.placement.files.Figures;

/// `simulation.csv`: what each policy came to in each order.
final class SimulationFile {
    private SimulationFile() {}

    static void write(Path folder, List<Tally> tallies, PlacementResult best) throws IOException {
        try (var csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .build(folder.resolve("simulation.csv"), StandardCharsets.UTF_8)) {
            csv.writeRecord("policy", "order", "value", "share_percent", "of", "proven", "placed", "seconds_a_batch");
            for (var tally : tallies) {
                for (int at = 0; at < tally.outcomes().size(); at++) {
                    var outcome = tally.outcomes().get(at);
                    csv.writeRecord(
                            tally.policy(),
                            Integer.toString(at + 1),
                            Figures.exact(outcome.value()),
                            Figures.decimal(tally.shares().get(at), 4),
                            Figures.exact(best.bound()),
                            best.status() == SolveStatus.OPTIMAL ? "yes" : "no",
                            Integer.toString(outcome.placed()),
                            Figures.decimal(outcome.secondsABatch(), 4));
                }
            }
        }
    }
}
