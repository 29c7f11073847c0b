package org.havn.placement.worker;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.havn.fuzz.Target;
import org.havn.placement.engine.SolveProgress.Report;
import org.havn.placement.engine.SolveProgress.Stage;

/// What a solver's process says and writes: native code may have run wild in it.
public final class WorkerParsers {
    private WorkerParsers() {}

    /// A record that has one of everything.
    @SuppressWarnings("ArrayRecordComponent") // the engine may keep its numbers so
    record Everything(
            String text,
            int[] whole,
            double[] broken,
            List<Report> reports,
            Map<String, Long> counts,
            Set<Stage> stages) {}

    public static List<Target> all() {
        var report = new Report(Stage.VALUE, 10.25, 11.0, 0.068, 3, 4, 1.5);
        var everything = new Everything(
                "Ås", new int[] {1, -2}, new double[] {0.5}, List.of(report), Map.of("a", 1L), Set.of(Stage.EMERGENCY));
        return List.of(
                Target.ofText(
                        "worker-message",
                        List.of(
                                new WorkerMessage.Advanced(report).line(),
                                new WorkerMessage.Finished(42).line(),
                                new WorkerMessage.Failed("what").line()),
                        WorkerMessage::parse),
                Target.ofBytes(
                        "worker-records",
                        List.of(written(everything)),
                        input -> new RecordReader(new ByteArrayInputStream(input)).read(Everything.class),
                        IOException.class));
    }

    private static byte[] written(Object value) {
        var bytes = new ByteArrayOutputStream();
        try (var writer = new RecordWriter(bytes)) {
            writer.write(value);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
