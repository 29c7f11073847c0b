package org.havn.audit.log;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/// JSON with exactly one way to write each value (RFC 8785), for objects, lists, text, whole numbers, yes and no.
public final class CanonicalJson {
    private CanonicalJson() {}

    public static String of(Map<String, ?> object) {
        var out = new StringBuilder();
        write(out, object);
        return out.toString();
    }

    private static void write(StringBuilder out, Object value) {
        switch (value) {
            case Map<?, ?> object -> writeObject(out, object);
            case Collection<?> list -> {
                var between = "";
                out.append('[');
                for (var item : list) {
                    out.append(between);
                    write(out, item);
                    between = ",";
                }
                out.append(']');
            }
            case String text -> writeText(out, text);
            case Long number -> out.append(number.longValue());
            case Integer number -> out.append(number.intValue());
            case Boolean truth -> out.append(truth.booleanValue());
            default -> throw new IllegalArgumentException("No canonical JSON for a " + value.getClass());
        }
    }

    /// Names in the order of their UTF-16 code units, which is how Java compares text.
    private static void writeObject(StringBuilder out, Map<?, ?> object) {
        var ordered = new TreeMap<String, Object>();
        object.forEach((name, value) -> ordered.put((String) name, value));
        var between = "";
        out.append('{');
        for (var entry : ordered.entrySet()) {
            out.append(between);
            writeText(out, entry.getKey());
            out.append(':');
            write(out, entry.getValue());
            between = ",";
        }
        out.append('}');
    }

    private static void writeText(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            var sign = text.charAt(i);
            switch (sign) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> {
                    if (sign < 0x20) {
                        out.append("\\u%04x".formatted((int) sign));
                    } else {
                        out.append(sign);
                    }
                }
            }
        }
        out.append('"');
    }
}
