package org.havn.access;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.convert.converter.Converter;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.converter.ClaimTypeConverter;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/// How Havn asks a provider for what it says about itself, for its keys and for a token: at its own addresses, within a
/// time, and never led on to another one. The framework's usual clients would follow.
final class ProviderRequests {
    private static final Duration TO_CONNECT = Duration.ofSeconds(5);
    private static final Duration TO_ANSWER = Duration.ofSeconds(10);
    private static final String METADATA = "/.well-known/openid-configuration";

    private final JdkClientHttpRequestFactory requests;

    ProviderRequests() {
        requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .connectTimeout(TO_CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build());
        requests.setReadTimeout(TO_ANSWER);
    }

    /// What the provider says about itself.
    ///
    /// @throws IllegalStateException if it calls itself otherwise, or names an address without TLS
    Map<String, Object> metadata(String issuer) {
        var address = issuer.replaceFirst("/+$", "") + METADATA;
        var said = RestClient.builder()
                .requestFactory(requests)
                .build()
                .get()
                .uri(URI.create(address))
                .retrieve()
                .body(new ParameterizedTypeReference<Map<String, Object>>() {});
        if (said == null || !issuer.equals(said.get("issuer"))) {
            throw new IllegalStateException("The provider does not call itself as HAVN_OIDC_ISSUER does");
        }
        for (var name : new String[] {"authorization_endpoint", "token_endpoint", "jwks_uri"}) {
            if (!encrypted(URI.create(Objects.toString(said.get(name), "")))) {
                throw new IllegalStateException("The provider names no address with TLS as its " + name);
            }
        }
        return said;
    }

    /// Hands the code over and gets the token.
    OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> tokens() {
        var client = new RestClientAuthorizationCodeTokenResponseClient();
        client.setRestClient(RestClient.builder()
                .requestFactory(requests)
                .configureMessageConverters(it -> it.addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        return client;
    }

    /// Believes a token for what the framework asks of an ID token (issuer, audience, times, nonce), signed with RSA
    /// and
    /// SHA-256 and nothing else, by a key that lies at the provider's own address. What a token says about its key
    /// itself is not looked at.
    JwtDecoderFactory<ClientRegistration> checks() {
        var decoders = new java.util.concurrent.ConcurrentHashMap<String, JwtDecoder>();
        return it -> decoders.computeIfAbsent(it.getRegistrationId(), _ -> decoder(it));
    }

    private JwtDecoder decoder(ClientRegistration provider) {
        var keys = Objects.requireNonNull(provider.getProviderDetails().getJwkSetUri());
        var decoder = NimbusJwtDecoder.withJwkSetUri(keys)
                .jwsAlgorithm(SignatureAlgorithm.RS256)
                .restOperations(new RestTemplate(requests))
                .build();
        decoder.setJwtValidator(JwtValidators.createDefaultWithValidators(List.of(new OidcIdTokenValidator(provider))));
        Converter<Map<String, Object>, Map<String, Object>> types =
                new ClaimTypeConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverters());
        decoder.setClaimSetConverter(types);
        return decoder;
    }

    /// An address with TLS, or one on this machine.
    static boolean encrypted(URI address) {
        return "https".equals(address.getScheme())
                || ("http".equals(address.getScheme()) && "localhost".equals(address.getHost()));
    }
}
