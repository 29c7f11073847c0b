package org.havn.placement.worker;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Array;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes records, and what they are made of, in a compact form for [RecordReader]: each value behind a letter that
/// says its
/// kind. It is for handing a problem to a process of the same version and a plan back, and promises nothing beyond
/// that.
final class RecordWriter implements AutoCloseable {
    private static final int SHORT_STRING = 10_000;

    private final DataOutputStream out;
    private final Map<String, Integer> classes = new HashMap<>();

    RecordWriter(OutputStream out) {
        this.out = new DataOutputStream(out);
    }

    void write(@Nullable Object value) throws IOException {
        switch (value) {
            case null -> out.writeByte('0');
            case Boolean truth -> out.writeByte(truth ? 't' : 'f');
            case Integer number -> {
                out.writeByte('i');
                out.writeInt(number);
            }
            case Long number -> {
                out.writeByte('l');
                out.writeLong(number);
            }
            case Double number -> {
                out.writeByte('d');
                out.writeDouble(number);
            }
            case String text -> {
                out.writeByte('s');
                text(text);
            }
            case Duration duration -> {
                out.writeByte('p');
                out.writeLong(duration.toNanos());
            }
            case Enum<?> constant -> {
                out.writeByte('e');
                name(constant.getDeclaringClass());
                out.writeUTF(constant.name());
            }
            case int[] numbers -> ints(numbers);
            case double[] numbers -> doubles(numbers);
            case Map<?, ?> map -> {
                out.writeByte('m');
                out.writeInt(map.size());
                for (var entry : map.entrySet()) {
                    write(entry.getKey());
                    write(entry.getValue());
                }
            }
            case Collection<?> collection -> {
                out.writeByte(collection instanceof java.util.Set ? 'S' : 'L');
                out.writeInt(collection.size());
                for (var item : collection) {
                    write(item);
                }
            }
            case Record row -> row(row);
            case Object array when array.getClass().isArray() -> array(array);
            default -> throw new IllegalArgumentException("No way to hand over a " + value.getClass());
        }
    }

    private void ints(int[] numbers) throws IOException {
        out.writeByte('I');
        out.writeInt(numbers.length);
        for (var number : numbers) {
            out.writeInt(number);
        }
    }

    private void doubles(double[] numbers) throws IOException {
        out.writeByte('D');
        out.writeInt(numbers.length);
        for (var number : numbers) {
            out.writeDouble(number);
        }
    }

    private void array(Object array) throws IOException {
        out.writeByte('A');
        name(array.getClass().getComponentType());
        var length = Array.getLength(array);
        out.writeInt(length);
        for (int i = 0; i < length; i++) {
            write(Array.get(array, i));
        }
    }

    private void row(Record row) throws IOException {
        out.writeByte('r');
        name(row.getClass());
        for (var part : RecordShape.of(row.getClass()).parts()) {
            try {
                write(part.invoke(row));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("A component of " + row.getClass() + " could not be read", e);
            }
        }
    }

    private void name(Class<?> type) throws IOException {
        var known = classes.putIfAbsent(type.getName(), classes.size());
        out.writeInt(known == null ? -1 : known);
        if (known == null) {
            text(type.getName());
        }
    }

    private void text(String text) throws IOException {
        if (text.length() < SHORT_STRING) {
            out.writeBoolean(true);
            out.writeUTF(text);
        } else {
            var bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
            out.writeBoolean(false);
            out.writeInt(bytes.length);
            out.write(bytes);
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
