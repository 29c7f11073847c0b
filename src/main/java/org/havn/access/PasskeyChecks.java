package org.havn.access;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticationRequest;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.exception.MaliciousCounterValueException;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Whether a device's answer is what it was asked for: challenge, address, kind of key, signature, counter, and that it
/// made sure of who holds it (a PIN, a finger, a face: which one, Havn never learns). See
/// docs/decisions/0120-passkeys-without-the-frameworks-filters.md.
@Component
class PasskeyChecks {
    /// ECDSA on P-256, EdDSA, RSA: what devices of today make.
    static final List<COSEAlgorithmIdentifier> KINDS =
            List.of(COSEAlgorithmIdentifier.ES256, COSEAlgorithmIdentifier.EdDSA, COSEAlgorithmIdentifier.RS256);

    private static final boolean HOLDER_VERIFIED = true;
    private static final boolean HOLDER_PRESENT = true;

    private final ObjectConverter converter = new ObjectConverter();
    private final WebAuthnManager manager = WebAuthnManager.createNonStrictWebAuthnManager(converter);
    private final AttestedCredentialDataConverter keys = new AttestedCredentialDataConverter(converter);

    /// What is kept of a passkey that was made.
    record NewKey(String credentialId, String attested, long signCount, boolean synced, boolean backedUp) {}

    /// What is kept of a use.
    record Use(long signCount, boolean backedUp) {}

    /// A device's counter went back: a second device may hold a copy of the key.
    static final class Copied extends Exception {
        private static final long serialVersionUID = 1;
    }

    /// @throws PasskeyNotProven if anything does not fit
    NewKey made(PasskeyAnswer.Made answer, Challenges.Challenge challenge, String origin, String host) {
        try {
            var asked = new RegistrationParameters(
                    here(challenge, origin, host),
                    KINDS.stream()
                            .map(it -> new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, it))
                            .toList(),
                    HOLDER_VERIFIED,
                    HOLDER_PRESENT);
            var made = manager.verify(
                    new RegistrationRequest(
                            PasskeyAnswer.bytes(answer.attestation()),
                            PasskeyAnswer.bytes(answer.clientData()),
                            Set.<String>of()),
                    asked);
            var object = made.getAttestationObject();
            var attested = object == null ? null : object.getAuthenticatorData().getAttestedCredentialData();
            if (object == null || attested == null) {
                throw new PasskeyNotProven();
            }
            var data = object.getAuthenticatorData();
            return new NewKey(
                    text(attested.getCredentialId()),
                    text(keys.convert(attested)),
                    data.getSignCount(),
                    data.isFlagBE(),
                    data.isFlagBS());
        } catch (RuntimeException wrong) {
            throw notProven(wrong);
        }
    }

    /// @throws PasskeyNotProven if anything does not fit
    /// @throws Copied if the counter went back
    Use signed(Passkey passkey, PasskeyAnswer.Signed answer, Challenges.Challenge challenge, String origin, String host)
            throws Copied {
        try {
            var kept = new CredentialRecordImpl(
                    new NoneAttestationStatement(),
                    true,
                    passkey.synced(),
                    passkey.backedUp(),
                    passkey.signCount(),
                    keys.convert(PasskeyAnswer.bytes(passkey.attested())),
                    null,
                    null,
                    null,
                    Set.of());
            var signed = manager.verify(
                    new AuthenticationRequest(
                            PasskeyAnswer.bytes(answer.credentialId()),
                            PasskeyAnswer.bytes(answer.authenticatorData()),
                            PasskeyAnswer.bytes(answer.clientData()),
                            PasskeyAnswer.bytes(answer.signature())),
                    new AuthenticationParameters(
                            here(challenge, origin, host), kept, null, HOLDER_VERIFIED, HOLDER_PRESENT));
            var data = signed.getAuthenticatorData();
            if (data == null) {
                throw new PasskeyNotProven();
            }
            return new Use(data.getSignCount(), data.isFlagBS());
        } catch (MaliciousCounterValueException copied) {
            var told = new Copied();
            told.initCause(copied);
            throw told;
        } catch (RuntimeException wrong) {
            throw notProven(wrong);
        }
    }

    private static ServerProperty here(Challenges.Challenge challenge, String origin, String host) {
        return ServerProperty.builder()
                .origin(new Origin(origin))
                .rpId(host)
                .challenge(new DefaultChallenge(challenge.bytes()))
                .build();
    }

    /// The library trips over what a device should not have written in many ways, some of them no word of its own; the
    /// answer is one.
    private static PasskeyNotProven notProven(RuntimeException cause) {
        if (cause instanceof PasskeyNotProven told) {
            return told;
        }
        var refusal = new PasskeyNotProven();
        refusal.initCause(cause);
        return refusal;
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
