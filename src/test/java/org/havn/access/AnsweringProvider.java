package org.havn.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
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
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.mock.web.MockHttpServletRequest;

/// A provider that answers exactly what it is told to, signed with its own key: for what no provider would say. It
/// listens on the loopback address from the first answer on, and ends with the process.
final class AnsweringProvider {
    static final String METADATA = "/.well-known/openid-configuration";
    static final String KEYS = "/keys";
    static final String TOKEN = "/token";
    static final String CLIENT = "havn";
    private static final String NONCE = "nonce";
    private static final String VERIFIER = "a-verifier-of-more-than-forty-three-letters-is-needed";

    private final RSAKey key;
    private final HttpServer server;
    private final String issuer;
    private final OrganisationFlow flow;
    private final AtomicInteger askedElsewhere = new AtomicInteger();
    private volatile byte[] answer = new byte[0];
    private volatile String led = "";

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
        server.createContext(METADATA, it -> say(it, utf8(metadata())));
        server.createContext(KEYS, it -> say(it, keys()));
        server.createContext(TOKEN, it -> say(it, answer));
        server.createContext("/elsewhere", it -> {
            askedElsewhere.incrementAndGet();
            say(it, led.equals(KEYS) ? keys() : led.equals(TOKEN) ? answer : utf8(metadata()));
        });
        server.start();
    }

    /// What an honest one says of somebody.
    byte[] claims() {
        return claims("", CLIENT, 36_000);
    }

    /// The same, with another audience or end, or something more.
    byte[] claims(String more, String audience, long secondsLeft) {
        var now = Instant.now().getEpochSecond();
        return utf8("{\"iss\":\"" + issuer + "\",\"sub\":\"somebody\",\"aud\":[\"" + audience + "\"],\"exp\":"
                + (now + secondsLeft) + ",\"iat\":" + Math.min(now, now + secondsLeft - 1) + ",\"auth_time\":"
                + (now + 30) + ",\"nonce\":\"" + hashOfNonce() + "\"" + more + "}");
    }

    RSAKey key() {
        return key;
    }

    /// Where somebody else listens, on this machine too.
    String elsewhere() {
        return issuer + "/elsewhere";
    }

    int askedElsewhere() {
        return askedElsewhere.get();
    }

    /// From now on whoever asks at this address is sent on to [#elsewhere()], which says what would have been said
    /// here.
    void leadOn(String from) {
        led = from;
    }

    /// The token endpoint's answer with these claims, signed.
    byte[] answer(byte[] claims) {
        try {
            return answer(
                    claims, new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k").build(), new RSASSASigner(key));
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// The same, signed otherwise.
    static byte[] answer(byte[] claims, JWSHeader header, JWSSigner signer) {
        try {
            var token = new JWSObject(header, new Payload(claims));
            token.sign(signer);
            return utf8("{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"expires_in\":300,\"scope\":\"openid\","
                    + "\"id_token\":\"" + token.serialize() + "\"}");
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Havn asks for a token and is answered this.
    ///
    /// @return as whom it was believed
    String answered(byte[] told) {
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
        return flow.end(request).subject();
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

    private byte[] keys() {
        return utf8(new JWKSet(key.toPublicJWK()).toString());
    }

    private void say(HttpExchange exchange, byte[] content) throws IOException {
        if (exchange.getRequestURI().getPath().equals(led)) {
            exchange.getResponseHeaders().set("Location", elsewhere());
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
            return;
        }
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
