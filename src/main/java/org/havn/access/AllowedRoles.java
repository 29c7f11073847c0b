package org.havn.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.havn.platform.OpenToAll;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/// Lets a request through to its handler only where the handler says that it may.
final class AllowedRoles implements HandlerInterceptor {
    private final CurrentActor actor;
    private final DoorWatch watch;
    private final AdministrationFrom administration;

    AllowedRoles(CurrentActor actor, DoorWatch watch, AdministrationFrom administration) {
        this.administration = administration;
        this.actor = actor;
        this.watch = watch;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && isOurs(method)) {
            if (!mayCall(method, request)) {
                actor.find().ifPresent(it -> watch.refusedPage(it, method));
                throw new NotYourTask();
            }
            var allowed = method.getMethodAnnotation(Allowed.class);
            HandlerRoles.are(request, allowed == null ? new Role[0] : allowed.value());
        }
        return true;
    }

    private static boolean isOurs(HandlerMethod method) {
        return method.getBeanType().getName().startsWith("org.havn.");
    }

    private boolean mayCall(HandlerMethod method, HttpServletRequest request) {
        if (method.hasMethodAnnotation(OpenToAll.class)) {
            return true;
        }
        var allowed = method.getMethodAnnotation(Allowed.class);
        var signedIn = actor.find();
        if (method.hasMethodAnnotation(OpenToSignedIn.class)) {
            return signedIn.isPresent() && !signedIn.get().is(Role.FAMILY_MEMBER);
        }
        return allowed != null
                && administration.allows(request, allowed)
                && signedIn.isPresent()
                && Arrays.stream(allowed.value()).anyMatch(signedIn.get()::is);
    }
}
