package org.havn.interviews.forms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// The forms that Havn brings along, as folders of CSV sheets in its resources.
public final class ShippedForms {
    /// The resettlement interview's id.
    public static final String RESETTLEMENT = "resettlement-interview";

    private static final List<String> SHEETS = List.of("survey", "choices", "settings");
    private static final List<String> TRANSLATIONS = List.of("_nb", "_ar", "_tr");

    private ShippedForms() {}

    /// The resettlement interview of this release.
    public static Form resettlementInterview() {
        return read(RESETTLEMENT).get();
    }

    /// The same with its sound files, and what there is to know about it.
    public static ReadForm resettlementInterviewWithSounds() {
        return read(RESETTLEMENT);
    }

    static ReadForm read(String folder) {
        var files = new LinkedHashMap<String, byte[]>();
        for (var sheet : SHEETS) {
            files.put(sheet + ".csv", content(folder, sheet + ".csv"));
            if (!sheet.equals("settings")) {
                TRANSLATIONS.forEach(it -> files.put(sheet + it + ".csv", content(folder, sheet + it + ".csv")));
            }
        }
        return XlsForms.folder(folder, files, SoundsBeside.at(it -> found(folder, it)));
    }

    private static byte[] content(String folder, String file) {
        return found(folder, file)
                .orElseThrow(() -> new IllegalStateException("The application lacks " + folder + "/" + file));
    }

    private static Optional<byte[]> found(String folder, String file) {
        var address = "/interviews/" + folder + "/" + file;
        try (var content = ShippedForms.class.getResourceAsStream(address)) {
            return content == null ? Optional.empty() : Optional.of(content.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The application cannot read " + address, unreadable);
        }
    }
}
