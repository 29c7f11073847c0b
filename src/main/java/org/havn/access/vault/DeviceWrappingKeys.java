package org.havn.access.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Provider;
import java.security.Security;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;

/// Wrapping keys in a device that never gives them out, over PKCS#11: a smart card, a hardware security module,
/// SoftHSM.
final class DeviceWrappingKeys implements WrappingKeys {
    private static final String PREFIX = "havn-wrapping-";

    private final Provider device;
    private final KeyStore keys;

    private DeviceWrappingKeys(Provider device, KeyStore keys) {
        this.device = device;
        this.keys = keys;
    }

    /// Opens the device.
    ///
    /// @param configuration a file as SunPKCS11 reads it: `name`, `library`, `slot`, `attributes`
    /// @param pinFile a file with the user's PIN on its first line, readable by this account alone
    static DeviceWrappingKeys open(Path configuration, Path pinFile) {
        try {
            if (PrivateFiles.openToOthers(pinFile)) {
                throw new IllegalStateException(
                        "Other accounts may read " + pinFile + ": close it to them (chmod 600)");
            }
            var pin = Files.readString(pinFile).strip().toCharArray();
            var device = Security.getProvider("SunPKCS11").configure(configuration.toString());
            var keys = KeyStore.getInstance("PKCS11", device);
            keys.load(null, pin);
            return new DeviceWrappingKeys(device, keys);
        } catch (IOException failed) {
            throw new UncheckedIOException("The PKCS#11 device of " + configuration + " does not open", failed);
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException("The PKCS#11 device of " + configuration + " does not open", failed);
        }
    }

    @Override
    public synchronized String make() {
        var name = PREFIX + HexFormat.of().formatHex(Gcm.random(8));
        try {
            var generator = KeyGenerator.getInstance("AES", device);
            generator.init(Gcm.KEY_BYTES * 8);
            keys.setKeyEntry(name, generator.generateKey(), null, null);
            return name;
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException("The device made no wrapping key", failed);
        }
    }

    @Override
    public synchronized byte[] wrap(String name, byte[] key, byte[] bound) {
        try {
            return Gcm.seal(Cipher.getInstance("AES/GCM/NoPadding", device), key(name), bound, key);
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException("The device did not wrap", failed);
        }
    }

    @Override
    public synchronized byte[] unwrap(String name, byte[] wrapped, byte[] bound) {
        try {
            return Gcm.open(Cipher.getInstance("AES/GCM/NoPadding", device), key(name), bound, wrapped);
        } catch (GeneralSecurityException | Gcm.NotAuthentic another) {
            throw new WrappingKeyMissing(name, "the PKCS#11 device");
        }
    }

    @Override
    public synchronized void destroy(String name) {
        try {
            if (keys.containsAlias(name)) {
                keys.deleteEntry(name);
            }
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException("The device did not destroy the wrapping key " + name, failed);
        }
    }

    private SecretKey key(String name) throws GeneralSecurityException {
        if (keys.getKey(name, null) instanceof SecretKey key) {
            return key;
        }
        throw new WrappingKeyMissing(name, "the PKCS#11 device");
    }
}
