package org.havn.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.sql.Array;
import java.sql.ResultSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.WebAttributes;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.method.HandlerMethod;

/// What happens at a door, in plain Java: by which one somebody comes in, where they are led, and what a handler says
/// of whom it is for. With [AuthorizationCoreTests] what `./havn drill mutation` tries to break unseen.
class DoorRulesTests {
    private final MockHttpServletRequest request = new MockHttpServletRequest();
    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private final RequestCache wayBack = mock(RequestCache.class);
    private final ComingIn comingIn = new ComingIn(wayBack);

    /// A handler of ours.
    static class Handlers {
        @Allowed({Role.CASEWORKER, Role.AUDITOR})
        public void forSome() {}
    }

    @AfterEach
    void nobodyStays() {
        SecurityContextHolder.clearContext();
        RequestContextHolder.resetRequestAttributes();
    }

    // --- which door ---

    @ParameterizedTest
    @EnumSource(Way.class)
    void aFamilyComesInByAnyDoorThatProvesIt(Way way) {
        assertThat(tried(way, Role.FAMILY_MEMBER)).isNotNull();
    }

    @Test
    void staffDoNotComeInAtTheFamiliesDoor() {
        assertThatExceptionOfType(BadCredentialsException.class)
                .isThrownBy(() -> tried(Way.CODE, Role.CASEWORKER))
                .withMessage("Not a family's account");
        assertThat(tried(Way.PASSWORD, Role.CASEWORKER)).isNotNull();
        assertThat(tried(Way.ORGANISATION, Role.ADMINISTRATOR)).isNotNull();
    }

    @Test
    void noDoorOpensForWhatIsNobody() {
        var asked = asking(Way.CODE);
        var behind = mock(AuthenticationProvider.class);
        when(behind.authenticate(asked)).thenReturn(null);
        var tries = mock(FailedSignIns.class);
        when(tries.mayTry("kari")).thenReturn(true);

        assertThat(new CountedSignIns(behind, tries).authenticate(asked)).isNull();

        var text = UsernamePasswordAuthenticationToken.authenticated("kari", null, java.util.List.of());
        when(behind.authenticate(asked)).thenReturn(text);
        assertThatExceptionOfType(BadCredentialsException.class)
                .isThrownBy(() -> new CountedSignIns(behind, tries).authenticate(asked));
    }

    private org.springframework.security.core.Authentication tried(Way way, Role role) {
        var asked = asking(way);
        var behind = mock(AuthenticationProvider.class);
        when(behind.authenticate(asked)).thenReturn(proved(somebody(role)));
        var tries = mock(FailedSignIns.class);
        when(tries.mayTry("kari")).thenReturn(true);
        return new CountedSignIns(behind, tries).authenticate(asked);
    }

    private static UsernamePasswordAuthenticationToken asking(Way way) {
        var asked = UsernamePasswordAuthenticationToken.unauthenticated("kari", "a secret");
        asked.setDetails(way);
        return asked;
    }

    // --- where they are led ---

    @ParameterizedTest
    @CsvSource({
        "FAMILY_MEMBER, /family",
        "PLACEMENT_OFFICER, /work",
        "CASEWORKER, /work",
        "AUDITOR, /work",
        "ADMINISTRATOR, /work/accounts",
        "SETTLEMENT_COORDINATOR, /work/municipality",
        "DATA_PROTECTION_OFFICER, /work/case-openings"
    })
    void everybodyBeginsAtTheFirstPageOfTheirTask(Role role, String page) throws Exception {
        comingIn.onAuthenticationSuccess(request, response, proved(somebody(role)));

        assertThat(response.getRedirectedUrl()).isEqualTo(page);
    }

    @Test
    void whoHasNoTaskYetSeesTheirOwnAccount() {
        assertThat(FirstPage.of(Set.of())).isEqualTo("/work/account");
    }

    @Test
    void whoAskedForAPageIsLedToIt() throws Exception {
        when(wayBack.getRequest(request, response)).thenReturn(new SimpleSavedRequest("/work/cases/HVN-26-000200"));

        comingIn.onAuthenticationSuccess(request, response, proved(somebody(Role.CASEWORKER)));

        assertThat(response.getRedirectedUrl()).isEqualTo("/work/cases/HVN-26-000200");
    }

    @Test
    void aDoorMayPreferAPageAndForgetsWhatWentWrongBefore() throws Exception {
        when(wayBack.getRequest(request, response)).thenReturn(new SimpleSavedRequest("/work/cases"));
        request.setAttribute(ComingIn.TO, "/work/passkeys");
        request.getSession(true).setAttribute(WebAttributes.AUTHENTICATION_EXCEPTION, "an earlier one");

        comingIn.onAuthenticationSuccess(request, response, proved(somebody(Role.CASEWORKER)));

        assertThat(response.getRedirectedUrl()).isEqualTo("/work/passkeys");
        assertThat(request.getSession().getAttribute(WebAttributes.AUTHENTICATION_EXCEPTION))
                .isNull();
    }

    // --- what a handler says of whom it is for ---

    @Test
    void theDatabaseIsToldWhomTheHandlerIsForAndNotWhatElseTheReaderIs() throws Exception {
        var actor = new CurrentActor();
        var watch = mock(DoorWatch.class);
        SecurityContextHolder.getContext().setAuthentication(proved(somebody(Role.CASEWORKER)));
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
        assertThat(actor.inRoles()).isEmpty();

        new AllowedRoles(actor, watch, new AdministrationFrom("")).preHandle(request, response, forSome());

        assertThat(actor.inRoles()).containsExactlyInAnyOrder("CASEWORKER", "AUDITOR");
        verify(watch, never()).refusedPage(any(), any());
    }

    @Test
    void aRefusedPageIsCountedAgainstWhomItWasRefused() throws Exception {
        var watch = mock(DoorWatch.class);
        var admin = somebody(Role.ADMINISTRATOR);
        SecurityContextHolder.getContext().setAuthentication(proved(admin));
        var handler = forSome();
        var allowed = new AllowedRoles(new CurrentActor(), watch, new AdministrationFrom(""));

        assertThatExceptionOfType(NotYourTask.class).isThrownBy(() -> allowed.preHandle(request, response, handler));

        verify(watch).refusedPage(new Actor(admin.account(), Set.of(Role.ADMINISTRATOR)), handler);
    }

    // --- an account as the database has it ---

    @Test
    void anAccountIsReadWithItsRoles() throws Exception {
        var id = UUID.randomUUID();
        var roles = mock(Array.class);
        when(roles.getArray()).thenReturn(new String[] {"CASEWORKER", "AUDITOR"});
        var row = mock(ResultSet.class);
        when(row.getArray("roles")).thenReturn(roles);
        when(row.getObject("id", UUID.class)).thenReturn(id);
        when(row.getString("sign_in_name")).thenReturn("kari");
        when(row.getString("display_name")).thenReturn("Kari Berg");
        when(row.getBoolean("active")).thenReturn(true);

        assertThat(SignedIn.from(row))
                .isEqualTo(new SignedIn(id, "kari", "Kari Berg", Set.of(Role.CASEWORKER, Role.AUDITOR), true, ""));
    }

    private static HandlerMethod forSome() throws NoSuchMethodException {
        return new HandlerMethod(new Handlers(), Handlers.class.getMethod("forSome"));
    }

    private static SignedIn somebody(Role role) {
        return new SignedIn(UUID.randomUUID(), "kari", "Kari Berg", Set.of(role), true, "hash");
    }

    private static UsernamePasswordAuthenticationToken proved(SignedIn somebody) {
        return UsernamePasswordAuthenticationToken.authenticated(somebody, null, somebody.getAuthorities());
    }
}
