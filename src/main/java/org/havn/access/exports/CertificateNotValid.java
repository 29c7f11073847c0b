package org.havn.access.exports;

import org.havn.platform.Refusal;

/// What was pasted is not a certificate that a file can be sealed to.
public final class CertificateNotValid extends Refusal {
    private CertificateNotValid(String type, Object... arguments) {
        super(Kind.NOT_VALID, type, arguments);
    }

    static CertificateNotValid unreadable() {
        return new CertificateNotValid("certificate-unreadable");
    }

    static CertificateNotValid tooWeak(String found) {
        return new CertificateNotValid("certificate-too-weak", found);
    }

    static CertificateNotValid ended() {
        return new CertificateNotValid("certificate-ended");
    }
}
