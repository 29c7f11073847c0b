package org.havn.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Remembers the language that a reader chose, and goes back to where they were.
@Controller
class LanguageChoice {
    /// An address of this site, in the letters that addresses are made of.
    private static final Pattern INSIDE = Pattern.compile("/(?!/)[A-Za-z0-9/_.~?&=%+,:@!*;-]*");

    @OpenToAll
    @GetMapping("/language")
    String choose(
            @RequestParam String to,
            @RequestParam(defaultValue = "/") String back,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (Texts.FAMILIES.stream().anyMatch(it -> it.getLanguage().equals(to))) {
            var cookie = ResponseCookie.from(Readers.cookie(request), to)
                    .path("/")
                    .maxAge(Duration.ofDays(365))
                    .httpOnly(true)
                    .secure(request.isSecure())
                    .sameSite("Lax")
                    .build();
            response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
        }
        return "redirect:" + (INSIDE.matcher(back).matches() ? back : "/");
    }
}
