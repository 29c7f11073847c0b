package org.havn.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.stereotype.Component;

/// The one OpenID Connect provider that the operator has named, or none. What it says about itself is asked for when
/// somebody first signs in, so that Havn starts without it, and is believed only if it names itself as it was named.
@Component
class OrganisationProvider {
    static final String ANSWER = "/sign-in/organisation/answer";

    private final String issuer;
    private final String client;
    private final String secretFile;
    private final String strength;
    private final ProviderRequests requests = new ProviderRequests();
    private volatile @Nullable ClientRegistration known;

    OrganisationProvider(
            @Value("${havn.oidc.issuer:}") String issuer,
            @Value("${havn.oidc.client-id:}") String client,
            @Value("${havn.oidc.client-secret-file:}") String secretFile,
            @Value("${havn.oidc.acr:}") String strength) {
        this.issuer = issuer.strip();
        this.client = client.strip();
        this.secretFile = secretFile.strip();
        this.strength = strength.strip();
        if (offered()) {
            requireTls(this.issuer);
        }
        if (offered() && (this.client.isEmpty() || this.secretFile.isEmpty())) {
            throw new IllegalArgumentException(
                    "HAVN_OIDC_ISSUER is set, so HAVN_OIDC_CLIENT_ID and HAVN_OIDC_CLIENT_SECRET_FILE are needed too");
        }
    }

    /// Whether people can come in this way.
    boolean offered() {
        return !issuer.isEmpty();
    }

    String issuer() {
        return issuer;
    }

    /// How strongly somebody must have signed in there, in the provider's own words (`acr`); empty where the operator
    /// has named none.
    String strength() {
        return strength;
    }

    /// What people know it by.
    String host() {
        return offered() ? URI.create(issuer).getHost() : "";
    }

    /// How it is asked.
    ProviderRequests requests() {
        return requests;
    }

    ClientRegistration registration() {
        var found = known;
        if (found == null) {
            found = ClientRegistrations.fromOidcConfiguration(requests.metadata(issuer))
                    .registrationId("organisation")
                    .clientId(client)
                    .clientSecret(secret())
                    .scope("openid")
                    .redirectUri("{baseUrl}" + ANSWER)
                    .clientSettings(ClientRegistration.ClientSettings.builder()
                            .requireProofKey(true)
                            .build())
                    .build();
            known = found;
        }
        return found;
    }

    private String secret() {
        try {
            return Files.readString(Path.of(secretFile)).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void requireTls(String issuer) {
        if (!ProviderRequests.encrypted(URI.create(issuer))) {
            throw new IllegalArgumentException(
                    "HAVN_OIDC_ISSUER is an address that begins with https://, but this was '" + issuer + "'");
        }
    }
}
