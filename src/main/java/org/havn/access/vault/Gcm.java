package org.havn.access.vault;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// AES-256-GCM with a random nonce of 96 bits in front of the ciphertext.
final class Gcm {
    static final int KEY_BYTES = 32;
    static final int NONCE_BYTES = 12;
    private static final int TAG_BYTES = 16;
    static final int ADDED_BYTES = NONCE_BYTES + TAG_BYTES;
    private static final SecureRandom RANDOM = new SecureRandom();

    /// What was to be opened was changed, or bound to something else.
    static final class NotAuthentic extends Exception {
        private static final long serialVersionUID = 1;
    }

    private Gcm() {}

    static SecretKey newKey() {
        return key(random(KEY_BYTES));
    }

    static SecretKey key(byte[] bytes) {
        return new SecretKeySpec(bytes, "AES");
    }

    static byte[] random(int bytes) {
        var random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }

    static byte[] seal(SecretKey key, byte[] bound, byte[] plain) {
        try {
            return seal(Cipher.getInstance("AES/GCM/NoPadding"), key, bound, plain);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has AES-GCM", impossible);
        }
    }

    /// Seals with a cipher of the caller's, whose key may lie in a device.
    static byte[] seal(Cipher cipher, SecretKey key, byte[] bound, byte[] plain) throws GeneralSecurityException {
        var nonce = random(NONCE_BYTES);
        cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BYTES * 8, nonce));
        cipher.updateAAD(bound);
        var sealed = new byte[ADDED_BYTES + plain.length];
        System.arraycopy(nonce, 0, sealed, 0, NONCE_BYTES);
        cipher.doFinal(plain, 0, plain.length, sealed, NONCE_BYTES);
        return sealed;
    }

    static byte[] open(SecretKey key, byte[] bound, byte[] sealed) throws NotAuthentic {
        try {
            return open(Cipher.getInstance("AES/GCM/NoPadding"), key, bound, sealed);
        } catch (AEADBadTagException changed) {
            throw new NotAuthentic();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has AES-GCM", impossible);
        }
    }

    /// Opens with a cipher of the caller's, whose key may lie in a device.
    static byte[] open(Cipher cipher, SecretKey key, byte[] bound, byte[] sealed)
            throws GeneralSecurityException, NotAuthentic {
        if (sealed.length < ADDED_BYTES) {
            throw new NotAuthentic();
        }
        cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BYTES * 8, sealed, 0, NONCE_BYTES));
        cipher.updateAAD(bound);
        return cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
    }
}
