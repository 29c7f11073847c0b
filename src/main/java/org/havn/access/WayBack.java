package org.havn.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;

/// Where somebody wanted to go before they signed in: a page of ours, in a cookie of its own, until they are there.
///
/// Only pages that are looked at, only below `/work`, and only addresses that are short: a longer one is forgotten, and
/// the reader begins at the first page of their task.
final class WayBack implements RequestCache {
    private static final String COOKIE = "havn-back";
    private static final int LONGEST = 1_000;
    private static final Pattern OURS = Pattern.compile("/work(?:/[A-Za-z0-9/._~%-]*)?(?:\\?[A-Za-z0-9=&._~%+*-]*)?");

    @Override
    public void saveRequest(HttpServletRequest request, HttpServletResponse response) {
        var question = request.getQueryString();
        var address = request.getRequestURI() + (question == null ? "" : "?" + question);
        if (request.getMethod().equals("GET")
                && request.getHeader("HX-Request") == null
                && address.length() <= LONGEST
                && OURS.matcher(address).matches()) {
            response.addCookie(cookie(
                    request,
                    Base64.getUrlEncoder().withoutPadding().encodeToString(address.getBytes(StandardCharsets.UTF_8)),
                    -1));
        }
    }

    @Override
    public @Nullable SavedRequest getRequest(HttpServletRequest request, HttpServletResponse response) {
        return address(request).map(SimpleSavedRequest::new).orElse(null);
    }

    /// The page is asked for anew: nothing of the request before is taken up.
    @Override
    public @Nullable HttpServletRequest getMatchingRequest(HttpServletRequest request, HttpServletResponse response) {
        if (address(request).filter(request.getRequestURI()::equals).isPresent()) {
            removeRequest(request, response);
        }
        return null;
    }

    @Override
    public void removeRequest(HttpServletRequest request, HttpServletResponse response) {
        if (address(request).isPresent()) {
            response.addCookie(cookie(request, "", 0));
        }
    }

    private static Optional<String> address(HttpServletRequest request) {
        var cookies = request.getCookies() == null ? new Cookie[0] : request.getCookies();
        return Arrays.stream(cookies)
                .filter(it -> it.getName().equals(name(request)))
                .map(Cookie::getValue)
                .filter(it -> it.matches("[A-Za-z0-9_-]{1,1400}"))
                .map(WayBack::read)
                .filter(it -> OURS.matcher(it).matches())
                .findFirst();
    }

    private static String read(String coded) {
        try {
            return new String(Base64.getUrlDecoder().decode(coded), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException foreign) {
            return "";
        }
    }

    private static Cookie cookie(HttpServletRequest request, String value, int seconds) {
        var cookie = new Cookie(name(request), value);
        cookie.setPath("/");
        cookie.setMaxAge(seconds);
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        cookie.setAttribute("SameSite", "Lax");
        return cookie;
    }

    private static String name(HttpServletRequest request) {
        return request.isSecure() ? "__Host-" + COOKIE : COOKIE;
    }
}
