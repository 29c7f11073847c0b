package org.havn.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Objects;

/// What a session remembers of the browser, so that its owner can tell it from others: two codes and nothing that
/// follows anybody around.
final class SessionMarks {
    static final String BROWSER = "browser";
    static final String SYSTEM = "system";
    static final String WAY = "way";

    private SessionMarks() {}

    /// The family of the browser, as the key of its words ends.
    static String browser(HttpServletRequest request) {
        var told = told(request);
        // several call themselves after others, so the more particular name is asked for first
        if (told.contains("edg/") || told.contains("edga/") || told.contains("edgios/")) {
            return "edge";
        }
        if (told.contains("opr/")) {
            return "opera";
        }
        if (told.contains("firefox/") || told.contains("fxios/")) {
            return "firefox";
        }
        if (told.contains("chrome/") || told.contains("crios/")) {
            return "chrome";
        }
        return told.contains("safari/") ? "safari" : "other";
    }

    /// The kind of machine, as the key of its words ends.
    static String system(HttpServletRequest request) {
        var told = told(request);
        if (told.contains("android")) {
            return "android";
        }
        if (told.contains("iphone") || told.contains("ipad")) {
            return "ios";
        }
        if (told.contains("windows")) {
            return "windows";
        }
        if (told.contains("macintosh")) {
            return "mac";
        }
        return told.contains("linux") || told.contains("cros") ? "linux" : "other";
    }

    private static String told(HttpServletRequest request) {
        return Objects.requireNonNullElse(request.getHeader("User-Agent"), "").toLowerCase(Locale.ROOT);
    }
}
