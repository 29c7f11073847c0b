package org.havn.interviews;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// The beginnings of recordings, with words after them that a test can look for.
public final class Sounds {
    private static final String EBML = "\u001aE\u00df\u00a3\u009fB\u0086\u0081\u0001B\u0082\u0084webm";

    private Sounds() {}

    public static byte[] webm(String words) {
        return bytes(EBML + "\u00aeA_OPUS" + words);
    }

    public static byte[] ogg(String words) {
        return bytes("OggS\0\2OpusHead" + words);
    }

    /// As ODK Collect writes it.
    public static byte[] m4a(String words) {
        return bytes("\0\0\0\u0018ftypmp42\0\0\0\0isommp42\0\0\0 mdat" + words);
    }

    /// One that is whole: half a second that a browser plays, with the words as its loudness.
    public static byte[] wav(String words) {
        var samples = ByteBuffer.allocate(4_000).put(bytes(words)).array();
        return ByteBuffer.allocate(44 + samples.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(bytes("RIFF"))
                .putInt(36 + samples.length)
                .put(bytes("WAVEfmt "))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) 1)
                .putInt(8_000)
                .putInt(8_000)
                .putShort((short) 1)
                .putShort((short) 8)
                .put(bytes("data"))
                .putInt(samples.length)
                .put(samples)
                .array();
    }

    public static byte[] film() {
        return bytes(EBML + "\u00aeV_VP8 and A_OPUS");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
