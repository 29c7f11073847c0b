package org.havn.access;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.havn.platform.PlainAnswer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.DefaultAuthenticationEventPublisher;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.FormLoginConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.logout.HeaderWriterLogoutHandler;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter.Directive;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// The doors: what is open to all, how people come in, and the headers that every answer carries.
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    /// Where somebody is led who has signed out, by where they say that they go.
    private static final Map<String, String> LEFT =
            Map.of("family", FamilyDoor.SIGN_IN + "?left", "away", "/family/away");

    /// Before everything else, so that nothing is answered without them.
    @Bean
    FilterRegistrationBean<AnswerHeaders> answerHeaders() {
        var first = new FilterRegistrationBean<>(new AnswerHeaders());
        first.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return first;
    }

    /// Right behind the headers: a browser's report has no form token and asks nothing of anybody.
    @Bean
    FilterRegistrationBean<PolicyReports> policyReports() {
        var filter = new FilterRegistrationBean<>(new PolicyReports());
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return filter;
    }

    /// An address or a header that no browser of ours sends.
    @Bean
    RequestRejectedHandler rejected(PlainAnswer plain, DoorWatch watch) {
        return (request, response, _) -> {
            watch.refusedRequest(request.getMethod());
            plain.write(request, response, HttpStatus.BAD_REQUEST.value(), "not-understood");
        };
    }

    /// Where programs on devices come in, each with its own password. No session and no cookie, so no form token
    /// either.
    @Bean
    @Order(1)
    SecurityFilterChain programs(HttpSecurity http, AppPasswords passwords, DoorWatch watch) throws Exception {
        return http.securityMatcher(AppPasswordDoor.ADDRESSES)
                .addFilterBefore(new AppPasswordDoor(passwords, watch), UsernamePasswordAuthenticationFilter.class)
                .sessionManagement(it -> it.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(it -> it.disable())
                .headers(headers -> headers.disable()) // AnswerHeaders sets them
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .build();
    }

    @Bean
    SecurityFilterChain doors(
            HttpSecurity http,
            Accounts accounts,
            AuthenticationManager signIn,
            Passkeys passkeys,
            OrganisationProvider provider,
            OrganisationFlow flow,
            OrganisationLogins logins,
            CurrentActor actor,
            SignInTrail trail,
            DoorWatch watch,
            AccountNews news,
            PlainAnswer plain,
            Clock clock,
            @Value("${havn.demo:false}") boolean demo)
            throws Exception {
        var wayBack = new WayBack();
        var sessions = new AccountSessions(accounts, trail, news, clock);
        if (demo) {
            http.formLogin(form -> passwords(form, wayBack, plain));
        }
        return http.securityContext(context -> context.securityContextRepository(sessions))
                .addFilterBefore(
                        new PasskeyDoor(passkeys, accounts, sessions, wayBack, watch),
                        UsernamePasswordAuthenticationFilter.class)
                .addFilterBefore(
                        new OrganisationDoor(provider, flow, logins, accounts, actor, sessions, wayBack, watch),
                        UsernamePasswordAuthenticationFilter.class)
                .addFilterBefore(new FamilyDoor(signIn, sessions, plain), UsernamePasswordAuthenticationFilter.class)
                .authenticationManager(signIn)
                .requestCache(cache -> cache.requestCache(wayBack))
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/",
                                "/sign-in",
                                "/setup",
                                "/setup/passkey",
                                "/passkeys/challenge",
                                "/sign-in/organisation",
                                "/family/sign-in",
                                "/family/enter",
                                "/family/enter/passkey",
                                "/family/enter/code",
                                "/family/away",
                                "/language",
                                "/assets/**",
                                "/problems/**",
                                "/error",
                                "/about-the-data",
                                "/open/**",
                                "/favicon.ico",
                                "/actuator/health/**")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .exceptionHandling(it -> it.authenticationEntryPoint(entry())
                        .accessDeniedHandler((request, response, _) -> {
                            watch.refusedForm(request.getMethod());
                            plain.write(request, response, HttpStatus.FORBIDDEN.value(), "not-from-here");
                        }))
                .logout(out -> out.logoutUrl("/sign-out")
                        .addLogoutHandler((_, _, who) -> {
                            if (who != null) {
                                watch.left(who);
                            }
                        })
                        .addLogoutHandler((request, response, who) -> (KeptOnDevice.in(request)
                                        ? new HeaderWriterLogoutHandler(new ClearSiteDataHeaderWriter(Directive.CACHE))
                                        : new HeaderWriterLogoutHandler(
                                                new ClearSiteDataHeaderWriter(Directive.CACHE, Directive.STORAGE)))
                                .logout(request, response, who))
                        .logoutSuccessHandler((request, response, _) -> response.sendRedirect(request.getContextPath()
                                + LEFT.getOrDefault(String.valueOf(request.getParameter("to")), "/sign-in?left"))))
                .csrf(csrf -> csrf.spa().csrfTokenRepository(ByTransport.formTokens()))
                .headers(headers -> headers.disable()) // AnswerHeaders sets them, for refusals too
                .build();
    }

    /// Each to the door that is theirs.
    private static AuthenticationEntryPoint entry() {
        var staff = new LoginUrlAuthenticationEntryPoint("/sign-in");
        var families = new LoginUrlAuthenticationEntryPoint(FamilyDoor.SIGN_IN);
        return (request, response, failure) -> (request.getRequestURI().startsWith(FamilyDoor.HOME) ? families : staff)
                .commence(request, response, failure);
    }

    /// In the demonstration only: outside of it nobody has a password.
    private static void passwords(FormLoginConfigurer<HttpSecurity> form, WayBack wayBack, PlainAnswer plain) {
        form.loginPage("/sign-in")
                .usernameParameter("name")
                .passwordParameter("password")
                .successHandler(new ComingIn(wayBack))
                // the usual handler would keep the exception in the session, which holds text only
                .failureHandler((request, response, failure) -> {
                    if (failure instanceof AuthenticationServiceException) {
                        plain.write(request, response, HttpStatus.SERVICE_UNAVAILABLE.value(), "sign-in-busy");
                    } else {
                        response.sendRedirect(request.getContextPath() + "/sign-in?failed");
                    }
                });
    }

    @Bean
    PasswordEncoder passwords(
            @Value("${havn.password.memory-kib:19456}") int memory,
            @Value("${havn.password.iterations:2}") int iterations) {
        return new BoundedPasswords(
                new Argon2PasswordEncoder(16, 32, 1, memory, iterations),
                Math.max(2, Runtime.getRuntime().availableProcessors()),
                PATIENCE);
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
        var manager = new ProviderManager(new CountedSignIns(byPassword, failedSignIns));
        manager.setAuthenticationEventPublisher(new DefaultAuthenticationEventPublisher(events));
        return manager;
    }

    @Bean
    WebMvcConfigurer rolesAtEveryHandler(
            CurrentActor actor,
            Proofs proofs,
            DoorWatch watch,
            Clock clock,
            @Value("${havn.acts-of-weight-a-minute:20}") int most,
            @Value("${havn.administration-from:}") String administration) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new AllowedRoles(actor, watch, new AdministrationFrom(administration)))
                        .order(-100);
                registry.addInterceptor(new FreshProofs(proofs)).order(-90);
                registry.addInterceptor(new Pace(actor, clock, most)).order(-85);
            }
        };
    }
}
