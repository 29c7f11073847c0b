package org.havn.access.exports;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.CMSAuthEnvelopedData;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.KeyAgreeRecipientInformation;
import org.bouncycastle.cms.jcajce.JceKeyAgreeAuthEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyTransAuthEnvelopedRecipient;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// Somebody who is sent files: has a key and its certificate, and opens what was sealed to it.
public record TestRecipient(KeyPair keys, X509Certificate certificate) {
    private static final Provider BC = new BouncyCastleProvider();

    public static TestRecipient onCurve(String curve) {
        try {
            var pairs = KeyPairGenerator.getInstance("EC");
            pairs.initialize(new ECGenParameterSpec(curve));
            return of(pairs.generateKeyPair(), "SHA256withECDSA", Instant.now().plus(30, ChronoUnit.DAYS));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public static TestRecipient withRsa(int bits) {
        try {
            var pairs = KeyPairGenerator.getInstance("RSA");
            pairs.initialize(bits);
            return of(pairs.generateKeyPair(), "SHA256withRSA", Instant.now().plus(30, ChronoUnit.DAYS));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static TestRecipient whoseTimeIsOver() {
        return of(onCurve("secp256r1").keys(), "SHA256withECDSA", Instant.now().minusSeconds(60));
    }

    private static TestRecipient of(KeyPair keys, String algorithm, Instant until) {
        var name = new X500Name("CN=A test");
        try {
            var built = new JcaX509v3CertificateBuilder(
                            name,
                            BigInteger.valueOf(System.nanoTime()),
                            Date.from(Instant.now().minus(2, ChronoUnit.DAYS)),
                            Date.from(until),
                            name,
                            keys.getPublic())
                    .build(new JcaContentSignerBuilder(algorithm).build(keys.getPrivate()));
            return new TestRecipient(keys, new JcaX509CertificateConverter().getCertificate(built));
        } catch (OperatorCreationException | GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public String pem() {
        try {
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String keyPem() {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(keys.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }

    /// @throws CMSException if it was sealed to somebody else, or changed
    public byte[] open(byte[] sealed) throws CMSException {
        var info = new CMSAuthEnvelopedData(sealed)
                .getRecipientInfos()
                .getRecipients()
                .iterator()
                .next();
        return info instanceof KeyAgreeRecipientInformation
                ? info.getContent(new JceKeyAgreeAuthEnvelopedRecipient(keys.getPrivate()).setProvider(BC))
                : info.getContent(new JceKeyTransAuthEnvelopedRecipient(keys.getPrivate()).setProvider(BC));
    }
}
