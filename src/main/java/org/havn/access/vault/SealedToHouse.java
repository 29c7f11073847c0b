package org.havn.access.vault;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/// What only the house can open: sealed by whoever has its public key, a device in the field, to a private key that
/// never leaves. Whoever sealed a text cannot open it again.
///
/// A sealed text is a P-256 point that was made for it alone (65 bytes, uncompressed), and then nonce and ciphertext of
/// AES-256-GCM under HKDF-SHA-256 of the shared secret, salted with both points.
public final class SealedToHouse {
    /// Of an uncompressed point.
    public static final int POINT = 65;

    private static final int COORDINATE = 32;
    private static final byte[] INFO = "havn sealed to the house".getBytes(StandardCharsets.UTF_8);

    private SealedToHouse() {}

    /// Both halves, the private one as PKCS#8.
    @SuppressWarnings("ArrayRecordComponent") // made, sealed, let go
    public record Pair(byte[] publicKey, byte[] privateKey) {
        @Override
        public String toString() {
            return "Pair[hidden]";
        }
    }

    public static Pair newPair() {
        try {
            var pairs = KeyPairGenerator.getInstance("EC");
            pairs.initialize(new ECGenParameterSpec("secp256r1"));
            var pair = pairs.generateKeyPair();
            var point = ((ECPublicKey) pair.getPublic()).getW();
            return new Pair(encoded(point), pair.getPrivate().getEncoded());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has P-256", impossible);
        }
    }

    /// Opens what was sealed to a pair's public half, bound to the same text; nothing where it was changed, bound to
    /// another text, or sealed to somebody else.
    public static Optional<byte[]> open(Pair pair, String bound, byte[] sealed) {
        if (sealed.length < POINT + Gcm.ADDED_BYTES) {
            return Optional.empty();
        }
        try {
            var once = Arrays.copyOf(sealed, POINT);
            var keys = KeyFactory.getInstance("EC");
            var ours = keys.generatePrivate(new PKCS8EncodedKeySpec(pair.privateKey()));
            var key = key(ours, once, pair.publicKey());
            return Optional.of(Gcm.open(
                    key, bound.getBytes(StandardCharsets.UTF_8), Arrays.copyOfRange(sealed, POINT, sealed.length)));
        } catch (GeneralSecurityException | Gcm.NotAuthentic notOurs) {
            return Optional.empty();
        }
    }

    /// Seals as a device does.
    public static byte[] seal(byte[] publicKey, String bound, byte[] text) {
        try {
            var once = newPair();
            var mine = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(once.privateKey()));
            var key = sharedKey(mine, publicKey, once.publicKey(), publicKey);
            var sealed = Gcm.seal(key, bound.getBytes(StandardCharsets.UTF_8), text);
            var whole = Arrays.copyOf(once.publicKey(), POINT + sealed.length);
            System.arraycopy(sealed, 0, whole, POINT, sealed.length);
            return whole;
        } catch (GeneralSecurityException notAPoint) {
            throw new IllegalArgumentException("The public key is no point of P-256", notAPoint);
        }
    }

    /// Opens one piece of what came under a key that was sealed to the house; nothing where it was changed, or bound to
    /// another text.
    public static Optional<byte[]> openPiece(byte[] under, String bound, byte[] sealed) {
        if (under.length != Gcm.KEY_BYTES || sealed.length < Gcm.ADDED_BYTES) {
            return Optional.empty();
        }
        try {
            return Optional.of(Gcm.open(Gcm.key(under), bound.getBytes(StandardCharsets.UTF_8), sealed));
        } catch (Gcm.NotAuthentic changed) {
            return Optional.empty();
        }
    }

    /// Seals a piece as a device does.
    public static byte[] sealPiece(byte[] under, String bound, byte[] piece) {
        return Gcm.seal(Gcm.key(under), bound.getBytes(StandardCharsets.UTF_8), piece);
    }

    private static SecretKey key(PrivateKey ours, byte[] once, byte[] publicKey) throws GeneralSecurityException {
        return sharedKey(ours, once, once, publicKey);
    }

    private static SecretKey sharedKey(PrivateKey mine, byte[] theirs, byte[] once, byte[] publicKey)
            throws GeneralSecurityException {
        var agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(mine);
        var curve = ((java.security.interfaces.ECKey) mine).getParams();
        agreement.doPhase(
                KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point(theirs, curve), curve)), true);
        var salt = Arrays.copyOf(once, 2 * POINT);
        System.arraycopy(publicKey, 0, salt, POINT, POINT);
        return KDF.getInstance("HKDF-SHA256")
                .deriveKey(
                        "AES",
                        HKDFParameterSpec.ofExtract()
                                .addIKM(agreement.generateSecret())
                                .addSalt(salt)
                                .thenExpand(INFO, Gcm.KEY_BYTES));
    }

    private static byte[] encoded(ECPoint point) {
        var bytes = new byte[POINT];
        bytes[0] = 4;
        put(point.getAffineX(), bytes, 1);
        put(point.getAffineY(), bytes, 1 + COORDINATE);
        return bytes;
    }

    private static void put(BigInteger number, byte[] into, int at) {
        var digits = number.toByteArray();
        var from = Math.max(0, digits.length - COORDINATE);
        var length = digits.length - from;
        System.arraycopy(digits, from, into, at + COORDINATE - length, length);
    }

    /// A point that lies on the curve: one that does not could draw a private key out, bit by bit.
    private static ECPoint point(byte[] bytes, ECParameterSpec curve) throws GeneralSecurityException {
        if (bytes.length != POINT || bytes[0] != 4) {
            throw new GeneralSecurityException("Not an uncompressed point");
        }
        var x = new BigInteger(1, Arrays.copyOfRange(bytes, 1, 1 + COORDINATE));
        var y = new BigInteger(1, Arrays.copyOfRange(bytes, 1 + COORDINATE, POINT));
        var p = ((ECFieldFp) curve.getCurve().getField()).getP();
        var right = x.pow(3)
                .add(curve.getCurve().getA().multiply(x))
                .add(curve.getCurve().getB())
                .mod(p);
        if (x.compareTo(p) >= 0 || y.compareTo(p) >= 0 || !y.multiply(y).mod(p).equals(right)) {
            throw new GeneralSecurityException("Not on the curve");
        }
        return new ECPoint(x, y);
    }
}
