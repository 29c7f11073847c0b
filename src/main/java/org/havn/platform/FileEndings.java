package org.havn.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.servlet.HandlerInterceptor;

/// Lets a file in only if it is what the end of its name says, and that is something that Havn takes somewhere. What a
/// file really is, its reader finds out afterwards from the content alone; a name that says otherwise is a trap for
/// whoever opens it next. Then the operator's scanner is asked. Of the name nothing but its end is looked at, and
/// nothing is kept.
final class FileEndings implements HandlerInterceptor {
    private static final byte[] PDF = bytes("%PDF-");
    private static final byte[] ZIP = bytes("PK");
    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};
    /// A filled-in form, as a device of ODK's kind sends it.
    private static final byte[] XML = {'<'};
    /// How sound begins, and at which byte. Ogg and WebM come from browsers, the others from telephones.
    private static final Map<String, Begin> SOUNDS = Map.ofEntries(
            Map.entry("ogg", new Begin(0, bytes("OggS"))),
            Map.entry("oga", new Begin(0, bytes("OggS"))),
            Map.entry("opus", new Begin(0, bytes("OggS"))),
            Map.entry("webm", new Begin(0, new byte[] {0x1A, 0x45, (byte) 0xDF, (byte) 0xA3})),
            Map.entry("m4a", new Begin(4, bytes("ftyp"))),
            Map.entry("mp4", new Begin(4, bytes("ftyp"))),
            Map.entry("3gp", new Begin(4, bytes("ftyp"))),
            Map.entry("3gpp", new Begin(4, bytes("ftyp"))),
            Map.entry("wav", new Begin(0, bytes("RIFF"))),
            Map.entry("amr", new Begin(0, bytes("#!AMR"))));
    /// Sound that may begin with any of its frames.
    private static final Set<String> IN_FRAMES = Set.of("mp3", "aac");
    private static final Map<String, byte[]> BEGINS =
            Map.of("pdf", PDF, "xlsx", ZIP, "zip", ZIP, "jpg", JPEG, "jpeg", JPEG, "png", PNG);

    @SuppressWarnings("ArrayRecordComponent") // a constant
    private record Begin(int at, byte[] with) {}

    private final VirusScanner scanner;

    FileEndings(VirusScanner scanner) {
        this.scanner = scanner;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (request instanceof MultipartHttpServletRequest uploading) {
            for (var files : uploading.getMultiFileMap().values()) {
                for (var file : files) {
                    if (!file.isEmpty() && !agrees(file)) {
                        throw new FileNotAsNamed();
                    }
                    scanner.requireClean(file.getBytes());
                }
            }
        }
        return true;
    }

    private static boolean agrees(MultipartFile file) throws IOException {
        var content = file.getBytes();
        var ending = ending(file.getOriginalFilename());
        var begin = BEGINS.get(ending);
        if (begin != null) {
            return begins(content, begin);
        }
        var sound = SOUNDS.get(ending);
        if (sound != null) {
            return begins(content, sound.at(), sound.with());
        }
        if (IN_FRAMES.contains(ending)) {
            return begins(content, bytes("ID3"))
                    || (content.length > 1 && (content[0] & 0xFF) == 0xFF && (content[1] & 0xE0) == 0xE0);
        }
        if (ending.equals("xml")) {
            return begins(content, XML);
        }
        return ending.equals("csv") && BEGINS.values().stream().noneMatch(it -> begins(content, it));
    }

    private static String ending(@Nullable String name) {
        return name == null ? "" : name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static boolean begins(byte[] content, byte[] with) {
        return begins(content, 0, with);
    }

    private static boolean begins(byte[] content, int at, byte[] with) {
        return content.length >= at + with.length && Arrays.equals(content, at, at + with.length, with, 0, with.length);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
