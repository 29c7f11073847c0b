package org.havn.access.uploads;

/// A file that was looked at and may be kept.
@SuppressWarnings("ArrayRecordComponent") // handed on once
record Accepted(UploadKind kind, byte[] content) {
    static final int MOST_MEGABYTES = 8;
    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte[] PDF = {'%', 'P', 'D', 'F', '-'};

    /// Looks at the content alone: no name, and no type that the browser claims.
    ///
    /// @throws UploadRefused with what is wrong
    static Accepted of(byte[] file) {
        if (file.length > MOST_MEGABYTES * 1_000_000) {
            throw UploadRefused.tooLarge(MOST_MEGABYTES);
        }
        if (begins(file, JPEG)) {
            return new Accepted(UploadKind.JPEG, Pictures.anew(file, UploadKind.JPEG));
        }
        if (begins(file, PNG)) {
            return new Accepted(UploadKind.PNG, Pictures.anew(file, UploadKind.PNG));
        }
        if (begins(file, PDF)) {
            PdfCheck.requireHarmless(file);
            return new Accepted(UploadKind.PDF, PdfMetadata.without(file));
        }
        throw UploadRefused.unknown();
    }

    /// The same, and nothing but a picture.
    static Accepted picture(byte[] file) {
        if (!begins(file, JPEG) && !begins(file, PNG)) {
            throw UploadRefused.noPicture();
        }
        return of(file);
    }

    private static boolean begins(byte[] file, byte[] with) {
        return file.length >= with.length && java.util.Arrays.equals(file, 0, with.length, with, 0, with.length);
    }
}
