package org.havn.reference;

import java.io.IOException;
import java.util.Collections;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/// How large an uploaded spreadsheet is once unpacked. A few bytes of ZIP can hold gigabytes, so they are counted
/// before
/// any are kept, as the reader of the spreadsheet would find them.
public final class SpreadsheetSize {
    /// Megabytes in all its parts together.
    static final int MOST_MEGABYTES = 100;
    /// Of its table of texts, which a reader keeps in memory as a whole.
    private static final int MOST_MEGABYTES_OF_TEXTS = 24;
    /// Characters of the table that is read from it: one text may stand in every cell.
    private static final int MOST_CHARACTERS = 20_000_000;
    private static final int MOST_PARTS = 1_000;
    private static final int MEGABYTE = 1_000_000;

    private SpreadsheetSize() {}

    /// @throws FileTooLargeInside if it is too large to be read
    /// @throws FileTooWide if a row of one of its sheets is too wide to be read
    /// @throws IOException if it is no ZIP file
    public static void requireModest(byte[] file) throws IOException {
        try (var zip = ZipFile.builder().setByteArray(file).get()) {
            var parts = Collections.list(zip.getEntries());
            if (parts.size() > MOST_PARTS) {
                throw new FileTooLargeInside(MOST_MEGABYTES);
            }
            var buffer = new byte[1 << 16];
            var left = (long) MOST_MEGABYTES * MEGABYTE;
            for (var part : parts) {
                requireOrdinary(part);
                var texts = part.getName().endsWith("sharedStrings.xml");
                var most = texts ? Math.min(left, (long) MOST_MEGABYTES_OF_TEXTS * MEGABYTE) : left;
                var size = 0L;
                try (var content = zip.getInputStream(part)) {
                    for (var read = content.read(buffer); read > 0; read = content.read(buffer)) {
                        size += read;
                        if (size > most) {
                            throw new FileTooLargeInside(texts ? MOST_MEGABYTES_OF_TEXTS : MOST_MEGABYTES);
                        }
                    }
                }
                left -= size;
                try (var content = zip.getInputStream(part)) {
                    SheetWidth.requireModest(content);
                }
            }
        }
    }

    /// Other ways of packing need programs that are not here, and no spreadsheet is packed by them.
    private static void requireOrdinary(ZipArchiveEntry part) throws IOException {
        if (part.getMethod() != ZipEntry.STORED && part.getMethod() != ZipEntry.DEFLATED) {
            throw new IOException("A part is stored or deflated, and this one is packed by method " + part.getMethod());
        }
    }

    /// The same for what has been read from it so far.
    ///
    /// @throws FileTooLargeInside if it is more than a table may be
    public static void requireModest(CharSequence table) {
        if (table.length() > MOST_CHARACTERS) {
            throw new FileTooLargeInside(MOST_CHARACTERS / MEGABYTE);
        }
    }
}
