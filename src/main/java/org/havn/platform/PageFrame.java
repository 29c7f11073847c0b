package org.havn.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;

/// Puts `page` and `words` into the model of every page, so that no handler has to think of them.
@Component
class PageFrame implements HandlerInterceptor {
    private final Readers readers;
    private final Reader reader;
    private final RolesHere rolesHere;
    private final List<NavigationEntry> navigation;
    private final boolean demo;
    private final String assets;

    PageFrame(
            Readers readers,
            Reader reader,
            RolesHere rolesHere,
            ObjectProvider<NavigationEntry> navigation,
            @Value("${havn.demo:false}") boolean demo,
            Assets assets) {
        this.readers = readers;
        this.reader = reader;
        this.rolesHere = rolesHere;
        this.navigation = navigation.stream()
                .sorted(Comparator.comparingInt(NavigationEntry::order))
                .toList();
        this.demo = demo;
        this.assets = assets.version();
    }

    @Override
    public void postHandle(
            HttpServletRequest request,
            HttpServletResponse response,
            Object handler,
            @Nullable ModelAndView modelAndView) {
        if (modelAndView == null
                || modelAndView.getViewName() == null
                || modelAndView.getViewName().startsWith("redirect:")) {
            return;
        }
        modelAndView.getModel().putAll(around(request, rolesHere.among(reader.roles(), named(request))));
    }

    /// The frame for this request, for pages that are written outside a handler: they offer nothing, and
    /// ask nothing of a database that may be away.
    Map<String, Object> around(HttpServletRequest request) {
        return around(request, reader.roles());
    }

    private Map<String, Object> around(HttpServletRequest request, Set<String> mayAs) {
        var words = readers.words(request);
        return Map.of("words", words, "page", page(request, words, mayAs));
    }

    private static Collection<String> named(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                ? variables.values().stream().map(String::valueOf).toList()
                : List.of();
    }

    private Page page(HttpServletRequest request, Words words, Set<String> mayAs) {
        var path = request.getRequestURI();
        var roles = reader.roles();
        var items = navigation.stream()
                .filter(entry -> entry.roles().stream().anyMatch(roles::contains))
                .map(entry -> new Page.NavigationItem(
                        entry.address(), words.say(entry.labelKey()), path.startsWith(entry.address())))
                .toList();
        var token = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        return new Page(
                path,
                reader.name().orElse(null),
                roles.stream()
                        .sorted()
                        .map(role -> words.say("access.role." + role))
                        .toList(),
                mayAs,
                items,
                token == null ? "_csrf" : token.getParameterName(),
                token == null ? "" : token.getToken(),
                demo,
                assets,
                Nonce.of(request));
    }
}
