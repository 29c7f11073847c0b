package org.havn.access.uploads;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.havn.fuzz.Target;

/// What people bring as sound.
public final class UploadParsers {
    private UploadParsers() {}

    public static List<Target> all() {
        return List.of(Target.ofBytes(
                "sound",
                List.of(
                        bytes("OggS\0\2OpusHead"),
                        bytes("\u001aE\u00df\u00a3\u009fB\u0086\u0081\u0001B\u0082\u0084webm\u00aeA_OPUS"),
                        bytes(
                                "\0\0\0\u0018ftypM4A \0\0\0\0isommp42\0\0\0\u001e\u00a9xyz\0\u0012\u0015\u00c7+59.9127+010.7461/"
                                        + "\0\0\0\u0010locijust here"),
                        bytes("RIFF\0\0\0\0WAVEfmt "),
                        bytes("\u00ff\u00fb\u0090d"),
                        bytes("#!AMR\n<")),
                Sound::accepted,
                UploadRefused.class));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
