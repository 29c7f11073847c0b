package org.havn.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.havn.platform.Readers;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// What each role may do: read from the route table, the acts that take two persons, and the database's own policies.
/// Nothing on it was written by hand, so it cannot say something else than the system does.
@Controller
class RolesPage {
    private final ObjectProvider<RequestMappingHandlerMapping> routes;
    private final ObjectProvider<SecondedAct> seconded;
    private final JdbcClient jdbc;
    private final Readers readers;

    RolesPage(
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> routes,
            ObjectProvider<SecondedAct> seconded,
            JdbcClient jdbc,
            Readers readers) {
        this.routes = routes;
        this.seconded = seconded;
        this.jdbc = jdbc;
        this.readers = readers;
    }

    @OpenToSignedIn
    @GetMapping("/work/roles")
    String show(HttpServletRequest request, Model model) {
        var words = readers.words(request);
        var roles = Arrays.stream(Role.values()).map(Enum::name).toList();
        model.addAttribute("roles", roles);
        model.addAttribute(
                "modules", new TreeMap<>(operations().stream().collect(Collectors.groupingBy(RoleOperation::module))));
        var seconds = new TreeMap<String, Set<String>>();
        seconded.forEach(it -> {
            var dot = it.code().indexOf('.');
            seconds.put(
                    words.say(
                            it.code().substring(0, dot) + ".second" + it.code().substring(dot)),
                    it.seconds().stream().map(Enum::name).collect(Collectors.toSet()));
        });
        model.addAttribute("seconds", seconds);
        model.addAttribute("policies", policies());
        return "access/roles";
    }

    /// Every operation for people who are signed in.
    List<RoleOperation> operations() {
        var found = new TreeSet<RoleOperation>();
        routes.getObject().getHandlerMethods().forEach((mapping, method) -> {
            if (method.hasMethodAnnotation(Allowed.class) || method.hasMethodAnnotation(OpenToSignedIn.class)) {
                for (var pattern : mapping.getPatternValues()) {
                    mapping.getMethodsCondition()
                            .getMethods()
                            .forEach(verb -> found.add(new RoleOperation(
                                    module(method),
                                    !verb.name().equals("GET"),
                                    pattern,
                                    reachedBy(method),
                                    method.hasMethodAnnotation(FreshProof.class))));
                }
            }
        });
        return List.copyOf(found);
    }

    /// Every policy on rows, as PostgreSQL has it now.
    List<RowPolicy> policies() {
        return jdbc.sql("""
                select schemaname || '.' || tablename as about, policyname, coalesce(qual, '') as sees,
                       coalesce(with_check, '') as writes
                  from pg_policies order by 1, 2
                """)
                .query((row, _) -> new RowPolicy(
                        row.getString("about"),
                        row.getString("policyname").replace('_', ' '),
                        row.getString("sees"),
                        row.getString("writes")))
                .list();
    }

    private static Set<String> reachedBy(HandlerMethod method) {
        var allowed = method.getMethodAnnotation(Allowed.class);
        return (allowed == null ? Role.staff().stream() : Stream.of(Objects.requireNonNull(allowed.value())))
                .map(Enum::name)
                .collect(Collectors.toSet());
    }

    /// The part of the package's name after Havn's own.
    private static String module(HandlerMethod method) {
        return method.getBeanType().getPackageName().split("\\.", -1)[2];
    }
}
