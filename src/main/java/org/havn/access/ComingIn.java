package org.havn.access;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.RequestCache;

/// Leads whoever has come in to the page they asked for, or to the first page of their task.
final class ComingIn extends SavedRequestAwareAuthenticationSuccessHandler {
    /// An address that a door prefers, as an attribute of the request.
    static final String TO = ComingIn.class.getName();

    ComingIn(RequestCache wayBack) {
        setRequestCache(wayBack);
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws ServletException, IOException {
        if (request.getAttribute(TO) instanceof String preferred) {
            clearAuthenticationAttributes(request);
            getRedirectStrategy().sendRedirect(request, response, preferred);
            return;
        }
        super.onAuthenticationSuccess(request, response, authentication);
    }

    @Override
    protected String determineTargetUrl(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        if (request.getAttribute(TO) instanceof String preferred) {
            return preferred;
        }
        return authentication != null && authentication.getPrincipal() instanceof SignedIn signedIn
                ? FirstPage.of(signedIn.roles())
                : "/";
    }
}
