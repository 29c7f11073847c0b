package org.havn.placement.files;

import java.io.Writer;
import java.util.Collection;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;

/// Writes JSON as a stream, in a handful of words.
final class Json implements AutoCloseable {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator out;

    private Json(JsonGenerator out) {
        this.out = out;
    }

    /// On lines of their own, for people to read too.
    static Json indented(Writer writer) {
        return new Json(FACTORY.createGenerator(
                new ObjectWriteContext.Base() {
                    @Override
                    public PrettyPrinter getPrettyPrinter() {
                        return new DefaultPrettyPrinter();
                    }
                },
                writer));
    }

    /// All in one line.
    static Json compact(Writer writer) {
        return new Json(FACTORY.createGenerator(ObjectWriteContext.empty(), writer));
    }

    void object(Runnable content) {
        out.writeStartObject();
        content.run();
        out.writeEndObject();
    }

    void object(String name, Runnable content) {
        out.writeName(name);
        object(content);
    }

    <T> void list(String name, Collection<T> items, Consumer<T> each) {
        out.writeName(name);
        out.writeStartArray();
        items.forEach(each);
        out.writeEndArray();
    }

    void texts(String name, Collection<String> texts) {
        list(name, texts, out::writeString);
    }

    void text(String name, @Nullable String text) {
        if (text == null) {
            out.writeNullProperty(name);
        } else {
            out.writeStringProperty(name, text);
        }
    }

    void truth(String name, boolean truth) {
        out.writeBooleanProperty(name, truth);
    }

    void count(String name, long number) {
        out.writeNumberProperty(name, number);
    }

    /// A number that JSON does not have, such as infinity, is null.
    void number(String name, @Nullable Double number) {
        if (number == null || !Double.isFinite(number)) {
            out.writeNullProperty(name);
        } else if (number == Math.rint(number) && Math.abs(number) < 1e15) {
            out.writeNumberProperty(name, number.longValue());
        } else {
            out.writeNumberProperty(name, number);
        }
    }

    @Override
    public void close() {
        out.close();
    }
}
