package org.havn.access;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/// The code flow with a provider: to it with a state, a nonce and a proof key of this browser's; back with a code, for
/// which the provider hands over a signed token. What is kept in between is text in the session, once and for ten
/// minutes; tokens are looked at and forgotten. See docs/decisions/0123-organisations-sign-in.md.
@Component
class OrganisationFlow {
    private static final String KEPT = "organisation";
    private static final Duration LASTS = Duration.ofMinutes(10);
    /// Clocks differ a little.
    private static final Duration SKEW = Duration.ofMinutes(1);

    private final OrganisationProvider provider;
    private final OidcAuthorizationCodeAuthenticationProvider exchange;
    private final Clock clock;

    /// What for somebody went to the provider.
    enum Purpose {
        SIGN_IN,
        LINK
    }

    /// Who the provider says it was, and what for.
    record Told(String subject, Purpose purpose) {}

    OrganisationFlow(OrganisationProvider provider, Clock clock) {
        this.provider = provider;
        this.clock = clock;
        this.exchange = new OidcAuthorizationCodeAuthenticationProvider(
                provider.requests().tokens(), request -> new DefaultOidcUser(List.of(), request.getIdToken()));
        exchange.setJwtDecoderFactory(provider.requests().checks());
    }

    /// Where the browser has to go.
    URI begin(HttpServletRequest request, Purpose purpose) {
        var resolver = new DefaultOAuth2AuthorizationRequestResolver(
                new InMemoryClientRegistrationRepository(provider.registration()));
        resolver.setAuthorizationRequestCustomizer(it -> it.additionalParameters(more -> {
            // whoever comes has proved at the provider just now who they are
            more.put("max_age", String.valueOf(Proofs.FRESH.toSeconds()));
            if (!provider.strength().isEmpty()) {
                more.put("acr_values", provider.strength());
            }
        }));
        var asked = Objects.requireNonNull(resolver.resolve(request, "organisation"));
        request.getSession(true)
                .setAttribute(
                        KEPT,
                        String.join(
                                " ",
                                purpose.name(),
                                asked.getState(),
                                Objects.<String>requireNonNull(asked.getAttribute(OidcParameterNames.NONCE)),
                                Objects.<String>requireNonNull(asked.getAttribute(PkceParameterNames.CODE_VERIFIER)),
                                asked.getRedirectUri(),
                                clock.instant().toString()));
        return URI.create(asked.getAuthorizationRequestUri());
    }

    /// Who has come back.
    ///
    /// @throws OAuth2AuthenticationException if this browser did not begin it, or anything does not fit
    Told end(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session == null || !(session.getAttribute(KEPT) instanceof String kept)) {
            throw refused("not-begun");
        }
        session.removeAttribute(KEPT);
        var parts = kept.split(" ", -1);
        if (parts.length != 6 || clock.instant().isAfter(Instant.parse(parts[5]).plus(LASTS))) {
            throw refused("too-late");
        }
        var from = request.getParameter("iss");
        if (from != null && !from.equals(provider.issuer())) {
            throw refused("another-provider");
        }
        var code = request.getParameter(OAuth2ParameterNames.CODE);
        if (code == null) {
            throw refused("no-code");
        }
        var registration = provider.registration();
        var asked = OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(
                        Objects.requireNonNull(registration.getProviderDetails().getAuthorizationUri()))
                .clientId(registration.getClientId())
                .redirectUri(parts[4])
                .scopes(registration.getScopes())
                .state(parts[1])
                .attributes(Map.of(
                        OAuth2ParameterNames.REGISTRATION_ID, registration.getRegistrationId(),
                        OidcParameterNames.NONCE, parts[2],
                        PkceParameterNames.CODE_VERIFIER, parts[3]))
                .build();
        var answered = OAuth2AuthorizationResponse.success(code)
                .redirectUri(parts[4])
                .state(Objects.requireNonNullElse(request.getParameter(OAuth2ParameterNames.STATE), ""))
                .build();
        var token = exchanged(
                new OAuth2LoginAuthenticationToken(registration, new OAuth2AuthorizationExchange(asked, answered)));
        if (token == null || !(token.getPrincipal() instanceof OidcUser user)) {
            throw refused("nobody");
        }
        var proved = user.getIdToken().getAuthenticatedAt();
        if (proved == null || proved.plus(Proofs.FRESH).plus(SKEW).isBefore(clock.instant())) {
            throw refused("not-proved-now");
        }
        if (!provider.strength().isEmpty()
                && !provider.strength().equals(user.getIdToken().getAuthenticationContextClass())) {
            throw refused("too-weak");
        }
        return new Told(Objects.requireNonNull(user.getSubject()), Purpose.valueOf(parts[0]));
    }

    /// The libraries trip over claims that are none, such as an issuer that is no address, in many ways; the answer is
    /// one.
    private @Nullable Authentication exchanged(OAuth2LoginAuthenticationToken asked) {
        try {
            return exchange.authenticate(asked);
        } catch (AuthenticationException refused) {
            throw refused;
        } catch (RuntimeException unreadable) {
            var refusal = refused("not-readable");
            refusal.initCause(unreadable);
            throw refusal;
        }
    }

    private static OAuth2AuthenticationException refused(String why) {
        return new OAuth2AuthenticationException(new OAuth2Error(why));
    }
}
