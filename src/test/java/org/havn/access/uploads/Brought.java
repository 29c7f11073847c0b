package org.havn.access.uploads;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/// Files as people bring them, the harmless and the hostile.
public final class Brought {
    static final String MARK = "GPS-59.9139N-10.7522E";

    private Brought() {}

    /// A picture whose left half is red.
    public static byte[] picture(String format, int width, int height) {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var canvas = picture.createGraphics();
        canvas.setColor(Color.BLUE);
        canvas.fillRect(0, 0, width, height);
        canvas.setColor(Color.RED);
        canvas.fillRect(0, 0, width / 2, height);
        canvas.dispose();
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, format, bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /// A JPEG with an Exif part: how the camera was held, and where.
    static byte[] withExif(int orientation) {
        var place = MARK.getBytes(StandardCharsets.US_ASCII);
        var exif = ByteBuffer.allocate(6 + 8 + 2 + 12 + 4 + place.length);
        exif.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        exif.put((byte) 'M').put((byte) 'M').putShort((short) 42).putInt(8);
        exif.putShort((short) 1).putShort((short) 0x0112).putShort((short) 3).putInt(1);
        exif.putShort((short) orientation).putShort((short) 0).putInt(0).put(place);
        return inserted(picture("jpg", 80, 40), 2, part((byte) 0xE1, exif.array()));
    }

    /// A PNG with a text part.
    static byte[] withText() {
        return inserted(
                picture("png", 40, 40), 33, chunk("tEXt", ("Comment\0" + MARK).getBytes(StandardCharsets.US_ASCII)));
    }

    /// A few bytes that say they are a picture of two thousand million points.
    static byte[] bomb() {
        var head = ByteBuffer.allocate(13)
                .putInt(50_000)
                .putInt(50_000)
                .put(new byte[] {8, 2, 0, 0, 0})
                .array();
        return joined(
                new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'},
                chunk("IHDR", head),
                chunk("IDAT", deflated(new byte[50_000])),
                chunk("IEND", new byte[0]));
    }

    static byte[] zip(String name, String content) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(text(content));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /// A small PDF with these objects in it.
    public static byte[] pdf(String objects) {
        return text("%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R " + objects + " >>\nendobj\n"
                + "2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n"
                + "3 0 obj\n<< /Length 11 >>\nstream\n/JS (text) \nendstream\nendobj\n"
                + "xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n");
    }

    /// The same with objects that are packed.
    static byte[] pdfPacked(String objects) {
        return joined(
                text("%PDF-1.7\n1 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode >>\nstream\n"),
                deflated(text(objects)),
                text("\nendstream\nendobj\nstartxref\n9\n%%EOF\n"));
    }

    /// A document with a page about itself: who wrote it, and more objects.
    static byte[] about(String author, String... more) {
        return text("%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Lang (nb) >>\nendobj\n"
                + String.join("", more)
                + "6 0 obj\n<< /Author " + author + " /CreationDate (D:20261127) >>\nendobj\n"
                + "trailer\n<< /Root 1 0 R /Info 6 0 R >>\nstartxref\n9\n%%EOF\n");
    }

    /// The same where the page about itself is packed with another object.
    static byte[] aboutPacked(String author) {
        var first = "<< /Title (a bookmark) >>\n";
        var head = "5 0 6 " + first.length() + " ";
        var objects = head + first + "<< /Author (" + author + " and nobody else, at a machine of their own) >>";
        return joined(
                text(
                        "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Lang (nb) >>\nendobj\n2 0 obj\n<< /Type /ObjStm /N 2 /First "
                                + head.length() + " /Filter /FlateDecode >>\nstream\n"),
                deflated(text(objects)),
                text("\nendstream\nendobj\n3 0 obj\n<< /Type /XRef /Root 1 0 R /Info 6 0 R /Length 0 >>\nstream\n\n"
                        + "endstream\nendobj\nstartxref\n9\n%%EOF\n"));
    }

    /// A document with a stream of this kind.
    static byte[] withStream(String dictionary, byte[] content) {
        return joined(
                text("%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Lang (nb) >>\nendobj\n4 0 obj\n<< " + dictionary
                        + " /Length " + content.length + " >>\nstream\n"),
                content,
                text("\nendstream\nendobj\ntrailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n"));
    }

    /// Everything that can be read in a document, packed streams unpacked behind it.
    static String unpacked(byte[] file) {
        var text = new String(file, StandardCharsets.ISO_8859_1);
        var all = new StringBuilder(text);
        for (var stream : PdfStream.in(text)) {
            if (stream.flate()) {
                try (var inside = new InflaterInputStream(
                        new ByteArrayInputStream(file, stream.from(), stream.to() - stream.from()))) {
                    all.append(new String(inside.readAllBytes(), StandardCharsets.ISO_8859_1));
                } catch (IOException damaged) {
                    throw new UncheckedIOException(damaged);
                }
            }
        }
        return all.toString();
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] inserted(byte[] file, int at, byte[] part) {
        return joined(java.util.Arrays.copyOf(file, at), part, java.util.Arrays.copyOfRange(file, at, file.length));
    }

    private static byte[] part(byte kind, byte[] content) {
        return ByteBuffer.allocate(4 + content.length)
                .put((byte) 0xFF)
                .put(kind)
                .putShort((short) (content.length + 2))
                .put(content)
                .array();
    }

    private static byte[] chunk(String type, byte[] content) {
        var named = joined(text(type), content);
        var sum = new CRC32();
        sum.update(named);
        return ByteBuffer.allocate(8 + named.length)
                .putInt(content.length)
                .put(named)
                .putInt((int) sum.getValue())
                .array();
    }

    static byte[] deflated(byte[] content) {
        var bytes = new ByteArrayOutputStream();
        try (var packing = new DeflaterOutputStream(bytes)) {
            packing.write(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
