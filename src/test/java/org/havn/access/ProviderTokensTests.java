package org.havn.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.core.AuthenticationException;

/// Which tokens of a provider are believed: each is one thing away from the honest one.
class ProviderTokensTests {
    private static final RSAKey ANOTHER = newKey();

    private final AnsweringProvider provider = new AnsweringProvider();

    @Test
    void anHonestTokenIsBelieved() {
        assertThat(provider.answered(provider.answer(provider.claims()))).isEqualTo("somebody");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS384", "RS512", "PS256"})
    void noAlgorithmButTheOneThatWasNamedIsTaken(String algorithm) throws JOSEException {
        var header =
                new JWSHeader.Builder(JWSAlgorithm.parse(algorithm)).keyID("k").build();

        refused(AnsweringProvider.answer(provider.claims(), header, new RSASSASigner(provider.key())));
    }

    @Test
    void aPublishedKeyIsNoSecretToSignWith() throws JOSEException {
        var header = new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("k").build();
        var publicPart = provider.key().toRSAPublicKey().getEncoded();

        refused(AnsweringProvider.answer(provider.claims(), header, new MACSigner(publicPart)));
    }

    @Test
    void aKeyThatATokenBringsItselfIsNotLookedAt() throws JOSEException {
        var brought = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID("k")
                .jwk(ANOTHER.toPublicJWK())
                .build();
        var linked = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID("k")
                .jwkURL(URI.create(provider.elsewhere()))
                .x509CertURL(URI.create(provider.elsewhere()))
                .build();

        refused(AnsweringProvider.answer(provider.claims(), brought, new RSASSASigner(ANOTHER)));
        refused(AnsweringProvider.answer(provider.claims(), linked, new RSASSASigner(ANOTHER)));
        assertThat(provider.askedElsewhere()).isZero();
    }

    @Test
    void aTokenCountsWithinItsTimeOnly() {
        var later = Instant.now().plusSeconds(600).getEpochSecond();

        refused(provider.answer(provider.claims("", AnsweringProvider.CLIENT, -600)));
        refused(provider.answer(provider.claims(",\"nbf\":" + later, AnsweringProvider.CLIENT, 36_000)));
    }

    @Test
    void aTokenForSomebodyElseIsNotTaken() {
        refused(provider.answer(provider.claims("", "another-client", 36_000)));
        refused(provider.answer(provider.claims(",\"azp\":\"another-client\"", AnsweringProvider.CLIENT, 36_000)));
    }

    @ParameterizedTest
    @ValueSource(strings = {AnsweringProvider.METADATA, AnsweringProvider.KEYS, AnsweringProvider.TOKEN})
    void nothingLeadsHavnOnToAnotherAddress(String from) {
        provider.leadOn(from);

        assertThatThrownBy(() -> provider.answered(provider.answer(provider.claims())))
                .isInstanceOfAny(AuthenticationException.class, IllegalStateException.class);
        assertThat(provider.askedElsewhere()).isZero();
    }

    private void refused(byte[] answer) {
        assertThatThrownBy(() -> provider.answered(answer)).isInstanceOf(AuthenticationException.class);
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID("k").generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
