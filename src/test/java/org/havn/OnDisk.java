package org.havn;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/// Searches bytes for a text in the forms in which it may lie there.
final class OnDisk {
    private OnDisk() {}

    /// The forms of a text, by their names: encodings, hexadecimal, Base64 wherever it begins.
    static Map<String, byte[]> forms(String text) {
        var forms = new LinkedHashMap<String, byte[]>();
        forms.put("UTF-8", text.getBytes(StandardCharsets.UTF_8));
        for (var charset :
                new Charset[] {StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE, StandardCharsets.ISO_8859_1}) {
            forms.put(charset.name(), text.getBytes(charset));
        }
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        forms.put("hexadecimal", HexFormat.of().formatHex(bytes).getBytes(StandardCharsets.US_ASCII));
        forms.put("HEXADECIMAL", HexFormat.of().withUpperCase().formatHex(bytes).getBytes(StandardCharsets.US_ASCII));
        for (var before = 0; before < 3; before++) {
            // what stands before shifts all letters; those that depend on the neighbours are left out
            var shifted = Base64.getEncoder().encode(joined(new byte[before], bytes));
            var from = before == 0 ? 0 : 4;
            var to = (before + bytes.length) / 3 * 4;
            forms.put("Base64 after " + before, Arrays.copyOfRange(shifted, from, to));
        }
        return forms;
    }

    static boolean has(byte[] bytes, byte[] pattern) {
        var first = pattern[0];
        for (var at = 0; at <= bytes.length - pattern.length; at++) {
            if (bytes[at] == first && Arrays.equals(bytes, at, at + pattern.length, pattern, 0, pattern.length)) {
                return true;
            }
        }
        return false;
    }

    static byte[] joined(byte[]... parts) {
        var length = 0;
        for (var part : parts) {
            length += part.length;
        }
        var all = new byte[length];
        var at = 0;
        for (var part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}
