package org.havn.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.core.MethodParameter;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/// Refuses a field that was sent twice where one was asked for, whether twice in the form or once in the form and once
/// in the address. Who reads the first, the last or both joined would each read something else.
final class SaidTwice implements HandlerInterceptor {
    private final Map<HandlerMethod, String[]> single = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            if (takesAll(method) && request.getParameterMap().values().stream().anyMatch(it -> it.length > 1)) {
                throw new FieldSaidTwice();
            }
            for (var field : single.computeIfAbsent(method, SaidTwice::singleFields)) {
                var said = request.getParameterValues(field);
                if (said != null && said.length > 1) {
                    throw new FieldSaidTwice();
                }
            }
        }
        return true;
    }

    /// Whether it asks for whatever there is, each once.
    private static boolean takesAll(HandlerMethod method) {
        return Stream.of(method.getMethodParameters())
                .filter(it -> it.hasParameterAnnotation(RequestParam.class))
                .map(MethodParameter::getParameterType)
                .anyMatch(it -> Map.class.isAssignableFrom(it) && !MultiValueMap.class.isAssignableFrom(it));
    }

    /// `command` is every form's, and no handler asks for it.
    private static String[] singleFields(HandlerMethod method) {
        var asked = Stream.of(method.getMethodParameters())
                .filter(it -> it.hasParameterAnnotation(RequestParam.class))
                .filter(it -> !Collection.class.isAssignableFrom(it.getParameterType())
                        && !Map.class.isAssignableFrom(it.getParameterType())
                        && !it.getParameterType().isArray())
                .map(it -> {
                    var named = Objects.requireNonNull(it.getParameterAnnotation(RequestParam.class));
                    return named.name().isEmpty()
                            ? Objects.requireNonNull(it.getParameter().getName())
                            : named.name();
                });
        return Stream.concat(asked, Stream.of("command", "_csrf")).toArray(String[]::new);
    }
}
