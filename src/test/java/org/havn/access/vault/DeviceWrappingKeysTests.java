package org.havn.access.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Over PKCS#11 with a token in software: SoftHSM2, which `./havn test` installs where it may.
///
/// SoftHSM finds its tokens by a variable of the process, `SOFTHSM2_CONF`, which the build sets.
class DeviceWrappingKeysTests {
    private static final Path LIBRARY =
            Path.of(System.getenv().getOrDefault("HAVN_SOFTHSM", "/usr/lib/softhsm/libsofthsm2.so"));

    /// One token for all: the library looks for tokens once in the life of a process.
    private static WrappingKeys device;

    @TempDir
    Path folder;

    @BeforeAll
    static void aToken(@TempDir Path settings) throws Exception {
        var conf = System.getenv("SOFTHSM2_CONF");
        assertThat(LIBRARY)
                .as("keys in a device are tested with SoftHSM2: install the package softhsm2, or set HAVN_SOFTHSM")
                .exists();
        assertThat(conf).as("the build sets SOFTHSM2_CONF").isNotNull();
        var tokens = Files.createDirectories(Path.of(conf).toAbsolutePath().resolveSibling("tokens"));
        Files.writeString(Path.of(conf), "directories.tokendir = " + tokens + "\nobjectstore.backend = file\n");
        var label = "havn-" + UUID.randomUUID().toString().substring(0, 8);
        var made = new ProcessBuilder(
                        "softhsm2-util",
                        "--init-token",
                        "--free",
                        "--label",
                        label,
                        "--pin",
                        "1234",
                        "--so-pin",
                        "5678")
                .redirectErrorStream(true)
                .start();
        var said = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(made.waitFor()).as(said).isZero();
        var slot = said.replaceAll("(?s).*slot (\\d+).*", "$1");
        device = DeviceWrappingKeys.open(configuration(settings, label, slot), pin(settings));
    }

    @Test
    void whatTheDeviceWrapsItAloneUnwrapsAndOnlyWhereItBelongs() {
        var name = device.make();
        var key = Gcm.random(32);
        var wrapped = device.wrap(name, key, new byte[] {1});

        assertThat(device.unwrap(name, wrapped, new byte[] {1})).isEqualTo(key);
        assertThatExceptionOfType(WrappingKeyMissing.class)
                .isThrownBy(() -> device.unwrap(name, wrapped, new byte[] {2}));
        assertThatExceptionOfType(WrappingKeyMissing.class)
                .isThrownBy(() -> device.unwrap(device.make(), wrapped, new byte[] {1}));
    }

    @Test
    void aDestroyedKeyIsGone() {
        var name = device.make();
        var wrapped = device.wrap(name, Gcm.random(32), new byte[] {1});

        device.destroy(name);
        device.destroy(name);

        assertThatExceptionOfType(WrappingKeyMissing.class)
                .isThrownBy(() -> device.unwrap(name, wrapped, new byte[] {1}));
    }

    @Test
    void aKeyStoreWorksWithItsWrappingKeyInTheDevice() {
        var owner = KeyOwner.person(UUID.randomUUID());
        var place = new Place("needs.own_words", "verbatim", "1");
        var vault = Vaults.of(keys());
        var sealed = new Sealed(place, owner, vault.seal(place, owner, "words"));
        vault.turnWrappingKey();
        vault.turnEpoch();

        assertThat(Vaults.of(keys()).open(new Reading("HVN-26-000001", "test"), sealed))
                .contains("words");

        vault.erase(List.of(owner));
        assertThat(Vaults.of(keys()).open(new Reading("HVN-26-000001", "test"), sealed))
                .isEmpty();
    }

    private PersonKeys keys() {
        return new PersonKeys(new FileKeyRecords(folder.resolve("keys")), device, Duration.ZERO);
    }

    private static Path configuration(Path folder, String name, String slot) throws IOException {
        return Files.writeString(folder.resolve("pkcs11.cfg"), """
                name = %s
                library = %s
                slot = %s
                attributes(generate, CKO_SECRET_KEY, CKK_AES) = {
                  CKA_SENSITIVE = true
                  CKA_EXTRACTABLE = false
                }
                """.formatted(name, LIBRARY, slot));
    }

    private static Path pin(Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("pin"), "1234\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file;
    }
}
