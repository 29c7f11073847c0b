package org.havn.access.exports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;

/// A file with every file in it, however deep, each as text by its path.
final class InDepth {
    private static final Pattern HIDDEN = Pattern.compile(
            "hidden=\"(1|true)\"|state=\"(very)?hidden\"|(height|width|ht)=\"0(\\.0+)?\"|zeroHeight=\"1\"",
            Pattern.CASE_INSENSITIVE);

    private InDepth() {}

    static Map<String, String> of(String name, byte[] content) {
        var found = new LinkedHashMap<String, String>();
        collect(name, content, found);
        return found;
    }

    private static void collect(String path, byte[] content, Map<String, String> found) {
        if (content.length > 3 && content[0] == 'P' && content[1] == 'K') {
            try {
                var file = Files.createTempFile("in-depth", ".zip");
                Files.write(file, content);
                try (var zip = new ZipFile(file.toFile())) {
                    for (var entry : zip.stream().toList()) {
                        collect(
                                path + "/" + entry.getName(),
                                zip.getInputStream(entry).readAllBytes(),
                                found);
                    }
                } finally {
                    Files.delete(file);
                }
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        } else {
            found.put(path, new String(content, StandardCharsets.UTF_8));
        }
    }

    /// What a spreadsheet can keep out of sight, by part; empty where there is nothing of it.
    static Map<String, String> outOfSight(Map<String, String> parts) {
        var found = new LinkedHashMap<String, String>();
        parts.forEach((path, text) -> {
            var part = path.toLowerCase(java.util.Locale.ROOT);
            if (part.matches(".*(comments|threadedcomment|persons/|externallink|vbaproject|customxml|/custom\\.xml"
                    + "|connections|pivot|querytable|embeddings|media/|drawing).*")) {
                found.put(path, "a part that a reader does not see");
            }
            if (part.endsWith(".xml")) {
                var hidden = HIDDEN.matcher(text);
                if (hidden.find()) {
                    found.put(path, hidden.group());
                }
                if (text.contains("<f>") || text.contains("<f ")) {
                    found.put(path, "a formula");
                }
                if (text.contains("<definedName ")) {
                    found.put(path, "a defined name");
                }
            }
        });
        return found;
    }
}
