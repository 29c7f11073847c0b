package org.havn.placement.worker;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Array;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads what [RecordWriter] wrote. It makes records and enums of the placement packages only, each through its own
/// constructor, so that nothing else can come to life from a file.
final class RecordReader implements AutoCloseable {
    private static final String OURS = "org.havn.placement.";
    private static final int MOST = 1 << 28;
    /// A file that says it is long is believed piece by piece, as its content comes.
    private static final int AT_ONCE = 1 << 16;
    private static final int DEEPEST = 100;

    private final DataInputStream in;
    private final List<Class<?>> classes = new ArrayList<>();
    private int depth;

    RecordReader(InputStream in) {
        this.in = new DataInputStream(in);
    }

    /// @throws IOException if it is torn, or no such record
    <T> T read(Class<T> type) throws IOException {
        @Nullable Object value;
        try {
            value = read();
        } catch (RuntimeException torn) {
            throw new IOException("What was handed over does not fit together", torn);
        }
        if (!type.isInstance(value)) {
            throw new IOException("Not a " + type + ": " + value);
        }
        return type.cast(value);
    }

    private @Nullable Object read() throws IOException {
        if (depth == DEEPEST) {
            throw new IOException("More than " + DEEPEST + " values within each other");
        }
        depth++;
        var value = value((char) in.readByte());
        depth--;
        return value;
    }

    private @Nullable Object value(char kind) throws IOException {
        return switch (kind) {
            case '0' -> null;
            case 't' -> true;
            case 'f' -> false;
            case 'i' -> in.readInt();
            case 'l' -> in.readLong();
            case 'd' -> in.readDouble();
            case 's' -> text();
            case 'p' -> Duration.ofNanos(in.readLong());
            case 'e' -> constant();
            case 'I' -> ints();
            case 'D' -> doubles();
            case 'm' -> map();
            case 'L' -> list();
            case 'S' -> Collections.unmodifiableSet(new LinkedHashSet<>(list()));
            case 'r' -> row();
            case 'A' -> array();
            default -> throw new IOException("A value of an unknown kind: " + (int) kind);
        };
    }

    private Object constant() throws IOException {
        var type = type();
        var name = in.readUTF();
        for (var constant : type.getEnumConstants()) {
            if (constant instanceof Enum<?> one && one.name().equals(name)) {
                return constant;
            }
        }
        throw new IOException("Not a " + type + ": " + name);
    }

    private int[] ints() throws IOException {
        var length = length();
        var numbers = new int[Math.min(length, AT_ONCE)];
        for (int i = 0; i < length; i++) {
            if (i == numbers.length) {
                numbers = Arrays.copyOf(numbers, Math.min(length, 2 * i));
            }
            numbers[i] = in.readInt();
        }
        return numbers;
    }

    private double[] doubles() throws IOException {
        var length = length();
        var numbers = new double[Math.min(length, AT_ONCE)];
        for (int i = 0; i < length; i++) {
            if (i == numbers.length) {
                numbers = Arrays.copyOf(numbers, Math.min(length, 2 * i));
            }
            numbers[i] = in.readDouble();
        }
        return numbers;
    }

    private Object map() throws IOException {
        var map = new LinkedHashMap<@Nullable Object, @Nullable Object>();
        for (int left = length(); left > 0; left--) {
            var key = read();
            map.put(key, read());
        }
        return Collections.unmodifiableMap(map);
    }

    private List<@Nullable Object> list() throws IOException {
        var length = length();
        var list = new ArrayList<@Nullable Object>(Math.min(length, AT_ONCE));
        for (int left = length; left > 0; left--) {
            list.add(read());
        }
        return Collections.unmodifiableList(list);
    }

    private Object array() throws IOException {
        var type = type();
        var content = list();
        var array = Array.newInstance(type, content.size());
        for (int i = 0; i < content.size(); i++) {
            Array.set(array, i, content.get(i));
        }
        return array;
    }

    private Object row() throws IOException {
        var shape = RecordShape.of(type());
        var parts = new @Nullable Object[shape.parts().size()];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = read();
        }
        try {
            return shape.maker().newInstance(parts);
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            throw new IOException("A record did not accept its parts: " + shape.maker(), e);
        }
    }

    private Class<?> type() throws IOException {
        var known = in.readInt();
        if (known >= 0) {
            return classes.get(known);
        }
        var type = named(text());
        classes.add(type);
        return type;
    }

    private static Class<?> named(String name) throws IOException {
        var bare = name.replaceFirst("^\\[+L?", "").replaceFirst(";$", "");
        var allowed = bare.startsWith(OURS) || bare.equals("java.lang.String") || bare.length() == 1;
        if (!allowed) {
            throw new IOException("Not a type that is handed over: " + name);
        }
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IOException("A type that this version does not have: " + name, e);
        }
    }

    private String text() throws IOException {
        return in.readBoolean() ? in.readUTF() : new String(in.readNBytes(length()), StandardCharsets.UTF_8);
    }

    private int length() throws IOException {
        var length = in.readInt();
        if (length < 0 || length > MOST) {
            throw new IOException("A length that cannot be: " + length);
        }
        return length;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
