package org.havn.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.havn.platform.Nonce;
import org.springframework.web.filter.OncePerRequestFilter;

/// What every answer tells a browser, before anything else looks at the request: also a refusal of the request firewall
/// or of the form token carries it.
final class AnswerHeaders extends OncePerRequestFilter {
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST");
    private static final Map<String, String> ALWAYS = Map.of(
            "Reporting-Endpoints", "policy=\"" + PolicyReports.ADDRESS + "\"",
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "same-origin",
            "Permissions-Policy", "camera=(), microphone=(), geolocation=()",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin");
    private static final String FOR_A_YEAR = "max-age=31536000; includeSubDomains";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ALWAYS.forEach(response::setHeader);
        response.setHeader("Content-Security-Policy", policy(Nonce.of(request)));
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", FOR_A_YEAR);
        }
        if (!METHODS.contains(request.getMethod())) {
            response.setHeader("Allow", "GET, HEAD, POST");
            response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
            return;
        }
        // styles and scripts say themselves how long they may be kept
        if (!request.getRequestURI().startsWith("/assets/")) {
            response.setHeader("Cache-Control", "no-cache, no-store, max-age=0, must-revalidate");
        } else if (request.getRequestURI().matches(".*\\.(css|js)")) {
            response.setCharacterEncoding("UTF-8");
        }
        chain.doFilter(request, response);
    }

    /// What may run carries this answer's own number: a script of ours that somebody slips into a page elsewhere does
    /// not.
    private static String policy(String number) {
        return "default-src 'self'; script-src 'nonce-" + number + "'; worker-src 'self'; object-src 'none';"
                + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'; report-to policy";
    }
}
