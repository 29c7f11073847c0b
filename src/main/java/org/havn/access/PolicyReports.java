package org.havn.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;

/// Where browsers report what the content policy kept from happening: the first sign of markup that somebody slipped
/// in. Of a report the log gets the policy's own word for what was stopped, a few an hour, and nothing else of it.
final class PolicyReports extends OncePerRequestFilter {
    static final String ADDRESS = "/policy-reports";

    private static final Logger LOG = LoggerFactory.getLogger(PolicyReports.class);
    private static final Pattern STOPPED = Pattern.compile(
            "\"(?:effectiveDirective|effective-directive|violated-directive)\"\\s*:\\s*\"([a-z-]{1,40})\"");
    private static final int LARGEST = 16_384;
    private static final int AN_HOUR = 20;

    private long hour;
    private int told;

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().equals(ADDRESS) || !request.getMethod().equals("POST");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var body = new String(request.getInputStream().readNBytes(LARGEST), StandardCharsets.UTF_8);
        var found = STOPPED.matcher(body);
        if (found.find() && mayTell()) {
            LOG.warn("A browser kept something from a page: {}", found.group(1));
        }
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    private synchronized boolean mayTell() {
        var now = System.nanoTime() / Duration.ofHours(1).toNanos();
        if (now != hour) {
            hour = now;
            told = 0;
        }
        return ++told <= AN_HOUR;
    }
}
