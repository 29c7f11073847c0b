package org.havn.interviews;

import jakarta.servlet.http.HttpServletResponse;

/// A page on which people may be recorded. Everywhere else the browser is told to keep the microphone shut.
public final class Microphone {
    private Microphone() {}

    /// Lets the page that is answered ask for the microphone, and for nothing else that listens or looks.
    public static void mayBeAskedFor(HttpServletResponse response) {
        response.setHeader("Permissions-Policy", "camera=(), microphone=(self), geolocation=()");
    }
}
