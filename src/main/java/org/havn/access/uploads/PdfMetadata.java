package org.havn.access.uploads;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Adler32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/// Takes out of a document who made it, when and with what, and out of the photographs in it where they
/// were taken.
///
/// All of it is overwritten where it stands and nothing moves, so the document's own table of places stays
/// right and nobody has to understand the rest of it. The document was found to be whole and harmless
/// before ([PdfCheck]). Why without a library: `docs/decisions/0284-documents-without-their-makers.md`
final class PdfMetadata {
    private static final Pattern INFORMATION = Pattern.compile("/Info\\s+(\\d+)\\s+\\d+\\s+R");
    private static final Pattern REFERENCE = Pattern.compile("(\\d+)\\s+\\d+\\s+R\\b");
    private static final Pattern OBJECT = Pattern.compile("(?<!\\d)(\\d+)\\s+\\d+\\s+obj\\b");
    private static final Pattern METADATA = Pattern.compile("/Type\\s*/Metadata\\b|/Subtype\\s*/XML\\b");
    private static final Pattern PACKED = Pattern.compile("/Type\\s*/ObjStm\\b");
    private static final Pattern FIRST = Pattern.compile("/First\\s+(\\d{1,9})");

    private final byte[] file;
    /// One byte, one sign: places in the text are places in the file.
    private final String text;

    private final List<PdfStream> streams;

    private PdfMetadata(byte[] file) {
        this.file = file;
        this.text = new String(file, StandardCharsets.ISO_8859_1);
        this.streams = PdfStream.in(text);
    }

    /// The document without it.
    ///
    /// @throws UploadRefused if it is packed so that it cannot be taken out
    static byte[] without(byte[] file) {
        var document = new PdfMetadata(file.clone());
        document.blankStreams();
        document.blankInformation();
        return document.file;
    }

    private void blankStreams() {
        for (var stream : streams) {
            if (METADATA.matcher(stream.dictionary()).find()) {
                blank(stream);
            } else if (stream.dictionary().contains("/DCTDecode")) {
                Exif.blank(file, stream.from(), stream.to());
            }
        }
    }

    private void blank(PdfStream stream) {
        if (!stream.filtered()) {
            Arrays.fill(file, stream.from(), stream.to(), (byte) ' ');
        } else if (stream.flate()) {
            var nothing = packedSpaces(stream.to() - stream.from());
            System.arraycopy(nothing, 0, file, stream.from(), nothing.length);
        } else {
            throw UploadRefused.metadata();
        }
    }

    /// So many bytes that unpack to spaces; where there is no room for any, what was there could have told
    /// nothing.
    private static byte[] packedSpaces(int length) {
        var packed = new byte[Math.max(0, length)];
        if (length < 12) {
            return packed;
        }
        packed[0] = 0x78;
        packed[1] = 0x01;
        var sum = new Adler32();
        var at = 2;
        for (var left = length - 6; left > 0; ) {
            var most = Math.min(left - 5, 0xFFFF);
            var rest = left - 5 - most;
            var size = rest > 0 && rest < 6 ? most - 6 : most; // the next part needs room for its own head
            packed[at] = (byte) (left - 5 - size == 0 ? 1 : 0);
            packed[at + 1] = (byte) size;
            packed[at + 2] = (byte) (size >> 8);
            packed[at + 3] = (byte) ~size;
            packed[at + 4] = (byte) (~size >> 8);
            Arrays.fill(packed, at + 5, at + 5 + size, (byte) ' ');
            sum.update(packed, at + 5, size);
            at += 5 + size;
            left -= 5 + size;
        }
        for (var i = 0; i < 4; i++) {
            packed[at + i] = (byte) (sum.getValue() >> (24 - 8 * i));
        }
        return packed;
    }

    /// The document's own page about itself, every version of it, and what it points to.
    private void blankInformation() {
        var about = numbers(INFORMATION.matcher(text));
        if (about.isEmpty()) {
            return;
        }
        var pointedTo = blank(about);
        pointedTo.removeAll(about);
        blank(pointedTo);
    }

    private Set<Integer> blank(Set<Integer> wanted) {
        var pointedTo = blankOutside(wanted);
        pointedTo.addAll(blankPacked(wanted));
        return pointedTo;
    }

    /// Blanks these objects where they stand by themselves.
    ///
    /// @return what they point to
    private Set<Integer> blankOutside(Set<Integer> wanted) {
        var pointedTo = new HashSet<Integer>();
        var objects = OBJECT.matcher(text);
        while (objects.find()) {
            var from = objects.end();
            var end = text.indexOf("endobj", from);
            if (end >= 0 && wanted.contains(number(objects.group(1))) && !inStream(objects.start())) {
                var stream = text.indexOf("stream", from);
                var to = stream >= 0 && stream < end ? stream : end;
                pointedTo.addAll(numbers(REFERENCE.matcher(text.substring(from, to))));
                PdfStrings.blank(file, from, to);
            }
        }
        return pointedTo;
    }

    /// Blanks these objects where they are packed with others.
    private Set<Integer> blankPacked(Set<Integer> wanted) {
        var pointedTo = new HashSet<Integer>();
        for (var stream : streams) {
            if (!PACKED.matcher(stream.dictionary()).find()) {
                continue;
            }
            var objects = stream.filtered() ? unpacked(stream) : Arrays.copyOfRange(file, stream.from(), stream.to());
            var found = blankIn(objects, stream, wanted, pointedTo);
            if (found && stream.filtered()) {
                pack(objects, stream);
            } else if (found) {
                System.arraycopy(objects, 0, file, stream.from(), objects.length);
            }
        }
        return pointedTo;
    }

    /// @return whether any of these is among the packed objects
    private static boolean blankIn(byte[] objects, PdfStream stream, Set<Integer> wanted, Set<Integer> pointedTo) {
        var first = FIRST.matcher(stream.dictionary());
        if (!first.find()) {
            return false;
        }
        var begin = Math.min(number(first.group(1)), objects.length);
        var inside = new String(objects, StandardCharsets.ISO_8859_1);
        var places = new ArrayList<Integer>();
        for (var word : inside.substring(0, begin).strip().split("\\s+", -1)) {
            places.add(word.matches("\\d{1,9}") ? number(word) : 0);
        }
        var found = false;
        for (var i = 0; i + 1 < places.size(); i += 2) {
            if (wanted.contains(places.get(i))) {
                var from = Math.min(begin + places.get(i + 1), objects.length);
                var to = i + 3 < places.size() ? Math.min(begin + places.get(i + 3), objects.length) : objects.length;
                if (from < to) {
                    pointedTo.addAll(numbers(REFERENCE.matcher(inside.substring(from, to))));
                    PdfStrings.blank(objects, from, to);
                    found = true;
                }
            }
        }
        return found;
    }

    private byte[] unpacked(PdfStream stream) {
        var inflater = new Inflater();
        try {
            inflater.setInput(file, stream.from(), stream.to() - stream.from());
            var unpacked = new ByteArrayOutputStream();
            var part = new byte[8_192];
            for (var length = inflater.inflate(part); length > 0; length = inflater.inflate(part)) {
                unpacked.write(part, 0, length);
            }
            return unpacked.toByteArray();
        } catch (DataFormatException damaged) {
            throw UploadRefused.broken();
        } finally {
            inflater.end();
        }
    }

    /// Spaces pack well, so what was blanked has room where it was.
    private void pack(byte[] objects, PdfStream stream) {
        var deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try {
            deflater.setInput(objects);
            deflater.finish();
            var packed = new byte[stream.to() - stream.from()];
            deflater.deflate(packed);
            if (!deflater.finished()) {
                throw UploadRefused.metadata();
            }
            System.arraycopy(packed, 0, file, stream.from(), packed.length);
        } finally {
            deflater.end();
        }
    }

    private boolean inStream(int at) {
        return streams.stream().anyMatch(it -> it.from() <= at && at < it.to());
    }

    private static Set<Integer> numbers(Matcher found) {
        var numbers = new HashSet<Integer>();
        while (found.find()) {
            numbers.add(number(found.group(1)));
        }
        return numbers;
    }

    /// What nobody could count to is no object's number.
    private static int number(String digits) {
        return digits.length() > 9 ? -1 : Integer.parseInt(digits);
    }
}
