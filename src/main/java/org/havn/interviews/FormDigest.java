package org.havn.interviews;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.havn.interviews.forms.Form;
import org.havn.interviews.forms.FormJson;
import org.havn.interviews.forms.FormSound;
import org.havn.interviews.forms.ReadForm;

/// By what a version of a form and its sounds are known again, however the file was packed: SHA-256, as hexadecimal.
record FormDigest(String value) {

    static FormDigest of(ReadForm read) {
        var hashes = new TreeMap<String, String>();
        for (FormSound it : read.sounds()) {
            hashes.put(it.name(), sha256(it.content()));
        }
        return of(read.get(), hashes);
    }

    /// @param sounds the hash of each sound file, by name
    static FormDigest of(Form form, Map<String, String> sounds) {
        var text = new StringBuilder(FormJson.write(form));
        new TreeMap<>(sounds)
                .forEach((name, hash) ->
                        text.append('\n').append(name).append(' ').append(hash));
        return new FormDigest(sha256(text.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
