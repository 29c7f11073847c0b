package org.havn.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import org.havn.platform.BeforeAnybody;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;

/// Keeps nothing but the account's id and the moment of signing in in a session, and asks the database who that is at
/// each request, so that a role taken away or an account closed counts at once, on every node, and no object is ever
/// read back from bytes.
final class AccountSessions implements SecurityContextRepository {
    private static final String ACCOUNT = "account";
    private static final String SIGNED_IN_AT = "signed-in-at";
    /// However busy somebody is: the next working day begins with signing in.
    private static final Duration LONGEST = Duration.ofHours(12);

    private final Accounts accounts;
    private final SignInTrail trail;
    private final AccountNews news;
    private final Clock clock;

    AccountSessions(Accounts accounts, SignInTrail trail, AccountNews news, Clock clock) {
        this.news = news;
        this.accounts = accounts;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    @SuppressWarnings({"deprecation", "removal"})
    public SecurityContext loadContext(
            org.springframework.security.web.context.HttpRequestResponseHolder requestResponseHolder) {
        return whoAsks(requestResponseHolder.getRequest());
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        var context = new Deferred(() -> whoAsks(request));
        if (!request.getRequestURI().startsWith("/assets/")) {
            // at once, so that nothing asked later on the way finds the answer open and asks for it a second time
            context.get();
        }
        return context;
    }

    /// While it is being found out who asks, the questions are nobody's.
    private SecurityContext whoAsks(HttpServletRequest request) {
        return BeforeAnybody.of(() -> read(request));
    }

    private SecurityContext read(HttpServletRequest request) {
        var context = SecurityContextHolder.createEmptyContext();
        var session = request.getSession(false);
        if (session != null && session.getAttribute(ACCOUNT) instanceof String id && !over(session)) {
            accounts.active(UUID.fromString(id))
                    .ifPresent(signedIn -> context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                            signedIn, null, signedIn.getAuthorities())));
        }
        return context;
    }

    private boolean over(HttpSession session) {
        return !(session.getAttribute(SIGNED_IN_AT) instanceof String at)
                || clock.instant().isAfter(Instant.parse(at).plus(LONGEST));
    }

    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        var authentication = context.getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof SignedIn signedIn) {
            var way = authentication.getDetails() instanceof Way told ? told : Way.PASSWORD;
            BeforeAnybody.of(() -> {
                if (!signedIn.roles().contains(Role.FAMILY_MEMBER) && news.sinceTheLastTime(signedIn.account())) {
                    request.setAttribute(ComingIn.TO, "/work/account?news");
                }
                trail.cameIn(signedIn.account(), way);
                return true;
            });
            var session = request.getSession(true);
            session.setAttribute(ACCOUNT, signedIn.account().toString());
            session.setAttribute(SIGNED_IN_AT, clock.instant().toString());
            session.setAttribute(Proofs.PROVED_AT, clock.instant().toString());
            session.setAttribute(SessionMarks.WAY, way.name());
            session.setAttribute(SessionMarks.BROWSER, SessionMarks.browser(request));
            session.setAttribute(SessionMarks.SYSTEM, SessionMarks.system(request));
            session.setAttribute(
                    FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME,
                    signedIn.account().toString());
        } else if (request.getSession(false) != null) {
            request.getSession().removeAttribute(ACCOUNT);
            request.getSession().removeAttribute(SIGNED_IN_AT);
        }
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null && session.getAttribute(ACCOUNT) != null && !over(session);
    }

    private static final class Deferred implements DeferredSecurityContext {
        private final Supplier<SecurityContext> reading;
        private @Nullable SecurityContext context;
        private boolean generated;

        Deferred(Supplier<SecurityContext> reading) {
            this.reading = reading;
        }

        @Override
        public SecurityContext get() {
            if (context == null) {
                var read = reading.get();
                generated = read.getAuthentication() == null;
                context = read;
            }
            return context;
        }

        @Override
        public boolean isGenerated() {
            get();
            return generated;
        }
    }
}
