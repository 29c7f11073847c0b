package org.havn.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.havn.platform.BeforeAnybody;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AbstractAuthenticationProcessingFilter;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/// The door for passkeys. It takes an ordinary form, whose fields the browser's script has filled.
final class PasskeyDoor extends AbstractAuthenticationProcessingFilter {
    static final String ADDRESS = "/sign-in/passkey";

    private final Passkeys passkeys;
    private final Accounts accounts;

    PasskeyDoor(
            Passkeys passkeys,
            Accounts accounts,
            SecurityContextRepository sessions,
            RequestCache wayBack,
            DoorWatch watch) {
        super(PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, ADDRESS));
        this.passkeys = passkeys;
        this.accounts = accounts;
        setSecurityContextRepository(sessions);
        setSessionAuthenticationStrategy(new ChangeSessionIdAuthenticationStrategy());
        setAuthenticationSuccessHandler(new ComingIn(wayBack));
        setAuthenticationFailureHandler((request, response, failure) -> watch.failed(
                        Way.PASSKEY,
                        (request.getParameter("family") == null ? "/sign-in" : FamilyDoor.SIGN_IN) + "?not-proven")
                .onAuthenticationFailure(request, response, failure));
        setAuthenticationManager(it -> it);
    }

    @Override
    public Authentication attemptAuthentication(HttpServletRequest request, HttpServletResponse response) {
        try {
            return BeforeAnybody.of(() -> {
                var account = passkeys.whoSigned(request, "sign-in");
                var signedIn = accounts.active(account)
                        .orElseThrow(() -> new BadCredentialsException("The account is closed"));
                var authentication =
                        UsernamePasswordAuthenticationToken.authenticated(signedIn, null, signedIn.getAuthorities());
                authentication.setDetails(Way.PASSKEY);
                if (signedIn.roles().contains(Role.FAMILY_MEMBER)) {
                    request.setAttribute(ComingIn.TO, FamilyDoor.HOME);
                }
                return authentication;
            });
        } catch (PasskeyNotProven wrong) {
            throw new BadCredentialsException("The device's answer does not fit", wrong);
        }
    }
}
