package org.havn.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.havn.platform.PlainAnswer;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AbstractAuthenticationProcessingFilter;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/// The door for families whose telephone has no passkeys: a number and a code of digits. Tries are counted,
/// paced and told as at the door for passwords, and an unknown number costs as much time as a known one;
/// whoever is no member of a family is turned away like a wrong code ([CountedSignIns]).
final class FamilyDoor extends AbstractAuthenticationProcessingFilter {
    static final String HOME = "/family";
    static final String SIGN_IN = "/family/sign-in";

    FamilyDoor(AuthenticationManager signIn, SecurityContextRepository sessions, PlainAnswer plain) {
        super(PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, SIGN_IN));
        setAuthenticationManager(signIn);
        setSecurityContextRepository(sessions);
        setSessionAuthenticationStrategy(new ChangeSessionIdAuthenticationStrategy());
        setAuthenticationSuccessHandler(
                (request, response, _) -> response.sendRedirect(request.getContextPath() + HOME));
        setAuthenticationFailureHandler((request, response, failure) -> {
            if (failure instanceof AuthenticationServiceException) {
                plain.write(request, response, HttpStatus.SERVICE_UNAVAILABLE.value(), "sign-in-busy");
            } else {
                response.sendRedirect(request.getContextPath() + SIGN_IN + "?failed");
            }
        });
    }

    @Override
    public Authentication attemptAuthentication(HttpServletRequest request, HttpServletResponse response) {
        var number = digits(request, "number");
        var code = digits(request, "code");
        var asked = UsernamePasswordAuthenticationToken.unauthenticated(number, code);
        asked.setDetails(Way.CODE);
        var proved = getAuthenticationManager().authenticate(asked);
        if (!(proved.getPrincipal() instanceof SignedIn signedIn)) {
            throw new BadCredentialsException("Nobody's account");
        }
        var authentication =
                UsernamePasswordAuthenticationToken.authenticated(signedIn, null, signedIn.getAuthorities());
        authentication.setDetails(Way.CODE);
        return authentication;
    }

    private static String digits(HttpServletRequest request, String field) {
        var typed = request.getParameter(field);
        return typed == null || typed.length() > 100 ? "" : Digits.plain(typed);
    }
}
