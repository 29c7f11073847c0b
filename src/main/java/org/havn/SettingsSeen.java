package org.havn;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Which of the operator's settings are others than at the last start: by name, never by value.
///
/// Of each value a fingerprint is kept, under a key of this folder's own, beside the log and for the same user alone.
final class SettingsSeen {
    private static final String KEY = "key";

    private SettingsSeen() {}

    /// Compares, keeps what is set now, and answers a sentence for each difference.
    static List<String> changed(Path logs, Map<String, String> variables) throws IOException {
        var file = logs.resolve("settings.properties");
        var before = new Properties();
        var known = Files.exists(file);
        if (known) {
            try (var reader = Files.newBufferedReader(file)) {
                before.load(reader);
            }
        }
        var key = before.getProperty(KEY, random());
        var now = new TreeMap<String, String>();
        variables.forEach((name, value) -> {
            if (SiteSettings.counts(name)) {
                now.put(name, fingerprint(key, name + "=" + value));
            }
        });
        var told = new ArrayList<String>();
        var names = new TreeSet<>(now.keySet());
        names.addAll(before.stringPropertyNames());
        names.remove(KEY);
        for (var name : names) {
            var old = before.getProperty(name);
            if (!now.containsKey(name)) {
                told.add("The setting " + name + " is no longer set");
            } else if (old == null) {
                told.add("The setting " + name + " is set");
            } else if (!old.equals(now.get(name))) {
                told.add("The setting " + name + " has another value");
            }
        }
        if (!known || !told.isEmpty()) {
            keep(file, key, now);
        }
        return told;
    }

    private static void keep(Path file, String key, Map<String, String> now) throws IOException {
        var kept = new Properties();
        kept.setProperty(KEY, key);
        kept.putAll(now);
        if (Files.notExists(file)) {
            Files.createFile(file);
        }
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
        try (var writer = Files.newBufferedWriter(file)) {
            kept.store(writer, null);
        }
    }

    private static String random() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static String fingerprint(String key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(HexFormat.of().parseHex(key), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has HmacSHA256", impossible);
        }
    }
}
