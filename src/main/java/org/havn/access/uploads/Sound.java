package org.havn.access.uploads;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Tells sound by its content alone, as browsers, telephones and ODK Collect write it; and takes out of it where it was
/// recorded. Nothing is played or decoded here.
final class Sound {
    static final int MOST_MEGABYTES = 10;

    /// Within how many bytes a file of a container's kind says what it is.
    private static final int BEGINNING = 4_096;
    /// Where it was recorded, as telephones write it into MP4: Apple's and Android's `©xyz`, and 3GPP's `loci`.
    private static final List<byte[]> PLACES = List.of(new byte[] {(byte) 0xA9, 'x', 'y', 'z'}, bytes("loci"));
    private static final int LONGEST_PLACE = 1_024;
    /// What only films have: the handler of a picture track, and the codecs of WebM's and of Ogg's.
    private static final List<byte[]> PICTURES = List.of(
            bytes("hdlr\0\0\0\0\0\0\0\0vide"),
            bytes("hdlr\0\0\0\0mhlrvide"),
            bytes("V_VP"),
            bytes("V_AV1"),
            bytes("V_MPEG"),
            bytes("theora"));

    private Sound() {}

    /// @throws UploadRefused if it is no sound, too large, or a film
    static Accepted accepted(byte[] file) {
        if (file.length > MOST_MEGABYTES * 1_000_000) {
            throw UploadRefused.recordingTooLarge(MOST_MEGABYTES);
        }
        var kind = kind(file).orElseThrow(UploadRefused::noRecording);
        if (PICTURES.stream().anyMatch(it -> find(file, it, 0, file.length) >= 0)) {
            throw UploadRefused.film();
        }
        return new Accepted(kind, kind == UploadKind.MP4 ? withoutPlace(file) : file);
    }

    static Optional<UploadKind> kind(byte[] file) {
        if (begins(file, 0, "OggS")) {
            return Optional.of(UploadKind.OGG);
        }
        if (begins(file, 0, "\u001AE\u00DF\u00A3")
                && find(file, bytes("webm"), 0, Math.min(file.length, BEGINNING)) >= 0) {
            return Optional.of(UploadKind.WEBM);
        }
        if (begins(file, 4, "ftyp")) {
            return Optional.of(UploadKind.MP4);
        }
        if (begins(file, 0, "RIFF") && begins(file, 8, "WAVE")) {
            return Optional.of(UploadKind.WAV);
        }
        if (begins(file, 0, "#!AMR\n") || begins(file, 0, "#!AMR-WB\n")) {
            return Optional.of(UploadKind.AMR);
        }
        if (begins(file, 0, "ID3")) {
            return Optional.of(UploadKind.MP3);
        }
        return ofFrames(file);
    }

    /// Files that begin with the first frame at once: eleven bits that are set, then which version and which layer.
    private static Optional<UploadKind> ofFrames(byte[] file) {
        if (file.length < 4 || (file[0] & 0xFF) != 0xFF || (file[1] & 0xE0) != 0xE0) {
            return Optional.empty();
        }
        var layer = (file[1] >> 1) & 0x3;
        if (layer == 0) {
            return (file[1] & 0xF0) == 0xF0 ? Optional.of(UploadKind.AAC) : Optional.empty();
        }
        var rate = (file[2] >> 4) & 0xF;
        return layer == 1 && rate != 0xF ? Optional.of(UploadKind.MP3) : Optional.empty();
    }

    /// The same sound, and nothing about where: the box becomes an empty one of the same length, so that nothing moves.
    static byte[] withoutPlace(byte[] file) {
        var clean = file.clone();
        for (var place : PLACES) {
            for (var at = find(clean, place, 4, clean.length); at >= 0; at = find(clean, place, at + 4, clean.length)) {
                var length = ByteBuffer.wrap(clean).getInt(at - 4);
                if (length >= 8 && length <= LONGEST_PLACE && at - 4 + length <= clean.length) {
                    System.arraycopy(bytes("free"), 0, clean, at, 4);
                    Arrays.fill(clean, at + 4, at - 4 + length, (byte) 0);
                }
            }
        }
        return clean;
    }

    private static boolean begins(byte[] file, int at, String with) {
        var begin = bytes(with);
        return file.length >= at + begin.length && Arrays.equals(file, at, at + begin.length, begin, 0, begin.length);
    }

    private static int find(byte[] file, byte[] sought, int from, int to) {
        for (var at = from; at <= to - sought.length; at++) {
            if (file[at] == sought[0] && Arrays.equals(file, at, at + sought.length, sought, 0, sought.length)) {
                return at;
            }
        }
        return -1;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
