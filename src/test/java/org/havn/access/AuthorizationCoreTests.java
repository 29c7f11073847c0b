package org.havn.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.havn.platform.OpenToAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;

/// The rules of who may do what that are plain Java, one by one and without a database: what `./havn drill mutation`
/// tries to break unseen. What PostgreSQL's policies decide is not among them; the matrix and `RowSecurityTests` see
/// that.
class AuthorizationCoreTests {
    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");

    private final CurrentActor actor = new CurrentActor();
    private final AllowedRoles allowed =
            new AllowedRoles(actor, org.mockito.Mockito.mock(DoorWatch.class), new AdministrationFrom(""));
    private final MockHttpServletRequest request = new MockHttpServletRequest();
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    /// Handlers of every kind.
    static class Handlers {
        @OpenToAll
        public void openToAll() {}

        @OpenToSignedIn
        public void openToSignedIn() {}

        @Allowed({Role.CASEWORKER, Role.AUDITOR})
        public void forSome() {}

        @FreshProof
        @Allowed(Role.CASEWORKER)
        public void ofWeight() {}

        public void forgotten() {}
    }

    @AfterEach
    void nobodyStaysSignedIn() {
        SecurityContextHolder.clearContext();
    }

    // --- who reaches a handler ---

    @ParameterizedTest
    @CsvSource({
        "openToAll,      ,                       true",
        "openToAll,      CASEWORKER,             true",
        "openToSignedIn, ,                       false",
        "openToSignedIn, ADMINISTRATOR,          true",
        "forSome,        ,                       false",
        "forSome,        CASEWORKER,             true",
        "forSome,        AUDITOR,                true",
        "forSome,        ADMINISTRATOR,          false",
        "forSome,        PLACEMENT_OFFICER,      false",
        "forgotten,      ,                       false",
        "forgotten,      ADMINISTRATOR,          false"
    })
    void aHandlerIsReachedByWhomItNames(String handler, Role role, boolean reached) throws Exception {
        if (role != null) {
            signIn(somebody(role));
        }

        if (reached) {
            assertThat(allowed.preHandle(request, response, handler(handler))).isTrue();
        } else {
            assertThatExceptionOfType(NotYourTask.class)
                    .isThrownBy(() -> allowed.preHandle(request, response, handler(handler)));
        }
    }

    @Test
    void whatIsNoHandlerOfOursIsLeftToTheFramework() throws Exception {
        var theirs = new HandlerMethod("a bean of somebody else", String.class.getMethod("isBlank"));

        assertThat(allowed.preHandle(request, response, theirs)).isTrue();
        assertThat(allowed.preHandle(request, response, new Object())).isTrue();
    }

    // --- who acts ---

    @Test
    void whoeverIsSignedInActs() {
        var officer = somebody(Role.PLACEMENT_OFFICER);
        signIn(officer);

        assertThat(actor.get()).isEqualTo(new Actor(officer.account(), Set.of(Role.PLACEMENT_OFFICER)));
        assertThat(actor.find()).contains(actor.get());
        assertThat(actor.account()).contains(officer.account());
        assertThat(actor.name()).contains("Kari Berg");
        assertThat(actor.roles()).containsExactly("PLACEMENT_OFFICER");
        assertThat(actor.get().is(Role.PLACEMENT_OFFICER)).isTrue();
        assertThat(actor.get().is(Role.ADMINISTRATOR)).isFalse();
    }

    @Test
    void nobodyActsWhereNobodyIsSignedIn() {
        assertThatIllegalStateException().isThrownBy(actor::get).withMessage("Nobody is signed in");
        assertThat(actor.find()).isEmpty();
        assertThat(actor.account()).isEmpty();
        assertThat(actor.name()).isEmpty();
        assertThat(actor.roles()).isEmpty();
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken("a text", ""));
        assertThat(actor.find()).isEmpty();
    }

    @Test
    void aSessionHoldsNoSecretAndTellsNoName() {
        var somebody = somebody(Role.CASEWORKER);

        assertThat(somebody.getPassword()).isEqualTo("hash");
        assertThat(somebody.withoutPassword())
                .isEqualTo(new SignedIn(somebody.account(), "kari", "Kari Berg", somebody.roles(), true, ""));
        assertThat(somebody.getUsername()).isEqualTo("kari");
        assertThat(somebody.isEnabled()).isTrue();
        assertThat(new SignedIn(UUID.randomUUID(), "kari", "Kari Berg", Set.of(), false, "").isEnabled())
                .isFalse();
        assertThat(somebody.getAuthorities()).extracting(Object::toString).containsExactly("ROLE_CASEWORKER");
        assertThat(somebody).hasToString("SignedIn[" + somebody.account() + " as CASEWORKER]");
    }

    @ParameterizedTest
    @CsvSource({
        "PLACEMENT_OFFICER,       /work",
        "CASEWORKER,              /work",
        "AUDITOR,                 /work",
        "ADMINISTRATOR,           /work/accounts",
        "DATA_PROTECTION_OFFICER, /work/case-openings"
    })
    void everybodyBeginsAtTheirTask(Role role, String page) {
        assertThat(FirstPage.of(Set.of(role))).isEqualTo(page);
        assertThat(FirstPage.of(Set.of())).isEqualTo("/work/account");
        var coming = new ComingIn(mock());
        signIn(somebody(role));
        var me = SecurityContextHolder.getContext().getAuthentication();

        assertThat(coming.determineTargetUrl(request, response, me)).isEqualTo(page);
        assertThat(coming.determineTargetUrl(request, response, null)).isEqualTo("/");
        assertThat(coming.determineTargetUrl(request, response, new TestingAuthenticationToken("a text", "")))
                .isEqualTo("/");
        request.setAttribute(ComingIn.TO, "/work/account");
        assertThat(coming.determineTargetUrl(request, response, me)).isEqualTo("/work/account");
    }

    // --- fresh proofs ---

    @Test
    void aProofIsFreshForFiveMinutes() {
        assertThat(proofs(NOW).fresh(request)).isFalse();
        request.getSession(true);
        assertThat(proofs(NOW).fresh(request)).isFalse();

        proofs(NOW).proved(request);

        assertThat(proofs(NOW).fresh(request)).isTrue();
        assertThat(proofs(NOW.plus(Duration.ofSeconds(299))).fresh(request)).isTrue();
        assertThat(proofs(NOW.plus(Duration.ofMinutes(5))).fresh(request)).isFalse();
    }

    @Test
    void anActOfWeightLeadsToTheProofUnlessThereIsAFreshOne() throws Exception {
        var interceptor = new FreshProofs(proofs(NOW));

        assertThat(interceptor.preHandle(request, response, handler("ofWeight")))
                .isFalse();
        assertThat(response.getForwardedUrl()).isEqualTo(ProofPage.ADDRESS + "/needed");
        assertThat(interceptor.preHandle(request, response, handler("forSome"))).isTrue();
        assertThat(interceptor.preHandle(request, response, new Object())).isTrue();

        proofs(NOW).proved(request);
        var after = new MockHttpServletResponse();
        assertThat(interceptor.preHandle(request, after, handler("ofWeight"))).isTrue();
        assertThat(after.getForwardedUrl()).isNull();
    }

    // --- challenges ---

    @Test
    void aChallengeIsForOneAnswerOfThisBrowserWithinFiveMinutes() {
        var mine = UUID.randomUUID();
        assertThat(challenges(NOW).take(request, Challenges.To.MAKE)).isEmpty();
        var opened = challenges(NOW).open(request, Challenges.To.MAKE, mine);

        assertThat(opened.bytes()).hasSize(32);
        assertThat(opened).hasToString("Challenge[hidden]");
        assertThat(challenges(NOW).take(request, Challenges.To.PROVE)).isEmpty();
        assertThat(challenges(NOW.plus(Challenges.LASTS)).take(request, Challenges.To.MAKE))
                .contains(opened);
        assertThat(challenges(NOW).take(request, Challenges.To.MAKE)).isEmpty();
        assertThat(opened.handle()).isEqualTo(mine);
    }

    @Test
    void anOldChallengeOrAWrittenOneIsNone() {
        challenges(NOW).open(request, Challenges.To.PROVE, Challenges.NOBODY);
        assertThat(challenges(NOW.plus(Challenges.LASTS).plusMillis(1)).take(request, Challenges.To.PROVE))
                .isEmpty();
        challenges(NOW).open(request, Challenges.To.PROVE, Challenges.NOBODY);
        var kept = (String) request.getSession().getAttribute("challenge-prove");
        assertThat(kept).isNotNull();
        request.getSession().setAttribute("challenge-prove", kept + " more");
        assertThat(challenges(NOW).take(request, Challenges.To.PROVE)).isEmpty();
        assertThat(challenges(NOW)
                        .open(request, Challenges.To.MAKE, Challenges.NOBODY)
                        .value())
                .isNotEqualTo(challenges(NOW)
                        .open(request, Challenges.To.MAKE, Challenges.NOBODY)
                        .value());
    }

    @Test
    void aDevicesAnswerIsShortAndWrittenForAddresses() {
        request.setParameter("passkey.client", "ab_-09");
        assertThat(PasskeyAnswer.Made.in(request)).isEqualTo(new PasskeyAnswer.Made("ab_-09", ""));
        request.setParameter("passkey.attestation", "a".repeat(4_000));
        assertThat(PasskeyAnswer.Made.in(request).attestation()).hasSize(4_000);
        request.setParameter("passkey.attestation", "a".repeat(4_001));
        assertThatExceptionOfType(PasskeyNotProven.class).isThrownBy(() -> PasskeyAnswer.Made.in(request));
        request.setParameter("passkey.attestation", "a+/=");
        assertThatExceptionOfType(PasskeyNotProven.class).isThrownBy(() -> PasskeyAnswer.Made.in(request));
        for (var field : List.of("id", "client", "data", "signature", "handle")) {
            request.setParameter("passkey." + field, field);
        }
        assertThat(PasskeyAnswer.Signed.in(request))
                .isEqualTo(new PasskeyAnswer.Signed("id", "client", "data", "signature", "handle"));
        assertThat(PasskeyAnswer.bytes("_-8")).containsExactly(-1, -17);
    }

    // --- the address that passkeys belong to ---

    @Test
    void passkeysBelongToTheAddressThatTheOperatorSet() {
        var own = new OwnAddress(" https://havn.example.org/ ");
        request.setServerName("havn.example.org");
        request.setScheme("https");

        assertThat(own.host()).isEqualTo("havn.example.org");
        assertThat(own.origin(request)).isEqualTo("https://havn.example.org");
        assertThat(own.isHere(request)).isTrue();
        request.setScheme("http");
        assertThat(own.isHere(request)).isFalse();
        request.setScheme("https");
        request.setServerName("havn.example.com");
        assertThat(own.isHere(request)).isFalse();
    }

    @Test
    void withoutOneTheyBelongToThisMachine() {
        var own = new OwnAddress(" ");
        request.setServerName("localhost");
        request.setServerPort(8080);

        assertThat(own.host()).isEqualTo("localhost");
        assertThat(own.origin(request)).isEqualTo("http://localhost:8080");
        assertThat(own.isHere(request)).isTrue();
        request.setServerName("elsewhere");
        assertThat(own.isHere(request)).isFalse();
        assertThat(new OwnAddress("http://localhost:8081").host()).isEqualTo("localhost");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://havn.example.org",
                "havn.example.org",
                "ftp://localhost",
                "https://havn.example.org/a",
                "https://havn.example.org?a",
                "https://me@havn.example.org",
                "https:///"
            })
    void anAddressIsOnlyAnAddress(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OwnAddress(address))
                .withMessageContaining("HAVN_ADDRESS is where people reach Havn");
    }

    // --- tries at the door ---

    @Test
    void aTryIsCountedBeforeItsPasswordIsLookedAt() {
        var behind = mock(AuthenticationProvider.class);
        var tries = mock(FailedSignIns.class);
        var counted = new CountedSignIns(behind, tries);
        var asked = UsernamePasswordAuthenticationToken.unauthenticated("kari", "a password");
        var known = new TestingAuthenticationToken("kari", "");
        when(behind.authenticate(asked)).thenReturn(known);
        when(behind.supports(UsernamePasswordAuthenticationToken.class)).thenReturn(true);

        assertThatExceptionOfType(LockedException.class).isThrownBy(() -> counted.authenticate(asked));
        verify(behind, never()).authenticate(asked);
        when(tries.mayTry("kari")).thenReturn(true);
        assertThat(counted.authenticate(asked)).isSameAs(known);
        verify(tries, never()).takeBack("kari");
        assertThat(counted.supports(UsernamePasswordAuthenticationToken.class)).isTrue();
        assertThat(counted.supports(String.class)).isFalse();

        when(behind.authenticate(asked)).thenThrow(new SignInBusy());
        assertThatExceptionOfType(AuthenticationServiceException.class).isThrownBy(() -> counted.authenticate(asked));
        verify(tries).takeBack("kari");
    }

    @Test
    void whatIsNobodysNameIsNotEvenCounted() {
        var tries = mock(FailedSignIns.class);
        var counted = new CountedSignIns(mock(), tries);
        for (var name : List.of("a".repeat(201), "a\u0000b")) {
            assertThatExceptionOfType(BadCredentialsException.class)
                    .isThrownBy(() -> counted.authenticate(
                            UsernamePasswordAuthenticationToken.unauthenticated(name, "a password")));
            verify(tries, never()).mayTry(name);
        }
        assertThat(FailedSignIns.looksLikeAName("a".repeat(200))).isTrue();
    }

    // --- what a browser is called ---

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-,                                                      other,   other",
                "Mozilla (Windows NT 10.0) Chrome/1 Safari/1 Edg/1,       edge,    windows",
                "Mozilla (Linux; Android 15) Chrome/1 EdgA/1,             edge,    android",
                "Mozilla (iPhone) EdgiOS/1 Safari/1,                      edge,    ios",
                "Mozilla (X11; Linux x86_64) Chrome/1 Safari/1 OPR/1,     opera,   linux",
                "Mozilla (Macintosh) Gecko Firefox/1,                     firefox, mac",
                "Mozilla (iPad) FxiOS/1 Safari/1,                         firefox, ios",
                "Mozilla (X11; CrOS x86_64) Chrome/1 Safari/1,            chrome,  linux",
                "Mozilla (iPhone) CriOS/1 Safari/1,                       chrome,  ios",
                "Mozilla (Macintosh) Version/1 Safari/1,                  safari,  mac"
            })
    void aSessionIsKnownByItsBrowser(String told, String browser, String system) {
        if (told != null) {
            request.addHeader("User-Agent", told);
        }

        assertThat(SessionMarks.browser(request)).isEqualTo(browser);
        assertThat(SessionMarks.system(request)).isEqualTo(system);
    }

    @Test
    void aSessionKeepsTextOnly() {
        var conversion = new SessionText().springSessionConversionService();

        assertThat(conversion.convert("å", byte[].class)).containsExactly(0xC3, 0xA5);
        assertThat(conversion.convert(new byte[] {(byte) 0xC3, (byte) 0xA5}, Object.class))
                .isEqualTo("å");
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> conversion.convert(new ArrayList<String>(), byte[].class))
                .withStackTraceContaining("A session keeps text only, not java.util.ArrayList");
    }

    private static HandlerMethod handler(String name) throws NoSuchMethodException {
        return new HandlerMethod(new Handlers(), Handlers.class.getMethod(name));
    }

    private static Proofs proofs(Instant now) {
        return new Proofs(Clock.fixed(now, ZoneOffset.UTC));
    }

    private static Challenges challenges(Instant now) {
        return new Challenges(Clock.fixed(now, ZoneOffset.UTC));
    }

    private static SignedIn somebody(Role role) {
        return new SignedIn(UUID.randomUUID(), "kari", "Kari Berg", Set.of(role), true, "hash");
    }

    private static void signIn(SignedIn somebody) {
        SecurityContextHolder.getContext()
                .setAuthentication(
                        UsernamePasswordAuthenticationToken.authenticated(somebody, null, somebody.getAuthorities()));
    }
}
