package org.havn.access;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import org.havn.Visitor;

/// A device that makes and uses one passkey, as a browser would have it do; and that can lie.
public final class TestDevice {
    private static final int PRESENT = 0x01;
    private static final int VERIFIED = 0x04;
    private static final int WITH_KEY = 0x40;

    private final KeyPair keys;
    private final byte[] id = new byte[32];
    private String handle = "";
    private int count;

    /// What it can be told to do wrong.
    public record Lies(String origin, String host, boolean verifiesHolder, int countStep, boolean otherKey) {
        public static Lies none(int port) {
            return new Lies("http://localhost:" + port, "localhost", true, 1, false);
        }

        Lies from(String otherOrigin) {
            return new Lies(otherOrigin, host, verifiesHolder, countStep, otherKey);
        }

        Lies forHost(String otherHost) {
            return new Lies(origin, otherHost, verifiesHolder, countStep, otherKey);
        }

        Lies withoutLookingWhoHoldsIt() {
            return new Lies(origin, host, false, countStep, otherKey);
        }

        Lies countingBack() {
            return new Lies(origin, host, verifiesHolder, -1, otherKey);
        }

        Lies withAnotherKey() {
            return new Lies(origin, host, verifiesHolder, countStep, true);
        }
    }

    public TestDevice() {
        keys = pair();
        new SecureRandom().nextBytes(id);
    }

    /// The fields of the form that brings a new passkey.
    public String[] make(Visitor visitor, String code, Lies lies) {
        var asked = visitor.post("/passkeys/challenge", "to", "make", "code", code);
        handle = asked.headers().firstValue("havn-handle").orElse("");
        var client = client(
                "webauthn.create", asked.headers().firstValue("havn-challenge").orElse(""), lies);
        count = 1;
        return new String[] {"passkey.client", text(client), "passkey.attestation", text(attestation(lies))};
    }

    /// The fields of the form that proves who holds it.
    public String[] sign(Visitor visitor, Lies lies) {
        var asked = visitor.post("/passkeys/challenge", "to", "prove");
        var client = client(
                "webauthn.get", asked.headers().firstValue("havn-challenge").orElse(""), lies);
        count += lies.countStep();
        var data = data(lies, PRESENT | (lies.verifiesHolder() ? VERIFIED : 0), new byte[0]);
        return new String[] {
            "passkey.id", text(id),
            "passkey.client", text(client),
            "passkey.data", text(data),
            "passkey.signature", text(signature(joined(data, sha256(client)), lies.otherKey() ? pair() : keys)),
            "passkey.handle", handle
        };
    }

    /// How it describes a new passkey, to whoever asks without a page.
    byte[] attestation(int port) {
        return attestation(Lies.none(port));
    }

    /// What it says of itself when it signs, and its signature over that and over what the browser says.
    byte[][] data(int port, byte[] client) {
        count++;
        var data = data(Lies.none(port), PRESENT | VERIFIED, new byte[0]);
        return new byte[][] {data, signature(joined(data, sha256(client)), keys)};
    }

    /// Pretends that the passkey is somebody else's.
    void pretendToBe(String otherHandle) {
        handle = otherHandle;
    }

    private byte[] attestation(Lies lies) {
        var key = (ECPublicKey) keys.getPublic();
        var cose = joined(
                new byte[] {(byte) 0xA5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 0x20},
                coordinate(key.getW().getAffineX()),
                new byte[] {0x22, 0x58, 0x20},
                coordinate(key.getW().getAffineY()));
        var described = joined(new byte[16], new byte[] {0, (byte) id.length}, id, cose);
        var data = data(lies, PRESENT | WITH_KEY | (lies.verifiesHolder() ? VERIFIED : 0), described);
        return joined(
                new byte[] {(byte) 0xA3, 0x63}, ascii("fmt"),
                new byte[] {0x64}, ascii("none"),
                new byte[] {0x67}, ascii("attStmt"),
                new byte[] {(byte) 0xA0, 0x68}, ascii("authData"),
                new byte[] {0x58, (byte) data.length}, data);
    }

    private byte[] data(Lies lies, int flags, byte[] more) {
        return joined(
                sha256(ascii(lies.host())),
                new byte[] {(byte) flags},
                ByteBuffer.allocate(4).putInt(count).array(),
                more);
    }

    private static byte[] client(String type, String challenge, Lies lies) {
        return ascii("{\"type\":\"" + type + "\",\"challenge\":\"" + challenge + "\",\"origin\":\"" + lies.origin()
                + "\",\"crossOrigin\":false}");
    }

    private static byte[] signature(byte[] content, KeyPair keys) {
        try {
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static KeyPair pair() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] coordinate(java.math.BigInteger value) {
        var bytes = value.toByteArray();
        var fixed = new byte[32];
        var from = Math.max(0, bytes.length - 32);
        System.arraycopy(bytes, from, fixed, 32 - (bytes.length - from), bytes.length - from);
        return fixed;
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
