package org.havn.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;

/// Walls before what weighs most, beside roles: how fast, and from where.
class AdministrationWallsTests {
    private final CurrentActor actor = new CurrentActor();
    private final Clock clock = Mockito.mock(Clock.class);
    private Instant now = Instant.parse("2026-11-27T12:00:00Z");

    @BeforeEach
    void anAdministratorIsSignedIn() {
        Mockito.when(clock.instant()).thenAnswer(_ -> now);
        Mockito.when(clock.getZone()).thenReturn(ZoneOffset.UTC);
        signIn(Role.ADMINISTRATOR);
    }

    @AfterEach
    void nobodyIs() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void whoActsFasterThanAPersonReadsWaitsAMinuteAndNobodyElseDoes() throws NoSuchMethodException {
        var pace = new Pace(actor, clock, 3);
        var weighty = handler("weighty");

        for (var i = 0; i < 3; i++) {
            assertThat(pace.preHandle(request("POST", "10.0.0.7"), new MockHttpServletResponse(), weighty))
                    .isTrue();
        }
        assertThatThrownBy(() -> pace.preHandle(request("POST", "10.0.0.7"), new MockHttpServletResponse(), weighty))
                .isInstanceOf(TooFast.class);
        assertThat(pace.preHandle(request("POST", "10.0.0.7"), new MockHttpServletResponse(), handler("light")))
                .isTrue();
        assertThat(pace.preHandle(request("GET", "10.0.0.7"), new MockHttpServletResponse(), weighty))
                .isTrue();

        signIn(Role.ADMINISTRATOR);
        assertThat(pace.preHandle(request("POST", "10.0.0.7"), new MockHttpServletResponse(), weighty))
                .isTrue();
    }

    @Test
    void afterAMinuteItGoesOn() throws NoSuchMethodException {
        var pace = new Pace(actor, clock, 1);
        var weighty = handler("weighty");
        pace.preHandle(request("POST", "10.0.0.7"), new MockHttpServletResponse(), weighty);

        now = now.plus(Duration.ofSeconds(61));

        assertThat(pace.preHandle(request("POST", "10.0.0.7"), new MockHttpServletResponse(), weighty))
                .isTrue();
    }

    @Test
    void theAdministrationIsThereFromNamedNetworksOnly() throws NoSuchMethodException {
        var roles = new AllowedRoles(
                actor, Mockito.mock(DoorWatch.class), new AdministrationFrom("10.0.0.0/24, 192.0.2.9"));

        for (var inside : List.of("10.0.0.7", "192.0.2.9")) {
            assertThatCode(() ->
                            roles.preHandle(request("GET", inside), new MockHttpServletResponse(), handler("weighty")))
                    .doesNotThrowAnyException();
        }
        for (var outside : List.of("10.0.1.7", "192.0.2.8", "2001:db8::1")) {
            assertThatThrownBy(() ->
                            roles.preHandle(request("GET", outside), new MockHttpServletResponse(), handler("weighty")))
                    .isInstanceOf(NotYourTask.class);
        }
        assertThatCode(() ->
                        roles.preHandle(request("GET", "10.0.1.7"), new MockHttpServletResponse(), handler("light")))
                .as("what others have, too")
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> new AdministrationFrom("the office")).hasMessageContaining("HAVN_ADMINISTRATION_FROM");
    }

    private static MockHttpServletRequest request(String method, String from) {
        var request = new MockHttpServletRequest(method, "/work/accounts");
        request.setRemoteAddr(from);
        return request;
    }

    private static HandlerMethod handler(String name) throws NoSuchMethodException {
        return new HandlerMethod(new Pages(), name);
    }

    static final class Pages {
        @FreshProof
        @Allowed(Role.ADMINISTRATOR)
        public void weighty() {}

        @Allowed({Role.ADMINISTRATOR, Role.AUDITOR})
        public void light() {}
    }

    private static void signIn(Role role) {
        var me = new SignedIn(UUID.randomUUID(), "tester", "A tester", Set.of(role), true, "");
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(me, null, me.getAuthorities()));
    }
}
