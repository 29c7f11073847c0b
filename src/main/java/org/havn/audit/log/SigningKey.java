package org.havn.audit.log;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;

/// The key by which a log's heads are signed. It lies in a file of its own, which nobody else on the machine may read,
/// beside the data folder and never in the database; its public half lies beside it, as `….pub`.
public final class SigningKey {
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----\n";
    private static final String END = "-----END PRIVATE KEY-----\n";

    private final PrivateKey secret;
    private final VerifierKey verifier;

    private SigningKey(PrivateKey secret, VerifierKey verifier) {
        this.secret = secret;
        this.verifier = verifier;
    }

    /// The key in the file; one is made if there is none.
    ///
    /// @throws IOException if the file is open to others, or is no key, or its public half does not belong to it
    public static SigningKey in(Path file) throws IOException {
        if (!Files.exists(file)) {
            make(file);
        }
        requireClosed(file);
        try {
            var text = Files.readString(file, StandardCharsets.US_ASCII);
            if (!text.startsWith(BEGIN) || !text.endsWith(END)) {
                throw new IOException(file + " holds no private key in PEM form");
            }
            var der = Base64.getMimeDecoder().decode(text.substring(BEGIN.length(), text.length() - END.length()));
            var secret = KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(der));
            var key = new SigningKey(secret, VerifierKey.read(publicHalf(file)).getLast());
            key.requireBothHalves(file);
            return key;
        } catch (GeneralSecurityException | IllegalArgumentException notAKey) {
            throw new IOException(
                    "The audit trail's key in " + file + " cannot be used: " + notAKey.getMessage(), notAKey);
        }
    }

    /// Where the public half of the key in a file lies.
    public static Path publicHalf(Path file) {
        return file.resolveSibling(file.getFileName() + ".pub");
    }

    /// The public half, to be given to whoever checks.
    public VerifierKey verifier() {
        return verifier;
    }

    /// The key's id, then the signature, as a signed note wants them.
    byte[] sign(byte[] text) {
        try {
            var signer = Signature.getInstance("Ed25519");
            signer.initSign(secret);
            signer.update(text);
            var signature = signer.sign();
            var id = verifier.idBytes();
            var both = java.util.Arrays.copyOf(id, id.length + signature.length);
            System.arraycopy(signature, 0, both, id.length, signature.length);
            return both;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("A key that signed before signs again", impossible);
        }
    }

    /// The public half goes first: a node that finds the secret finds its other half too.
    private static void make(Path file) throws IOException {
        try {
            var folder = file.toAbsolutePath().resolveSibling("");
            Files.createDirectories(folder, ownerOnly(folder, "rwx------"));
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            var random = new byte[6];
            new SecureRandom().nextBytes(random);
            var name = "havn-audit-" + HexFormat.of().formatHex(random);
            var pem = BEGIN
                    + Base64.getMimeEncoder(64, new byte[] {'\n'})
                            .encodeToString(pair.getPrivate().getEncoded())
                    + "\n" + END;
            var secret = Files.createTempFile(folder, "making-", ".tmp", ownerOnly(folder, "rw-------"));
            Files.writeString(secret, pem);
            var open = Files.createTempFile(folder, "making-", ".tmp");
            Files.writeString(open, VerifierKey.of(name, pair.getPublic()).text() + "\n");
            try {
                Files.createLink(publicHalf(file), open);
                Files.createLink(file, secret);
            } catch (FileAlreadyExistsException anotherWasFaster) {
                awaitOther(file);
            } finally {
                Files.deleteIfExists(open);
                Files.deleteIfExists(secret);
            }
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has Ed25519", impossible);
        }
    }

    private static void awaitOther(Path file) throws IOException {
        for (int tries = 0; !Files.exists(file); tries++) {
            if (tries > 100) {
                throw new IOException(publicHalf(file) + " is there without its secret half " + file
                        + "; put that back, or move the public half aside to begin with a new key");
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IOException("Interrupted while another Havn was making the key", interrupted);
            }
        }
    }

    private void requireBothHalves(Path file) throws IOException {
        var probe = "both halves".getBytes(StandardCharsets.UTF_8);
        if (!verifier.verifies(probe, sign(probe))) {
            throw new IOException(publicHalf(file) + " is not the public half of " + file);
        }
    }

    private static void requireClosed(Path file) throws IOException {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        var others = EnumSet.copyOf(EnumSet.allOf(PosixFilePermission.class));
        others.removeAll(EnumSet.of(
                PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE));
        others.retainAll(Files.getPosixFilePermissions(file));
        if (!others.isEmpty()) {
            throw new IOException("The audit trail's key in " + file + " can be read by others: chmod 600 it");
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path where, String permissions) {
        return where.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    @Override
    public String toString() {
        return "SigningKey[" + verifier.name() + "]";
    }
}
