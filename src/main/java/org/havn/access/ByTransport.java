package org.havn.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.session.Session;
import org.springframework.session.SessionIdGenerator;
import org.springframework.session.SessionRepository;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/// Cookies by the way a request came. Over TLS they are `Secure` and called `__Host-…`, so that neither a neighbouring
/// host nor plain HTTP can set or read them; a demonstration on one's own machine has no TLS and gets the plain ones.
@Configuration(proxyBeanMethods = false)
class ByTransport {
    private static final String HOST = "__Host-";

    /// What sessions are kept under; their secrets are in the browsers only.
    @Bean
    SessionIdGenerator sessionKeys() {
        return HashedSessions::nextKey;
    }

    /// Between the browsers' secrets and what is kept.
    @Bean
    static BeanPostProcessor sessionsUnderHashes() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof SessionRepository<?> kept ? hashed(kept) : bean;
            }
        };
    }

    @Bean
    CookieSerializer sessionCookie() {
        return new SessionCookie(session("havn-session", false), session(HOST + "havn-session", true));
    }

    /// The form token: random, bound to nothing but the cookie that carries it.
    static CsrfTokenRepository formTokens() {
        return new FormTokens(form("XSRF-TOKEN"), form(HOST + "XSRF-TOKEN"));
    }

    private static <S extends Session> HashedSessions<S> hashed(SessionRepository<S> kept) {
        return new HashedSessions<>(kept);
    }

    private static DefaultCookieSerializer session(String name, boolean secure) {
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName(name);
        cookie.setCookiePath("/");
        cookie.setUseHttpOnlyCookie(true);
        cookie.setUseSecureCookie(secure);
        cookie.setSameSite("Lax");
        return cookie;
    }

    /// Our own script reads it, to send it with what htmx sends.
    private static CookieCsrfTokenRepository form(String name) {
        var repository = CookieCsrfTokenRepository.withHttpOnlyFalse();
        repository.setCookieName(name);
        repository.setCookiePath("/");
        repository.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
        return repository;
    }

    private record SessionCookie(CookieSerializer plain, CookieSerializer overTls) implements CookieSerializer {
        @Override
        public void writeCookieValue(CookieValue value) {
            of(value.getRequest()).writeCookieValue(value);
        }

        @Override
        public List<String> readCookieValues(HttpServletRequest request) {
            return of(request).readCookieValues(request);
        }

        private CookieSerializer of(HttpServletRequest request) {
            return request.isSecure() ? overTls : plain;
        }
    }

    private record FormTokens(CsrfTokenRepository plain, CsrfTokenRepository overTls) implements CsrfTokenRepository {
        @Override
        public CsrfToken generateToken(HttpServletRequest request) {
            return new DefaultCsrfToken("X-XSRF-TOKEN", "_csrf", HashedSessions.secret());
        }

        @Override
        public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
            of(request).saveToken(token, request, response);
        }

        @Override
        public @Nullable CsrfToken loadToken(HttpServletRequest request) {
            return of(request).loadToken(request);
        }

        private CsrfTokenRepository of(HttpServletRequest request) {
            return request.isSecure() ? overTls : plain;
        }
    }
}
