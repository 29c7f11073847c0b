package org.havn;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Where Havn uses cryptography, and with what; and which of its classes can reach another machine. Both lists are
/// written by hand: who adds a class adds it here, and to docs/security.md, where somebody looks at it.
class NamedPowersTests {
    private static final Set<String> APPROVED = Set.of(
            "AES",
            "AES/GCM/NoPadding",
            "ChaCha20-Poly1305",
            "HmacSHA256",
            "HKDF-SHA256",
            "SHA-256",
            "Ed25519",
            // the certificate of whom a file leaves to, and the curve of its key
            "X.509",
            "EC",
            // with a key that a device in the field made for one text alone
            "ECDH",
            // what OpenRosa's list of forms calls for; it protects nothing
            "MD5",
            // no algorithm: the key store that a device is
            "PKCS11");

    /// Who asks the JDK for something of cryptography.
    private static final Set<String> CRYPTOGRAPHY = Set.of(
            "org.havn.SettingsSeen",
            "org.havn.access.Accounts",
            "org.havn.access.HashedSessions",
            "org.havn.access.exports.Certificate",
            "org.havn.access.exports.ExportRows",
            "org.havn.access.exports.SealedFile",
            "org.havn.access.vault.DeviceWrappingKeys",
            "org.havn.access.vault.Gcm",
            "org.havn.access.vault.SealedToHouse",
            "org.havn.access.vault.SealFormat",
            "org.havn.access.vault.Vault",
            "org.havn.audit.log.SigningKey",
            "org.havn.audit.log.VerifierKey",
            "org.havn.audit.merkle.Hash",
            "org.havn.cases.errf.SeenIds",
            "org.havn.interviews.FormDigest",
            "org.havn.interviews.FormSounds",
            "org.havn.interviews.openrosa.OpenRosaPage",
            "org.havn.platform.CommandContent",
            "org.havn.platform.CommandKey",
            "org.havn.platform.Ids",
            "org.havn.platform.backup.BackupKey",
            "org.havn.platform.backup.Digests",
            "org.havn.platform.backup.SealedFile",
            "org.havn.platform.database.Migrations",
            "org.havn.publishing.release.Dither",
            "org.havn.reference.ShippedFiles");

    /// Who seals: the vault what people said, the backup the database's files.
    private static final Set<String> CIPHERS = Set.of(
            "org.havn.access.vault.DeviceWrappingKeys",
            "org.havn.access.vault.Gcm",
            "org.havn.access.vault.SealFormat",
            "org.havn.platform.backup.SealedFile");

    /// Who can open a connection, and where to: each to an address from the operator's settings, or to this machine.
    private static final Map<String, String> CONNECTIONS = Map.of(
            "org.havn.audit.log.EndpointWitness", "the witness that the operator named",
            "org.havn.access.ProviderRequests", "the OpenID Connect provider that the operator named",
            "org.havn.access.OrganisationProvider", "nowhere: it reads what the provider said about itself",
            "org.havn.platform.VirusScanner", "the virus scanner on this machine",
            "org.havn.platform.watch.LogSender", "the place for logs that the operator named",
            "org.havn.platform.database.DatabaseLogin", "the database",
            "org.havn.placement.worker.NativeLibraries", "nowhere: it lists what lies in a library's own jar");

    private static final Pattern ALGORITHM = Pattern.compile("\\bgetInstance\\(\\s*\"([^\"]+)\"");

    @Test
    void cryptographyIsUsedWhereTheListSays() {
        assertThat(callers(it -> it.getTarget().getName().equals("getInstance")
                        && it.getTargetOwner().getPackageName().matches("javax\\.crypto|java\\.security")
                        && !it.getTargetOwner().getName().equals("java.security.KeyStore")))
                .isEqualTo(new TreeSet<>(CRYPTOGRAPHY));
    }

    @Test
    void ciphersAreTheVaultsAndTheBackups() {
        assertThat(callers(it -> it.getTargetOwner().getName().equals("javax.crypto.Cipher")
                        && it.getTarget().getName().equals("getInstance")))
                .isEqualTo(new TreeSet<>(CIPHERS));
    }

    @Test
    void onlyApprovedAlgorithmsAreAskedFor() throws IOException {
        var asked = new TreeMap<String, Set<String>>();
        for (var name : CRYPTOGRAPHY) {
            var source = Files.readString(Path.of("src/main/java", name.replace('.', '/') + ".java"));
            ALGORITHM
                    .matcher(source)
                    .results()
                    .forEach(it -> asked.computeIfAbsent(it.group(1), _ -> new TreeSet<>())
                            .add(name));
        }

        assertThat(asked.keySet()).contains("AES/GCM/NoPadding", "SHA-256").isSubsetOf(APPROVED);
        // a cipher's name that is put together somewhere else would not be seen above
        for (var name : CRYPTOGRAPHY) {
            var source = Files.readString(Path.of("src/main/java", name.replace('.', '/') + ".java"));
            assertThat(Pattern.compile(
                                    "\\b(Cipher|Mac|MessageDigest|Signature|KeyGenerator|KDF)\\.getInstance\\((?!\\s*\")")
                            .matcher(source)
                            .find())
                    .as(name + " names its algorithm where it asks for it")
                    .isFalse();
        }
    }

    @Test
    void md5NamesTheKeysOfHouseholdsAndNothingElse() {
        // UUID version 3 is MD5 in other words; those names are no secret, and what is sealed is bound by them
        assertThat(callers(it -> it.getTarget().getName().equals("nameUUIDFromBytes")))
                .containsExactly("org.havn.access.vault.KeyOwner");
    }

    @Test
    void connectionsAreOpenedWhereTheListSays() {
        var opening =
                Pattern.compile("java\\.net\\.http\\.HttpClient|java\\.net\\.(Socket|URLConnection|DatagramSocket)"
                        + "|java\\.nio\\.channels\\.(SocketChannel|DatagramChannel|AsynchronousSocketChannel)"
                        + "|java\\.sql\\.DriverManager|javax\\.net\\..*|org\\.springframework\\.web\\.client\\..*"
                        + "|org\\.springframework\\.security\\.oauth2\\.client\\.endpoint\\.RestClient.*"
                        + "|org\\.springframework\\.security\\.oauth2\\.client\\.registration\\.ClientRegistrations");
        assertThat(callers(it -> opening.matcher(it.getTargetOwner().getName()).matches()
                        || (it.getTargetOwner().getName().equals("java.net.URL")
                                && it.getTarget().getName().equals("openConnection"))))
                .isEqualTo(new TreeSet<>(CONNECTIONS.keySet()));
    }

    @Test
    void redirectsAreNotFollowed() {
        assertThat(PowerfulFeaturesTests.HAVN.stream()
                        .flatMap(it -> it.getFieldAccessesFromSelf().stream())
                        .filter(it -> it.getTargetOwner().getName().equals("java.net.http.HttpClient$Redirect"))
                        .map(it -> it.getTarget().getName()))
                .isNotEmpty()
                .containsOnly("NEVER");
    }

    private static Set<String> callers(Predicate<JavaAccess<?>> what) {
        return PowerfulFeaturesTests.HAVN.stream()
                .filter(it -> it.getAccessesFromSelf().stream().anyMatch(what))
                .map(NamedPowersTests::outermost)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String outermost(JavaClass it) {
        return it.getName().replaceFirst("\\$.*", "");
    }
}
