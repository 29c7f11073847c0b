package org.havn.access.vault;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// With what a text is sealed. The first byte of every sealed text names it, so that several lie side by side while an
/// operator goes from one to the other: `docs/decisions/0260-two-formats-of-seal.md`.
enum SealFormat {
    /// AES-256-GCM.
    AES_256_GCM(1) {
        @Override
        byte[] seal(SecretKey key, byte[] bound, byte[] plain) {
            return Gcm.seal(key, bound, plain);
        }

        @Override
        byte[] open(SecretKey key, byte[] bound, byte[] sealed) throws Gcm.NotAuthentic {
            return Gcm.open(key, bound, sealed);
        }
    },

    /// ChaCha20-Poly1305 (RFC 8439): another cipher of the same strength, for the day on which the first one falls.
    CHACHA20_POLY1305(2) {
        @Override
        byte[] seal(SecretKey key, byte[] bound, byte[] plain) {
            try {
                var nonce = Gcm.random(Gcm.NONCE_BYTES);
                var sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, bound).doFinal(plain);
                var whole = Arrays.copyOf(nonce, nonce.length + sealed.length);
                System.arraycopy(sealed, 0, whole, nonce.length, sealed.length);
                return whole;
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException("Every Java has ChaCha20-Poly1305", impossible);
            }
        }

        @Override
        byte[] open(SecretKey key, byte[] bound, byte[] sealed) throws Gcm.NotAuthentic {
            if (sealed.length < Gcm.ADDED_BYTES) {
                throw new Gcm.NotAuthentic();
            }
            try {
                var nonce = Arrays.copyOf(sealed, Gcm.NONCE_BYTES);
                return cipher(Cipher.DECRYPT_MODE, key, nonce, bound)
                        .doFinal(sealed, Gcm.NONCE_BYTES, sealed.length - Gcm.NONCE_BYTES);
            } catch (AEADBadTagException changed) {
                throw new Gcm.NotAuthentic();
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException("Every Java has ChaCha20-Poly1305", impossible);
            }
        }
    };

    private final byte number;

    SealFormat(int number) {
        this.number = (byte) number;
    }

    /// Both put a nonce of 96 bits in front and a tag of 128 bits behind.
    abstract byte[] seal(SecretKey key, byte[] bound, byte[] plain);

    abstract byte[] open(SecretKey key, byte[] bound, byte[] sealed) throws Gcm.NotAuthentic;

    byte number() {
        return number;
    }

    static Optional<SealFormat> numbered(byte number) {
        return Stream.of(values()).filter(it -> it.number == number).findFirst();
    }

    /// @param name as operators write it, such as `aes-256-gcm`
    static SealFormat named(String name) {
        return Stream.of(values())
                .filter(it ->
                        it.name().replace('_', '-').toLowerCase(Locale.ROOT).equals(name.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "HAVN_SEAL_FORMAT is aes-256-gcm or chacha20-poly1305, but this was '" + name + "'"));
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, byte[] bound) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("ChaCha20-Poly1305");
        cipher.init(mode, new SecretKeySpec(key.getEncoded(), "ChaCha20"), new IvParameterSpec(nonce));
        cipher.updateAAD(bound);
        return cipher;
    }
}
