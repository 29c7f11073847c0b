package org.havn.access.uploads;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Looks for what a document does by itself when it is opened: scripts, programs, other files inside. It is one wall of
/// several: the document is also never shown inside a page.
final class PdfCheck {
    private static final Set<String> ACTIVE = Set.of(
            "javascript",
            "js",
            "launch",
            "embeddedfile",
            "embeddedfiles",
            "richmedia",
            "xfa",
            "aa",
            "submitform",
            "importdata",
            "gotoe",
            "movie",
            "sound",
            "rendition");
    private static final String LOCKED = "encrypt";
    private static final Pattern NAME = Pattern.compile("/([^\\s/<>\\[\\](){}%]*)");
    private static final Pattern HEX = Pattern.compile("#([0-9A-Fa-f]{2})");
    private static final Pattern PLAIN_FILTER =
            Pattern.compile("/Filter\\s*(/FlateDecode\\b|\\[\\s*/FlateDecode\\s*\\])");
    private static final int END_WITHIN = 1_024;
    private static final int MOST_UNPACKED = 32_000_000;

    private PdfCheck() {}

    /// @throws UploadRefused if it is active, locked with a password, or no whole document
    static void requireHarmless(byte[] file) {
        // one byte, one sign: places in the text are places in the file
        var text = new String(file, StandardCharsets.ISO_8859_1);
        requireWhole(text);
        var from = 0;
        var unpacked = 0;
        var outside = new StringBuilder();
        for (var stream = text.indexOf("stream", from); stream >= 0; stream = text.indexOf("stream", from)) {
            var end = text.indexOf("endstream", stream);
            if (end < 0) {
                throw UploadRefused.broken();
            }
            if (end == stream - 3) {
                // the word `endstream` itself
                from = stream + 6;
                continue;
            }
            outside.append(text, from, stream).append('\n');
            var dictionary = decoded(text.substring(Math.max(text.lastIndexOf("obj", stream), from), stream));
            if (dictionary.contains("/ObjStm")) {
                var inside = objects(file, text, dictionary, stream, end, MOST_UNPACKED - unpacked);
                unpacked += inside.length();
                requireNoneOf(inside);
            }
            from = end + "endstream".length();
        }
        outside.append(text, from, text.length());
        requireNoneOf(outside.toString());
    }

    private static void requireWhole(String text) {
        var end = text.lastIndexOf("%%EOF");
        if (!text.startsWith("%PDF-1.") && !text.startsWith("%PDF-2.")) {
            throw UploadRefused.unknown();
        }
        if (end < text.length() - END_WITHIN || !text.substring(end + 5).isBlank()) {
            throw UploadRefused.broken();
        }
    }

    /// Objects can be packed into a stream; then they are looked at unpacked.
    private static String objects(byte[] file, String text, String dictionary, int stream, int end, int most) {
        var begin = stream + "stream".length();
        begin += text.startsWith("\r\n", begin) ? 2 : 1;
        if (begin > end) {
            throw UploadRefused.broken();
        }
        if (!dictionary.contains("/Filter")) {
            return text.substring(begin, end);
        }
        if (!PLAIN_FILTER.matcher(dictionary).find()) {
            throw UploadRefused.active();
        }
        var inflater = new Inflater();
        try {
            inflater.setInput(file, begin, end - begin);
            var unpacked = new StringBuilder();
            var part = new byte[8_192];
            while (!inflater.finished()) {
                var length = inflater.inflate(part);
                if (length == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    break;
                }
                unpacked.append(new String(part, 0, length, StandardCharsets.ISO_8859_1));
                if (unpacked.length() > most) {
                    throw UploadRefused.broken();
                }
            }
            return unpacked.toString();
        } catch (DataFormatException damaged) {
            throw UploadRefused.broken();
        } finally {
            inflater.end();
        }
    }

    private static void requireNoneOf(String objects) {
        var names = NAME.matcher(objects);
        while (names.find()) {
            var name = decoded(names.group(1)).toLowerCase(Locale.ROOT);
            if (name.equals(LOCKED)) {
                throw UploadRefused.locked();
            }
            if (ACTIVE.contains(name)) {
                throw UploadRefused.active();
            }
        }
    }

    /// A name may be written with its letters' numbers, `/J#61vaScript`.
    private static String decoded(String name) {
        return name.indexOf('#') < 0
                ? name
                : HEX.matcher(name).replaceAll(it -> {
                    var sign = (char) Integer.parseInt(it.group(1), 16);
                    return sign == '$' || sign == '\\' ? "\\" + sign : String.valueOf(sign);
                });
    }
}
