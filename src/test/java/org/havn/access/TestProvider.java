package org.havn.access;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.PlainJWT;
import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.filter.DelegatingFilterProxy;

/// An organisation's OpenID Connect provider: Spring's own authorization server on a port of its own, which can be told
/// to lie.
final class TestProvider {
    static final String PASSWORD = "the organisation's own";
    private static final String CLIENT = "havn";
    private static final String SECRET = "a secret between two servers";

    private final String issuer;
    private final InMemoryRegisteredClientRepository clients;
    private final Tomcat server;
    static final String STRENGTH = "phishing-resistant";
    private static volatile Consumer<JwtClaimsSet.Builder> lie = _ -> {};
    private static volatile boolean anotherKey;
    private static volatile boolean none;
    private static volatile String type = "";

    private TestProvider(int port) {
        issuer = "http://localhost:" + port;
        clients = new InMemoryRegisteredClientRepository(client("http://localhost/nowhere"));
        var context = new AnnotationConfigWebApplicationContext();
        context.register(Rules.class);
        context.addBeanFactoryPostProcessor(factory -> {
            factory.registerSingleton("clients", clients);
            factory.registerSingleton(
                    "settings",
                    AuthorizationServerSettings.builder().issuer(issuer).build());
        });
        server = new Tomcat();
        server.setPort(port);
        try {
            server.setBaseDir(Files.createTempDirectory("havn-provider-").toString());
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
        var site = server.addContext("", null);
        context.setServletContext(site.getServletContext());
        site.addServletContainerInitializer(
                (_, servlets) -> {
                    context.setServletContext(servlets);
                    context.refresh();
                },
                null);
        var filter = new FilterDef();
        filter.setFilterName("springSecurityFilterChain");
        filter.setFilter(new DelegatingFilterProxy("springSecurityFilterChain", context));
        site.addFilterDef(filter);
        var everywhere = new FilterMap();
        everywhere.setFilterName("springSecurityFilterChain");
        everywhere.addURLPattern("/*");
        site.addFilterMap(everywhere);
        Tomcat.addServlet(site, "nothing", new HttpServlet() {}).addMapping("/");
        server.getConnector();
    }

    static TestProvider start() {
        try {
            var provider = new TestProvider(freePort());
            provider.server.start();
            return provider;
        } catch (IOException | LifecycleException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    String issuer() {
        return issuer;
    }

    static String client() {
        return CLIENT;
    }

    static Path secretFile() {
        try {
            return Files.writeString(Files.createTempFile("havn-provider-", ".secret"), SECRET + "\n");
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    /// Havn is where tests run it.
    void know(int havnsPort) {
        clients.save(client("http://localhost:" + havnsPort + OrganisationProvider.ANSWER));
    }

    /// From now on its tokens are not as they should be.
    static void lie(Consumer<JwtClaimsSet.Builder> about) {
        lie = about;
    }

    /// From now on it signs with a key that it never published.
    static void signWithAnotherKey(boolean wrong) {
        anotherKey = wrong;
    }

    /// From now on its tokens say that they are of another kind, such as one that opens an interface.
    static void callTokens(String other) {
        type = other;
    }

    /// From now on nobody signs its tokens, and they say so.
    static void leaveUnsigned(boolean unsigned) {
        none = unsigned;
    }

    void stop() {
        try {
            server.stop();
            server.destroy();
        } catch (LifecycleException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static RegisteredClient client(String answer) {
        return RegisteredClient.withId("havn")
                .clientId(CLIENT)
                .clientSecret("{noop}" + SECRET)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(answer)
                .scope("openid")
                .clientSettings(ClientSettings.builder().requireProofKey(true).build())
                .build();
    }

    /// The provider's own rules; registered by hand, so that Havn never takes them for its own.
    @EnableWebSecurity
    static class Rules {
        @Bean
        @Order(1)
        SecurityFilterChain protocol(HttpSecurity http) throws Exception {
            return http.oauth2AuthorizationServer(server -> {
                        http.securityMatcher(server.getEndpointsMatcher());
                        server.oidc(Customizer.withDefaults());
                    })
                    .authorizeHttpRequests(it -> it.anyRequest().authenticated())
                    .exceptionHandling(it -> it.defaultAuthenticationEntryPointFor(
                            new LoginUrlAuthenticationEntryPoint("/login"),
                            new MediaTypeRequestMatcher(MediaType.TEXT_HTML)))
                    .build();
        }

        @Bean
        @Order(2)
        SecurityFilterChain people(HttpSecurity http) throws Exception {
            return http.authorizeHttpRequests(it -> it.anyRequest().authenticated())
                    .formLogin(Customizer.withDefaults())
                    .build();
        }

        @Bean
        UserDetailsService staff() {
            return new InMemoryUserDetailsManager(
                    User.withUsername("subject-of-solveig")
                            .password("{noop}" + PASSWORD)
                            .roles()
                            .build(),
                    // called like the administrator here, which says nothing about who it is
                    User.withUsername("admin")
                            .password("{noop}" + PASSWORD)
                            .roles()
                            .build());
        }

        @Bean
        OAuth2TokenCustomizer<JwtEncodingContext> lies() {
            return context -> {
                context.getClaims().claim("acr", STRENGTH);
                lie.accept(context.getClaims());
                if (!type.isEmpty() && context.getJwsHeader() != null) {
                    context.getJwsHeader().type(type);
                }
            };
        }

        @Bean
        JwtEncoder encoder(JWKSource<SecurityContext> keys) {
            var signing = new NimbusJwtEncoder(keys);
            return asked -> {
                var signed = signing.encode(asked);
                if (!none) {
                    return signed;
                }
                try {
                    var claims = JWTParser.parse(signed.getTokenValue()).getJWTClaimsSet();
                    return new Jwt(
                            new PlainJWT(claims).serialize(),
                            signed.getIssuedAt(),
                            signed.getExpiresAt(),
                            Map.of("alg", "none"),
                            signed.getClaims());
                } catch (ParseException impossible) {
                    throw new IllegalStateException(impossible);
                }
            };
        }

        @Bean
        JwtDecoder decoder(JWKSource<SecurityContext> keys) {
            return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
        }

        @Bean
        JWKSource<SecurityContext> keys() throws GeneralSecurityException {
            var id = UUID.randomUUID().toString();
            var published = new JWKSet(key(id));
            var other = new JWKSet(key(id));
            return (asked, _) -> {
                var signs = asked.getMatcher().getAlgorithms() != null;
                return asked.select(signs && anotherKey ? other : published);
            };
        }

        private static RSAKey key(String id) throws GeneralSecurityException {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            var pair = generator.generateKeyPair();
            return new RSAKey.Builder((RSAPublicKey) pair.getPublic())
                    .privateKey(pair.getPrivate())
                    .keyID(id)
                    .build();
        }
    }
}
