package org.havn.platform;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpRequestHandler;

/// Where the server sends whatever nobody else answered. Somebody who comes here by the address finds nothing.
///
/// It answers whatever method the failed request had, so it is reached by its name and is no handler of pages.
@Component("/error")
class ErrorPage implements ErrorController, HttpRequestHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorPage.class);

    private static final int TOO_LARGE = 413;

    private final PlainAnswer plain;

    ErrorPage(PlainAnswer plain) {
        this.plain = plain;
    }

    @Override
    public void handleRequest(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer told ? told : 404;
        if (isTooLarge(request.getAttribute(RequestDispatcher.ERROR_EXCEPTION))) {
            status = TOO_LARGE;
        }
        var lack = Lack.behind((Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION));
        if (status == 404) {
            plain.write(request, response, status, "nothing-here");
        } else if (status < 500) {
            plain.write(request, response, status, "not-understood");
        } else if (lack.isPresent()) {
            var unavailable = Refusal.Kind.NOT_AVAILABLE.status();
            plain.write(request, response, unavailable, lack.get().problem(), PlainAnswer.SECONDS_TO_WAIT);
        } else {
            var reference = Ids.next().toString();
            LOG.error("Request failed, reference {}", reference, (Throwable)
                    request.getAttribute(RequestDispatcher.ERROR_EXCEPTION));
            plain.write(request, response, status, "broken", reference);
        }
    }

    /// That a form of parts is larger than Tomcat takes, it says in this way only.
    private static boolean isTooLarge(@Nullable Object exception) {
        return exception instanceof IllegalStateException thrown
                && thrown.getStackTrace().length > 0
                && thrown.getStackTrace()[0].getClassName().startsWith("org.apache.catalina.connector.");
    }
}
