package org.havn.platform;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;

/// Lets as many requests in at once as the node can serve, and answers the others soon: 503, and when to try again. The
/// same is said where something is lacking further in, such as a connection to the database, before or after any page.
final class LackAnswers extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(LackAnswers.class);
    private static final String ANSWERED = LackAnswers.class.getName() + ".answered";

    private final PlainAnswer plain;
    private final Semaphore places;
    private final int atOnce;
    private final Duration patience;

    /// @param atOnce how many requests may be under way
    /// @param patience how long another one waits for its turn
    LackAnswers(PlainAnswer plain, int atOnce, Duration patience) {
        this.plain = plain;
        this.places = new Semaphore(atOnce, true);
        this.atOnce = atOnce;
        this.patience = patience;
    }

    /// How many requests are under way.
    int underWay() {
        return atOnce - places.availablePermits();
    }

    /// Styles need no database, and monitoring has to hear how things are.
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/assets/")
                || request.getRequestURI().startsWith("/actuator/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!mayEnter()) {
            lacking(Lack.CAPACITY, request, response);
            return;
        }
        try {
            chain.doFilter(request, response);
        } catch (ServletException | IOException | RuntimeException failed) {
            var lack = Lack.behind(failed);
            if (lack.isEmpty()) {
                throw failed;
            }
            LOG.warn("A request found {} lacking: {}", lack.get(), Causes.of(failed));
            if (response.isCommitted()) {
                if (request.getAttribute(ANSWERED) != null) {
                    return; // all has been said; what failed now was to keep the session's last use
                }
                throw failed;
            }
            response.resetBuffer();
            lacking(lack.get(), request, response);
        } finally {
            places.release();
        }
    }

    private void lacking(Lack lack, HttpServletRequest request, HttpServletResponse response) throws IOException {
        plain.write(
                request, response, Refusal.Kind.NOT_AVAILABLE.status(), lack.problem(), PlainAnswer.SECONDS_TO_WAIT);
    }

    private boolean mayEnter() {
        try {
            return places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Notes, inside the filter that keeps sessions, that an answer stands whole: a connection is not cut off behind an
    /// answer because the session's last use could not be kept. The next request on it, of a browser or of a proxy,
    /// would be lost.
    static final class Whole extends OncePerRequestFilter {
        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            chain.doFilter(request, response);
            request.setAttribute(ANSWERED, true);
        }
    }
}
