package org.havn.audit.log;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/// The public half of a log's key, in the text form of signed notes: `name+id+key`.
///
/// @param name the log's name
/// @param id the first four bytes of a hash over name and key, as hexadecimal digits
public record VerifierKey(String name, String id, PublicKey key) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._/-]{1,100}");
    private static final byte ED25519 = 1;
    private static final int ID_LENGTH = 4;
    private static final int KEY_LENGTH = 32;
    /// What stands before the 32 bytes of an Ed25519 key in its X.509 form (RFC 8410).
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    static VerifierKey of(String name, PublicKey key) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "A log's name has 1 to 100 letters, digits, points, hyphens and slashes");
        }
        return new VerifierKey(name, HexFormat.of().formatHex(id(name, raw(key))), key);
    }

    /// Reads `name+id+key`.
    ///
    /// @throws IllegalArgumentException saying what was expected
    public static VerifierKey parse(String text) {
        var parts = text.strip().split("\\+", 3);
        if (parts.length != 3) {
            throw new IllegalArgumentException("A log's public key looks like name+1a2b3c4d+AAAA…");
        }
        try {
            var bytes = Base64.getDecoder().decode(parts[2]);
            if (bytes.length != 1 + KEY_LENGTH || bytes[0] != ED25519) {
                throw new IllegalArgumentException("A log's public key is one of Ed25519");
            }
            var x509 = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + KEY_LENGTH);
            System.arraycopy(bytes, 1, x509, X509_PREFIX.length, KEY_LENGTH);
            var key = of(parts[0], KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(x509)));
            if (!key.id().equals(parts[1])) {
                throw new IllegalArgumentException("The id of a log's public key does not belong to it");
            }
            return key;
        } catch (GeneralSecurityException notAKey) {
            throw new IllegalArgumentException("A log's public key is one of Ed25519", notAKey);
        }
    }

    /// Reads a file with one key a line; the log's first key stands first, a later one below.
    ///
    /// @throws IllegalArgumentException if there is none, or one that cannot be read
    public static List<VerifierKey> read(Path file) throws IOException {
        var keys = Files.readAllLines(file).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(VerifierKey::parse)
                .toList();
        if (keys.isEmpty()) {
            throw new IllegalArgumentException(file + " holds no public key");
        }
        return keys;
    }

    boolean verifies(byte[] signed, byte[] idAndSignature) {
        if (idAndSignature.length <= ID_LENGTH
                || !Arrays.equals(HexFormat.of().parseHex(id), 0, ID_LENGTH, idAndSignature, 0, ID_LENGTH)) {
            return false;
        }
        try {
            var check = Signature.getInstance("Ed25519");
            check.initVerify(key);
            check.update(signed);
            return check.verify(idAndSignature, ID_LENGTH, idAndSignature.length - ID_LENGTH);
        } catch (GeneralSecurityException notASignature) {
            return false;
        }
    }

    byte[] idBytes() {
        return HexFormat.of().parseHex(id);
    }

    /// The form in which it is kept and handed on.
    public String text() {
        var typed = new byte[1 + KEY_LENGTH];
        typed[0] = ED25519;
        System.arraycopy(raw(key), 0, typed, 1, KEY_LENGTH);
        return name + "+" + id + "+" + Base64.getEncoder().encodeToString(typed);
    }

    @Override
    public String toString() {
        return text();
    }

    private static byte[] raw(PublicKey key) {
        if (!(key instanceof EdECPublicKey)) {
            throw new IllegalArgumentException("A log's key is one of Ed25519");
        }
        var encoded = key.getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - KEY_LENGTH, encoded.length);
    }

    private static byte[] id(String name, byte[] raw) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
            digest.update(ED25519);
            return Arrays.copyOf(digest.digest(raw), ID_LENGTH);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
