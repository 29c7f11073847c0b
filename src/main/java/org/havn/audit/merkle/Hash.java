package org.havn.audit.merkle;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/// A SHA-256 value.
public final class Hash {
    /// How many bytes it has.
    public static final int LENGTH = 32;

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    /// The root of a tree without leaves.
    public static final Hash OF_NOTHING = new Hash(digest().digest());

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /// @throws IllegalArgumentException if there are not 32 bytes
    public static Hash of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("A hash has 32 bytes, but this had " + bytes.length);
        }
        return new Hash(bytes.clone());
    }

    /// @throws IllegalArgumentException if the text is not 64 hexadecimal digits
    public static Hash ofHex(String text) {
        return of(HexFormat.of().parseHex(text));
    }

    /// @throws IllegalArgumentException if the text is not Base64 of 32 bytes
    public static Hash ofBase64(String text) {
        return of(Base64.getDecoder().decode(text));
    }

    /// The hash of a leaf's content: a zero byte goes first, so that no leaf can pass for a node.
    public static Hash ofLeaf(byte[] content) {
        var digest = digest();
        digest.update(LEAF);
        return new Hash(digest.digest(content));
    }

    /// The hash of two neighbouring subtrees.
    public static Hash ofNode(Hash left, Hash right) {
        var digest = digest();
        digest.update(NODE);
        digest.update(left.bytes);
        return new Hash(digest.digest(right.bytes));
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    public String base64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash hash && MessageDigest.isEqual(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return hex();
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
