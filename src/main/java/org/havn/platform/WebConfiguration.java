package org.havn.platform;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;

/// Pages from typed templates, compiled with the application.
@Configuration(proxyBeanMethods = false)
class WebConfiguration {

    /// Moments are the same everywhere; "today" is the day of those who receive, as the pages write it.
    @Bean
    Clock clock() {
        return Clock.system(Words.HERE);
    }

    @Bean
    TemplateEngine templates() {
        return TemplateEngine.createPrecompiled(ContentType.Html);
    }

    @Bean
    ViewResolver pages(TemplateEngine templates) {
        return new PageResolver(templates);
    }

    /// After it is known that the form is ours, before anything of it is read.
    @Bean
    FilterRegistrationBean<FormText> formText(PlainAnswer plain) {
        var filter = new FilterRegistrationBean<>(new FormText(plain));
        filter.setOrder(0);
        return filter;
    }

    /// Right behind the headers, before anything asks the database.
    @Bean
    FilterRegistrationBean<LackAnswers> lackAnswers(
            PlainAnswer plain,
            @Value("${havn.requests.at-once:64}") int atOnce,
            @Value("${havn.requests.patience:2s}") Duration patience) {
        var filter = new FilterRegistrationBean<>(new LackAnswers(plain, atOnce, patience));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return filter;
    }

    @Bean
    FilterRegistrationBean<LackAnswers.Whole> wholeAnswers() {
        var filter = new FilterRegistrationBean<>(new LackAnswers.Whole());
        filter.setOrder(SessionRepositoryFilter.DEFAULT_ORDER + 1);
        return filter;
    }

    @Bean
    MeterBinder requestsUnderWay(FilterRegistrationBean<LackAnswers> lackAnswers) {
        return registry -> Gauge.builder(
                        "havn.requests.under.way",
                        lackAnswers,
                        it -> it.getFilter() == null ? 0 : it.getFilter().underWay())
                .description("Requests that are being answered now")
                .register(registry);
    }

    @Bean
    WebMvcConfigurer frameAroundPages(PageFrame frame, PlatformTransactionManager transactions, VirusScanner scanner) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new SaidTwice()).order(-80);
                registry.addInterceptor(new FileEndings(scanner)).order(-70);
                registry.addInterceptor(frame);
                registry.addInterceptor(new PageTransaction(transactions)).order(100);
            }

            @Override
            public void addResourceHandlers(ResourceHandlerRegistry registry) {
                registry.addResourceHandler("/assets/**")
                        .addResourceLocations("classpath:/static/assets/")
                        .setCacheControl(CacheControl.maxAge(Duration.ofDays(365))
                                .cachePublic()
                                .immutable())
                        .resourceChain(false)
                        .addResolver(new KnownKinds());
            }
        };
    }

    /// Serves files of the kinds that pages need, whatever else may lie beside them one day.
    private static final class KnownKinds extends PathResourceResolver {
        private static final Pattern SERVED = Pattern.compile("[\\w./-]+\\.(css|js|svg|woff2|webmanifest)");

        @Override
        protected @Nullable Resource getResource(String path, Resource location) throws IOException {
            return SERVED.matcher(path).matches() ? super.getResource(path, location) : null;
        }
    }

    /// A view's name is its template's path: `cases/list` is `src/main/jte/cases/list.jte`.
    private record PageResolver(TemplateEngine templates) implements ViewResolver, Ordered {
        @Override
        public @org.jspecify.annotations.Nullable View resolveViewName(String name, Locale locale) {
            return name.startsWith("redirect:") || name.startsWith("forward:")
                    ? null
                    : new TemplateView(templates, name);
        }

        @Override
        public int getOrder() {
            return Ordered.HIGHEST_PRECEDENCE;
        }
    }

    private record TemplateView(TemplateEngine templates, String name) implements View {
        @Override
        public void render(
                @org.jspecify.annotations.Nullable Map<String, ?> model,
                HttpServletRequest request,
                HttpServletResponse response)
                throws Exception {
            var output = new Utf8ByteOutput();
            templates.render(
                    name + ".jte", model == null ? Map.of() : Map.<String, Object>copyOf(withoutNulls(model)), output);
            response.setContentType("text/html;charset=UTF-8");
            response.setContentLength(output.getContentLength());
            output.writeTo(response.getOutputStream());
        }

        private static Map<String, Object> withoutNulls(Map<String, ?> model) {
            var present = new java.util.HashMap<String, Object>(model);
            present.values().removeIf(java.util.Objects::isNull);
            return present;
        }
    }
}
