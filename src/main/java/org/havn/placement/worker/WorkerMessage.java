package org.havn.placement.worker;

import java.io.StringWriter;
import java.util.Optional;
import org.havn.placement.engine.SolveProgress;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// What a worker tells while it works, one line of JSON each.
sealed interface WorkerMessage {

    /// How far the solve has come.
    record Advanced(SolveProgress.Report report) implements WorkerMessage {}

    /// The end: the result lies in the workplace.
    ///
    /// @param peakBytes the most memory that the worker had, native memory included
    record Finished(long peakBytes) implements WorkerMessage {}

    /// The end without a result, because the worker ran into something that it could still tell.
    record Failed(String what) implements WorkerMessage {}

    /// The worker's own Java heap was used up.
    record HeapExhausted() implements WorkerMessage {}

    JsonFactory JSON = new JsonFactory();

    default String line() {
        var text = new StringWriter();
        try (var json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            switch (this) {
                case Advanced(var report) -> {
                    json.writeStringProperty("event", "advanced");
                    json.writeStringProperty("phase", report.stage().name());
                    json.writeNumberProperty("seconds", report.seconds());
                    json.writeNumberProperty("placed", report.placed());
                    json.writeNumberProperty("families", report.families());
                    number(json, "incumbent", report.incumbent());
                    number(json, "bound", report.bound());
                    number(json, "gap", report.gap());
                }
                case Finished(var peak) -> {
                    json.writeStringProperty("event", "finished");
                    json.writeNumberProperty("peakBytes", peak);
                }
                case Failed(var what) -> {
                    json.writeStringProperty("event", "failed");
                    json.writeStringProperty("what", what);
                }
                case HeapExhausted() -> json.writeStringProperty("event", "heap-exhausted");
            }
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void number(tools.jackson.core.JsonGenerator json, String name, @Nullable Double value) {
        if (value != null && Double.isFinite(value)) {
            json.writeNumberProperty(name, value);
        }
    }

    /// @return nothing for a line that is not a message: native code sometimes prints where nobody asked it to
    static Optional<WorkerMessage> parse(String line) {
        if (!line.startsWith("{\"event\"")) {
            return Optional.empty();
        }
        try {
            var fields = new Fields(line);
            return switch (fields.event) {
                case "advanced" -> Optional.of(new Advanced(fields.report()));
                case "finished" -> Optional.of(new Finished(fields.peakBytes));
                case "failed" -> Optional.of(new Failed(fields.what));
                case "heap-exhausted" -> Optional.of(new HeapExhausted());
                default -> Optional.empty();
            };
        } catch (JacksonException | IllegalArgumentException torn) {
            return Optional.empty();
        }
    }

    /// The fields of a line, read as a stream: binding would cost the worker a fifth of a second at its start.
    final class Fields {
        private String event = "";
        private String phase = "";
        private String what = "";
        private double seconds;
        private int placed;
        private int families;
        private long peakBytes;
        private @Nullable Double incumbent;
        private @Nullable Double bound;
        private @Nullable Double gap;

        private Fields(String line) {
            try (var json = JSON.createParser(ObjectReadContext.empty(), line)) {
                json.nextToken();
                while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                    var name = json.currentName();
                    json.nextToken();
                    switch (name) {
                        case "event" -> event = json.getString();
                        case "phase" -> phase = json.getString();
                        case "what" -> what = json.getString();
                        case "seconds" -> seconds = json.getDoubleValue();
                        case "families" -> families = json.getIntValue();
                        case "placed" -> placed = json.getIntValue();
                        case "peakBytes" -> peakBytes = json.getLongValue();
                        case "incumbent" -> incumbent = json.getDoubleValue();
                        case "bound" -> bound = json.getDoubleValue();
                        case "gap" -> gap = json.getDoubleValue();
                        default -> json.skipChildren();
                    }
                }
            }
        }

        private SolveProgress.Report report() {
            return new SolveProgress.Report(
                    SolveProgress.Stage.valueOf(phase), incumbent, bound, gap, placed, families, seconds);
        }
    }
}
