package org.havn.audit;

import java.util.UUID;
import org.havn.platform.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/// Holds together what happened in one request.
final class RequestId {
    private static final String ATTRIBUTE = "org.havn.audit.request";

    private RequestId() {}

    /// This request's id, made when it is first asked for; null outside a request.
    static @Nullable UUID current() {
        var request = RequestContextHolder.getRequestAttributes();
        if (request == null) {
            return null;
        }
        if (request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST) instanceof UUID known) {
            return known;
        }
        var made = Ids.next();
        request.setAttribute(ATTRIBUTE, made, RequestAttributes.SCOPE_REQUEST);
        return made;
    }
}
