package org.havn.platform;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Remembers the language that a reader chose, and goes back to where they were.
@Controller
class LanguageChoice {

    @OpenToAll
    @GetMapping("/language")
    String choose(
            @RequestParam String to, @RequestParam(defaultValue = "/") String back, HttpServletResponse response) {
        if (Texts.FAMILIES.stream().anyMatch(it -> it.getLanguage().equals(to))) {
            var cookie = ResponseCookie.from(Readers.COOKIE, to)
                    .path("/")
                    .maxAge(Duration.ofDays(365))
                    .httpOnly(true)
                    .sameSite("Lax")
                    .build();
            response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
        }
        var inside = back.startsWith("/") && !back.startsWith("//") && !back.contains("\\");
        return "redirect:" + (inside ? back : "/");
    }
}
