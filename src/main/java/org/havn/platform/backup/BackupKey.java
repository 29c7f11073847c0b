package org.havn.platform.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// The key that seals backups: 32 bytes in a file of their own. It is not the wrapping key of the key store, which is
/// destroyed at each erasure and would take every backup with it.
final class BackupKey {
    private static final int BYTES = 32;

    private final SecretKey key;

    private BackupKey(byte[] bytes) {
        this.key = new SecretKeySpec(bytes, "HKDF");
    }

    /// Reads the key, making it where there is none.
    static BackupKey readOrMake(Path file) throws IOException {
        if (!Files.exists(file)) {
            OwnFiles.folder(OwnFiles.parent(file));
            var bytes = new byte[BYTES];
            new SecureRandom().nextBytes(bytes);
            OwnFiles.replace(file, HexFormat.of().formatHex(bytes) + "\n");
        }
        return read(file);
    }

    /// @throws BackupRefused if it is not there, is no key, or another account may read it
    static BackupKey read(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new BackupRefused("The backup key " + file + " is not there; put it back, or name it with"
                    + " HAVN_BACKUP_KEY. Without it no backup opens.");
        }
        var open = Files.getPosixFilePermissions(file);
        if (open.contains(PosixFilePermission.GROUP_READ) || open.contains(PosixFilePermission.OTHERS_READ)) {
            throw new BackupRefused("Other accounts may read the backup key " + file + ": close it to them (chmod 600),"
                    + " and think of the backups as read if somebody may have had both.");
        }
        var text = Files.readString(file, StandardCharsets.US_ASCII).strip();
        if (!text.matches("[0-9a-f]{64}")) {
            throw new BackupRefused("The file " + file + " holds no backup key: 64 hexadecimal digits were expected.");
        }
        return new BackupKey(HexFormat.of().parseHex(text));
    }

    /// Which key this is; it tells nothing about the key.
    String id() {
        return HexFormat.of().formatHex(derived("id", new byte[0]).getEncoded(), 0, 8);
    }

    /// The key for one file.
    SecretKey forFile(byte[] salt) {
        return new SecretKeySpec(derived("file", salt).getEncoded(), "AES");
    }

    /// A proof that a text came from somebody with the key.
    String proof(byte[] text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(derived("manifest", new byte[0]).getEncoded(), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has HMAC-SHA-256", impossible);
        }
    }

    private SecretKey derived(String purpose, byte[] salt) {
        try {
            var info = ("havn backup 1 " + purpose).getBytes(StandardCharsets.US_ASCII);
            return KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            "Generic",
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(key)
                                    .addSalt(salt)
                                    .thenExpand(info, BYTES));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java 25 has HKDF", impossible);
        }
    }
}
