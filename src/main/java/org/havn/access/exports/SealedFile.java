package org.havn.access.exports;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.interfaces.ECPublicKey;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAESOAEPparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSAuthEnvelopedDataGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.RecipientInfoGenerator;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.cms.jcajce.JceKeyAgreeRecipientInfoGenerator;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientInfoGenerator;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OutputAEADEncryptor;

/// A file sealed to one certificate: CMS AuthEnvelopedData (RFC 5083) with AES-256-GCM, its key under RSA-OAEP with
/// SHA-256 or by ECDH with a key of this one file. Why: `docs/decisions/0160-files-leave-sealed-to-a-recipient.md`
final class SealedFile {
    private static final Provider PROVIDER = new BouncyCastleProvider();

    private SealedFile() {}

    /// @return DER, as `openssl cms -decrypt -inform DER` opens it
    static byte[] of(byte[] content, Certificate recipient) {
        try {
            var generator = new CMSAuthEnvelopedDataGenerator();
            generator.addRecipientInfoGenerator(recipientInfo(recipient));
            var encryptor = (OutputAEADEncryptor) new JceCMSContentEncryptorBuilder(CMSAlgorithm.AES256_GCM)
                    .setProvider(PROVIDER)
                    .build();
            return generator
                    .generate(new CMSProcessableByteArray(content), encryptor)
                    .getEncoded();
        } catch (CMSException | IOException | GeneralSecurityException failed) {
            throw new IllegalStateException("A file could not be sealed to a certificate that was accepted", failed);
        }
    }

    private static RecipientInfoGenerator recipientInfo(Certificate recipient) throws GeneralSecurityException {
        if (recipient.x509().getPublicKey() instanceof ECPublicKey curve) {
            var pairs = KeyPairGenerator.getInstance("EC");
            pairs.initialize(curve.getParams());
            var once = pairs.generateKeyPair();
            return new JceKeyAgreeRecipientInfoGenerator(
                            CMSAlgorithm.ECDH_SHA256KDF, once.getPrivate(), once.getPublic(), CMSAlgorithm.AES256_WRAP)
                    .addRecipient(recipient.x509())
                    .setProvider(PROVIDER);
        }
        var sha256 = new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256);
        var oaep = new RSAESOAEPparams(
                sha256,
                new AlgorithmIdentifier(PKCSObjectIdentifiers.id_mgf1, sha256),
                RSAESOAEPparams.DEFAULT_P_SOURCE_ALGORITHM);
        return new JceKeyTransRecipientInfoGenerator(
                        recipient.x509(), new AlgorithmIdentifier(PKCSObjectIdentifiers.id_RSAES_OAEP, oaep))
                .setProvider(PROVIDER);
    }
}
