package org.havn.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/// The roles that the handler of this request is for. PostgreSQL is told them together with who asks, so that a role
/// shows the families of the unit in which it is held, and of no other:
/// docs/decisions/0140-a-role-counts-in-its-unit.md
final class HandlerRoles {
    private static final String NAME = HandlerRoles.class.getName();

    private HandlerRoles() {}

    /// Says for this request whom its handler is for; none where it is for everybody.
    static void are(HttpServletRequest request, Role... roles) {
        request.setAttribute(NAME, Arrays.stream(roles).map(Enum::name).collect(Collectors.toUnmodifiableSet()));
    }

    /// The names of the roles; none outside of a request.
    static Set<String> now() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
                        && request.getRequest().getAttribute(NAME) instanceof Set<?> roles
                ? roles.stream().map(Object::toString).collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }
}
