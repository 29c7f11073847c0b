package org.havn.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.havn.platform.BeforeAnybody;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/// Lets a device in with its own password, request by request; nothing is remembered between them.
public final class AppPasswordDoor extends OncePerRequestFilter {
    /// Everything that an app password opens.
    static final String ADDRESSES = "/api/openrosa/**";

    private static final String DEVICE = AppPasswordDoor.class.getName();
    private static final String BASIC = "Basic ";

    private final AppPasswords passwords;
    private final DoorWatch watch;

    AppPasswordDoor(AppPasswords passwords, DoorWatch watch) {
        this.passwords = passwords;
        this.watch = watch;
    }

    /// Which device asks; empty where it is none.
    public static String device(HttpServletRequest request) {
        return request.getAttribute(DEVICE) instanceof String device ? device : "";
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var told = request.getHeader(HttpHeaders.AUTHORIZATION);
        var found = BeforeAnybody.of(() -> told == null ? Optional.<AppPasswords.OnDevice>empty() : find(told));
        if (found.isEmpty()) {
            if (told != null) {
                watch.refusedDevice();
            }
            response.setHeader("WWW-Authenticate", "Basic realm=\"Havn\", charset=\"UTF-8\"");
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        var context = SecurityContextHolder.createEmptyContext();
        var who = found.get().who();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(who, null, who.getAuthorities()));
        SecurityContextHolder.setContext(context);
        request.setAttribute(DEVICE, found.get().device());
        chain.doFilter(request, response);
    }

    private Optional<AppPasswords.OnDevice> find(String told) {
        if (!told.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return Optional.empty();
        }
        try {
            var pair = new String(
                    Base64.getDecoder().decode(told.substring(BASIC.length()).strip()), StandardCharsets.UTF_8);
            var colon = pair.indexOf(':');
            return colon < 0 ? Optional.empty() : passwords.find(pair.substring(0, colon), pair.substring(colon + 1));
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }
}
