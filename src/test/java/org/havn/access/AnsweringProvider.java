package org.havn.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Executors;
import org.springframework.mock.web.MockHttpServletRequest;

/// A provider that answers exactly what it is told to, signed with its own key: for what no provider would say. It
/// listens on the loopback address from the first answer on, and ends with the process.
final class AnsweringProvider {
    private static final String CLIENT = "havn";
    private static final String NONCE = "nonce";
    private static final String VERIFIER = "a-verifier-of-more-than-forty-three-letters-is-needed";

    private final RSAKey key;
    private final HttpServer server;
    private final String issuer;
    private final OrganisationFlow flow;
    private volatile byte[] answer = new byte[0];

    AnsweringProvider() {
        try {
            key = new RSAKeyGenerator(2048).keyID("k").generate();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            issuer = "http://localhost:" + server.getAddress().getPort();
            var secret = Files.createTempFile("havn-fuzz-", "-secret");
            secret.toFile().deleteOnExit();
            Files.writeString(secret, "secret");
            flow = new OrganisationFlow(
                    new OrganisationProvider(issuer, CLIENT, secret.toString(), ""), Clock.systemUTC());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/.well-known/openid-configuration", it -> say(it, utf8(metadata())));
        server.createContext("/keys", it -> say(it, utf8(new JWKSet(key.toPublicJWK()).toString())));
        server.createContext("/token", it -> say(it, answer));
        server.start();
    }

    /// What an honest one says of somebody.
    byte[] claims() {
        var now = Instant.now().getEpochSecond();
        return utf8("{\"iss\":\"" + issuer + "\",\"sub\":\"somebody\",\"aud\":[\"" + CLIENT + "\"],\"exp\":"
                + (now + 36_000) + ",\"iat\":" + now + ",\"auth_time\":" + (now + 30) + ",\"nonce\":\"" + hashOfNonce()
                + "\"}");
    }

    /// The token endpoint's answer with these claims, signed.
    byte[] answer(byte[] claims) {
        try {
            var token = new JWSObject(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k").build(), new Payload(claims));
            token.sign(new RSASSASigner(key));
            return utf8("{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"expires_in\":300,\"scope\":\"openid\","
                    + "\"id_token\":\"" + token.serialize() + "\"}");
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Havn asks for a token and is answered this.
    void answered(byte[] told) {
        answer = told;
        var request = new MockHttpServletRequest("GET", OrganisationProvider.ANSWER);
        request.setParameter("code", "code");
        request.setParameter("state", "state");
        request.getSession(true)
                .setAttribute(
                        "organisation",
                        String.join(
                                " ",
                                "SIGN_IN",
                                "state",
                                NONCE,
                                VERIFIER,
                                "http://localhost" + OrganisationProvider.ANSWER,
                                Instant.now().toString()));
        flow.end(request);
    }

    /// Spring keeps the nonce and sends its hash.
    private static String hashOfNonce() {
        try {
            var digest = java.security.MessageDigest.getInstance("SHA-256")
                    .digest(NONCE.getBytes(StandardCharsets.US_ASCII));
            return java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String metadata() {
        return "{\"issuer\":\"%s\",\"authorization_endpoint\":\"%s/authorize\",\"token_endpoint\":\"%s/token\",\"jwks_uri\":\"%s/keys\",\"response_types_supported\":[\"code\"],\"subject_types_supported\":[\"public\"],\"id_token_signing_alg_values_supported\":[\"RS256\"]}"
                .formatted(issuer, issuer, issuer, issuer);
    }

    private static void say(HttpExchange exchange, byte[] content) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, content.length == 0 ? -1 : content.length);
        try (var out = exchange.getResponseBody()) {
            out.write(content);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
