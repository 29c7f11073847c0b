package org.havn.access.exports;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.HexFormat;

/// A certificate that files can be sealed to. Who signed it does not count: two people here compared its fingerprint
/// with its holder.
record Certificate(X509Certificate x509) {
    private static final int MOST_SIGNS = 4_000;
    private static final int LEAST_RSA = 3072;
    private static final int LEAST_CURVE = 256;
    private static final HexFormat PAIRS = HexFormat.ofDelimiter(":").withUpperCase();

    /// Reads what somebody pasted: one certificate as PEM.
    ///
    /// @throws CertificateNotValid if it is none, is too weak, or is not good now
    static Certificate ofPem(String pasted, Instant now) {
        var pem = pasted.strip();
        if (pem.length() > MOST_SIGNS || !pem.startsWith("-----BEGIN") || pem.indexOf("-----BEGIN", 1) >= 0) {
            throw CertificateNotValid.unreadable();
        }
        Certificate read;
        try {
            read = ofBytes(pem.getBytes(StandardCharsets.US_ASCII));
        } catch (CertificateException broken) {
            throw CertificateNotValid.unreadable();
        }
        read.requireStrong();
        if (!read.goodAt(now)) {
            throw CertificateNotValid.ended();
        }
        return read;
    }

    /// Reads what was kept, or PEM.
    static Certificate ofBytes(byte[] bytes) throws CertificateException {
        return new Certificate((X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(bytes)));
    }

    boolean goodAt(Instant now) {
        return !now.isBefore(x509.getNotBefore().toInstant()) && now.isBefore(goodUntil());
    }

    Instant goodUntil() {
        return x509.getNotAfter().toInstant();
    }

    byte[] der() {
        try {
            return x509.getEncoded();
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException("It was read from its encoding", impossible);
        }
    }

    byte[] fingerprint() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(der());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }

    /// As `openssl x509 -fingerprint -sha256` prints it.
    String fingerprintInPairs() {
        return PAIRS.formatHex(fingerprint());
    }

    private void requireStrong() {
        switch (x509.getPublicKey()) {
            case RSAPublicKey rsa -> {
                if (rsa.getModulus().bitLength() < LEAST_RSA) {
                    throw CertificateNotValid.tooWeak("RSA " + rsa.getModulus().bitLength());
                }
            }
            case ECPublicKey curve -> {
                if (curve.getParams().getOrder().bitLength() < LEAST_CURVE) {
                    throw CertificateNotValid.tooWeak(
                            "EC " + curve.getParams().getOrder().bitLength());
                }
            }
            default -> throw CertificateNotValid.tooWeak(x509.getPublicKey().getAlgorithm());
        }
    }
}
