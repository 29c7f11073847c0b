package org.havn.access;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import org.springframework.http.ResponseCookie;

/// Remembers in a browser that it keeps something sealed which has not come back yet, so that signing out does not
/// clear it away. It proves nothing and opens nothing.
public final class KeptOnDevice {
    private static final String NAME = "havn-away";
    private static final Duration LASTING = Duration.ofDays(30);

    private KeptOnDevice() {}

    /// Whether this browser keeps something.
    public static boolean in(HttpServletRequest request) {
        return request.getCookies() != null
                && Arrays.stream(request.getCookies())
                        .anyMatch(it -> it.getName().equals(name(request)));
    }

    /// The mark, or its end.
    public static ResponseCookie mark(HttpServletRequest request, boolean keeps) {
        return ResponseCookie.from(name(request), "yes")
                .path("/")
                .maxAge(keeps ? LASTING : Duration.ZERO)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .build();
    }

    private static String name(HttpServletRequest request) {
        return request.isSecure() ? "__Host-" + NAME : NAME;
    }
}
