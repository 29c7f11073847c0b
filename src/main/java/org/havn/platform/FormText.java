package org.havn.platform;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/// The one rule for all text that a form or an address brings: not endless, nothing that cannot be seen, and one way of
/// writing each letter (Unicode's composed form), so that equal words are equal. See
/// docs/decisions/0107-one-rule-for-typed-text.md.
final class FormText extends OncePerRequestFilter {
    /// As many characters as a long page.
    static final int LONGEST = 4_000;
    /// Compared exactly as typed, hashed and never kept.
    private static final String PASSWORD = "password";

    private final PlainAnswer plain;

    FormText(PlainAnswer plain) {
        this.plain = plain;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        for (var field : request.getParameterMap().entrySet()) {
            if (!acceptable(field.getKey()) || !Arrays.stream(field.getValue()).allMatch(FormText::acceptable)) {
                plain.write(request, response, Refusal.Kind.NOT_VALID.status(), "text-not-valid", LONGEST);
                return;
            }
        }
        chain.doFilter(new Composed(request), response);
    }

    private static boolean acceptable(String text) {
        return text.length() <= LONGEST && text.chars().noneMatch(FormText::unseen);
    }

    private static boolean unseen(int character) {
        return Character.isISOControl(character) && "\t\r\n".indexOf(character) < 0;
    }

    /// The same request with every text composed.
    private static final class Composed extends HttpServletRequestWrapper {
        Composed(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getParameter(String name) {
            var values = getParameterValues(name);
            return values == null || values.length == 0 ? null : values[0];
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            var values = super.getParameterValues(name);
            return values == null || name.endsWith(PASSWORD) ? values : composed(values);
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            var composed = new LinkedHashMap<String, String[]>();
            super.getParameterMap()
                    .forEach((name, values) -> composed.put(name, name.endsWith(PASSWORD) ? values : composed(values)));
            return Collections.unmodifiableMap(composed);
        }

        private static String[] composed(String[] values) {
            return Arrays.stream(values)
                    .map(it -> Normalizer.normalize(it, Normalizer.Form.NFC))
                    .toArray(String[]::new);
        }
    }
}
