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

/// Where people come back from their organisation's provider: in as the account that its subject is linked to, or, if
/// they are in already and went there for that, with the link made.
final class OrganisationDoor extends AbstractAuthenticationProcessingFilter {
    private final OrganisationProvider provider;
    private final OrganisationFlow flow;
    private final OrganisationLogins logins;
    private final Accounts accounts;
    private final CurrentActor actor;

    OrganisationDoor(
            OrganisationProvider provider,
            OrganisationFlow flow,
            OrganisationLogins logins,
            Accounts accounts,
            CurrentActor actor,
            SecurityContextRepository sessions,
            RequestCache wayBack,
            DoorWatch watch) {
        super(PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, OrganisationProvider.ANSWER));
        this.provider = provider;
        this.flow = flow;
        this.logins = logins;
        this.accounts = accounts;
        this.actor = actor;
        setSecurityContextRepository(sessions);
        setSessionAuthenticationStrategy(new ChangeSessionIdAuthenticationStrategy());
        setAuthenticationSuccessHandler(new ComingIn(wayBack));
        setAuthenticationFailureHandler(watch.failed(Way.ORGANISATION, "/sign-in?not-known"));
        setAuthenticationManager(it -> it);
    }

    @Override
    public Authentication attemptAuthentication(HttpServletRequest request, HttpServletResponse response) {
        if (!provider.offered()) {
            throw new BadCredentialsException("No provider is set");
        }
        var told = flow.end(request);
        var me = actor.find();
        return BeforeAnybody.of(() -> {
            if (told.purpose() == OrganisationFlow.Purpose.LINK) {
                var account = me.orElseThrow(() -> new BadCredentialsException("Nobody is signed in"))
                        .account();
                try {
                    logins.link(provider.issuer(), told.subject(), account);
                    request.setAttribute(ComingIn.TO, "/work/account");
                } catch (LoginTaken taken) {
                    throw new BadCredentialsException("The subject is taken", taken);
                }
            }
            var signedIn = logins.accountOf(provider.issuer(), told.subject())
                    .flatMap(accounts::active)
                    .orElseThrow(() -> new BadCredentialsException("No account is linked"));
            var authentication =
                    UsernamePasswordAuthenticationToken.authenticated(signedIn, null, signedIn.getAuthorities());
            authentication.setDetails(Way.ORGANISATION);
            return authentication;
        });
    }
}
