package org.havn.platform;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// In which language a request is answered: what the reader chose, otherwise what the browser asks for.
@Component
public class Readers {
    private static final String COOKIE = "havn-language";

    private final Texts texts;

    Readers(Texts texts) {
        this.texts = texts;
    }

    /// The words for this request's reader.
    public Words words(HttpServletRequest request) {
        return texts.in(locale(request));
    }

    /// What the cookie is called that remembers a choice, by the way the request came.
    public static String cookie(HttpServletRequest request) {
        return request.isSecure() ? "__Host-" + COOKIE : COOKIE;
    }

    private static Locale locale(HttpServletRequest request) {
        var offered = offered(request);
        var cookies = request.getCookies() == null ? new Cookie[0] : request.getCookies();
        var chosen = Arrays.stream(cookies)
                .filter(cookie -> cookie.getName().equals(cookie(request)))
                .map(cookie -> Locale.of(cookie.getValue()));
        var asked = Collections.list(request.getLocales()).stream()
                .map(it -> List.of("no", "nn").contains(it.getLanguage()) ? Locale.of("nb") : it);
        return Stream.concat(chosen, asked)
                .map(it -> Locale.of(it.getLanguage()))
                .filter(offered::contains)
                .findFirst()
                .orElse(Locale.ENGLISH);
    }

    private static List<Locale> offered(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/work") ? Texts.STAFF : Texts.FAMILIES;
    }
}
