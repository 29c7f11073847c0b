package org.havn.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;

/// Turns each refusal into an answer that a person or a program can act on (problem details, RFC 9457).
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE) // before the framework's own answers, which know JSON only
class Refusals {
    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    /// PostgreSQL's "insufficient privilege".
    private static final String NOT_THEIRS = "42501";

    private final Readers readers;
    private final PageFrame frame;
    private final ApplicationEventPublisher events;

    Refusals(Readers readers, PageFrame frame, ApplicationEventPublisher events) {
        this.events = events;
        this.readers = readers;
        this.frame = frame;
    }

    @ExceptionHandler
    Object refused(Refusal refusal, HttpServletRequest request, HttpServletResponse response) {
        if (refusal.kind() == Refusal.Kind.NOT_AVAILABLE) {
            response.setIntHeader(HttpHeaders.RETRY_AFTER, PlainAnswer.SECONDS_TO_WAIT);
        }
        if (refusal.worthALine()) {
            LOG.warn("{} {} was refused: {}", request.getMethod(), pattern(request), refusal.type());
        }
        if (refusal.kind() == Refusal.Kind.NOT_FOUND) {
            tellNotThere(request);
        }
        return answer(
                refusal.type(),
                HttpStatusCode.valueOf(refusal.kind().status()),
                refusal.arguments().toArray(),
                request);
    }

    /// What Spring itself refuses: unknown address, wrong method, missing field.
    @ExceptionHandler
    Object notUnderstood(Exception exception, HttpServletRequest request, HttpServletResponse response)
            throws Exception {
        if (exception instanceof AccessDeniedException) {
            throw exception;
        }
        if (exception instanceof ErrorResponse known) {
            var status = known.getStatusCode();
            if (status.value() == HttpStatus.NOT_FOUND.value()) {
                tellNotThere(request);
            }
            return answer(status.value() == 404 ? "nothing-here" : "not-understood", status, new Object[0], request);
        }
        if (notReadable(exception)) {
            return answer("not-understood", HttpStatus.BAD_REQUEST, new Object[0], request);
        }
        if (notTheirs(exception)) {
            // a handler should have looked first: whoever reads the log mends it
            LOG.warn(
                    "The database refused a row that is not the reader's: {} {}",
                    request.getMethod(),
                    pattern(request));
            tellNotThere(request);
            return answer("nothing-here", HttpStatus.NOT_FOUND, new Object[0], request);
        }
        var lack = Lack.behind(exception);
        if (lack.isPresent()) {
            LOG.warn(
                    "{} {} found {} lacking: {}",
                    request.getMethod(),
                    pattern(request),
                    lack.get(),
                    Causes.of(exception));
            response.setIntHeader(HttpHeaders.RETRY_AFTER, PlainAnswer.SECONDS_TO_WAIT);
            return answer(
                    lack.get().problem(),
                    HttpStatus.SERVICE_UNAVAILABLE,
                    new Object[] {PlainAnswer.SECONDS_TO_WAIT},
                    request);
        }
        var reference = Ids.next().toString();
        LOG.error("Request failed, reference {}", reference, exception);
        return answer("broken", HttpStatus.INTERNAL_SERVER_ERROR, new Object[] {reference}, request);
    }

    /// A thing of a page of ours that is not there; addresses that nobody answers tell nothing.
    @SuppressWarnings("unchecked")
    private void tellNotThere(HttpServletRequest request) {
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> asked
                && !asked.isEmpty()) {
            events.publishEvent(new NotThere(String.valueOf(pattern(request)), (Map<String, String>) asked));
        }
    }

    /// A field of another kind than the form's, or a form of another kind than the address takes.
    private static boolean notReadable(Exception exception) {
        return exception instanceof TypeMismatchException || exception instanceof MultipartException;
    }

    /// What row-level security refuses to write.
    private static boolean notTheirs(@Nullable Throwable exception) {
        return exception != null
                && ((exception instanceof SQLException refused && NOT_THEIRS.equals(refused.getSQLState()))
                        || notTheirs(exception.getCause()));
    }

    private static Object pattern(HttpServletRequest request) {
        return Objects.requireNonNullElse(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE), "?");
    }

    private Object answer(String type, HttpStatusCode status, Object[] arguments, HttpServletRequest request) {
        var words = readers.words(request);
        var title = words.say("problem." + type + ".title", arguments);
        var detail = words.say("problem." + type + ".detail", arguments);
        if (wantsPage(request)) {
            var page = new ModelAndView("platform/problem", status);
            page.addAllObjects(frame.around(request));
            page.addAllObjects(Map.of("title", title, "detail", detail));
            return page;
        }
        var problem = ProblemDetail.forStatus(status);
        problem.setType(URI.create("/problems/" + type));
        problem.setTitle(title);
        problem.setDetail(detail);
        problem.setInstance(URI.create(request.getRequestURI()));
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static boolean wantsPage(HttpServletRequest request) {
        var accept = request.getHeader("Accept");
        return accept == null || accept.contains("text/html") || request.getHeader("HX-Request") != null;
    }
}
