package org.havn.audit.merkle;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/// RFC 6962, section 2.1, word for word: slow, recursive, and without anything in common with the code under test.
record NaiveTree(List<byte[]> entries) {

    byte[] root() {
        return root(entries);
    }

    List<byte[]> path(int leaf) {
        return path(leaf, entries);
    }

    List<byte[]> proof(int first) {
        return subproof(first, entries, true);
    }

    NaiveTree first(int size) {
        return new NaiveTree(entries.subList(0, size));
    }

    private static byte[] root(List<byte[]> d) {
        if (d.isEmpty()) {
            return sha256(new byte[0]);
        }
        if (d.size() == 1) {
            return sha256(joined(new byte[] {0}, d.getFirst()));
        }
        var k = split(d.size());
        return sha256(joined(new byte[] {1}, root(d.subList(0, k)), root(d.subList(k, d.size()))));
    }

    private static List<byte[]> path(int m, List<byte[]> d) {
        if (d.size() == 1) {
            return new ArrayList<>();
        }
        var k = split(d.size());
        if (m < k) {
            var path = path(m, d.subList(0, k));
            path.add(root(d.subList(k, d.size())));
            return path;
        }
        var path = path(m - k, d.subList(k, d.size()));
        path.add(root(d.subList(0, k)));
        return path;
    }

    private static List<byte[]> subproof(int m, List<byte[]> d, boolean b) {
        if (m == d.size()) {
            var proof = new ArrayList<byte[]>();
            if (!b) {
                proof.add(root(d));
            }
            return proof;
        }
        var k = split(d.size());
        if (m <= k) {
            var proof = subproof(m, d.subList(0, k), b);
            proof.add(root(d.subList(k, d.size())));
            return proof;
        }
        var proof = subproof(m - k, d.subList(k, d.size()), false);
        proof.add(root(d.subList(0, k)));
        return proof;
    }

    private static int split(int n) {
        int k = 1;
        while (k * 2 < n) {
            k *= 2;
        }
        return k;
    }

    private static byte[] joined(byte[]... parts) {
        var out = new java.io.ByteArrayOutputStream();
        for (var part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
