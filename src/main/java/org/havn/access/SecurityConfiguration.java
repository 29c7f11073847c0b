package org.havn.access;

import static org.springframework.security.config.Customizer.withDefaults;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.DefaultAuthenticationEventPublisher;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;
import org.springframework.security.web.savedrequest.CookieRequestCache;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// The doors: what is open to all, how people come in, and the headers that every answer carries.
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    private static final String POLICY =
            "default-src 'self'; object-src 'none'; base-uri 'none'; " + "form-action 'self'; frame-ancestors 'none'";

    @Bean
    SecurityFilterChain doors(HttpSecurity http, Accounts accounts, AuthenticationManager signIn) throws Exception {
        return http.securityContext(context -> context.securityContextRepository(new AccountSessions(accounts)))
                .authenticationManager(signIn)
                .requestCache(cache -> cache.requestCache(new CookieRequestCache()))
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/",
                                "/sign-in",
                                "/setup/**",
                                "/language",
                                "/assets/**",
                                "/problems/**",
                                "/error",
                                "/about-the-data",
                                "/favicon.ico",
                                "/actuator/health/**")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(form -> form.loginPage("/sign-in")
                        .usernameParameter("name")
                        .passwordParameter("password")
                        .defaultSuccessUrl("/work")
                        // the usual handler would keep the exception in the session, which holds text only
                        .failureHandler((request, response, _) ->
                                response.sendRedirect(request.getContextPath() + "/sign-in?failed")))
                .logout(out -> out.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?left"))
                .csrf(csrf -> csrf.spa())
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
                        .referrerPolicy(it -> it.policy(ReferrerPolicyHeaderWriter.ReferrerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(it -> it.policy("camera=(), microphone=(), geolocation=()"))
                        .crossOriginOpenerPolicy(withDefaults()))
                .build();
    }

    @Bean
    PasswordEncoder passwords(
            @Value("${havn.password.memory-kib:19456}") int memory,
            @Value("${havn.password.iterations:2}") int iterations) {
        return new Argon2PasswordEncoder(16, 32, 1, memory, iterations);
    }

    @Bean
    AuthenticationManager signIn(
            Accounts accounts,
            PasswordEncoder passwords,
            FailedSignIns failedSignIns,
            ApplicationEventPublisher events) {
        var byPassword = new DaoAuthenticationProvider(accounts) {
            @Override
            protected Authentication createSuccessAuthentication(
                    Object principal, Authentication authentication, UserDetails user) {
                return super.createSuccessAuthentication(((SignedIn) user).withoutPassword(), authentication, user);
            }
        };
        byPassword.setPasswordEncoder(passwords);
        var manager = new ProviderManager(new RestingNames(byPassword, failedSignIns));
        manager.setAuthenticationEventPublisher(new DefaultAuthenticationEventPublisher(events));
        return manager;
    }

    @Bean
    WebMvcConfigurer rolesAtEveryHandler(CurrentActor actor) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new AllowedRoles(actor)).order(-100);
            }
        };
    }

    /// Asks first whether the name rests, so that a guesser learns nothing more in that time.
    private record RestingNames(AuthenticationProvider behind, FailedSignIns failedSignIns)
            implements AuthenticationProvider {
        @Override
        public @Nullable Authentication authenticate(Authentication authentication) {
            if (failedSignIns.resting(authentication.getName().toLowerCase(Locale.ROOT))) {
                throw new LockedException("Too many tries");
            }
            return behind.authenticate(authentication);
        }

        @Override
        public boolean supports(Class<?> authentication) {
            return behind.supports(authentication);
        }
    }
}
