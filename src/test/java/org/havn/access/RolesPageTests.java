package org.havn.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.havn.HavnTest;
import org.havn.Visitor;
import org.havn.browser.Browser;
import org.havn.browser.Look;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// The page that says what each role may do says what the system does.
@HavnTest
class RolesPageTests {
    @Autowired
    private RolesPage page;

    @Autowired
    private RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Units units;

    @LocalServerPort
    private int port;

    @BeforeEach
    void colleagues() {
        DemoAccounts.openIn(units, accounts);
    }

    @Test
    void everyOperationOfAHandlerIsThereWithExactlyItsRoles() {
        var told = page.operations().stream()
                .collect(Collectors.toMap(it -> (it.changes() ? "POST " : "GET ") + it.address(), it -> it));
        var asked = 0;
        for (var route : requestMappingHandlerMapping.getHandlerMethods().entrySet()) {
            var allowed = route.getValue().getMethodAnnotation(Allowed.class);
            if (allowed == null) {
                continue;
            }
            for (var pattern : route.getKey().getPatternValues()) {
                var verb = route.getKey()
                        .getMethodsCondition()
                        .getMethods()
                        .iterator()
                        .next();
                asked++;
                assertThat(told.get(verb + " " + pattern).roles())
                        .as("%s %s", verb, pattern)
                        .isEqualTo(
                                Arrays.stream(allowed.value()).map(Enum::name).collect(Collectors.toSet()));
            }
        }
        assertThat(asked).isGreaterThan(30);
    }

    @Test
    void everybodySignedInReadsItWithEveryPolicyOfTheDatabase() {
        var rules = jdbc.sql("select schemaname || '.' || tablename from pg_policies")
                .query(String.class)
                .list();
        assertThat(rules).hasSizeGreaterThan(10);
        for (var colleague : DemoAccounts.ALL) {
            var visitor = new Visitor(port);
            visitor.signIn(colleague.signInName(), colleague.password());

            assertThat(visitor.get("/work/account").body()).contains("href=\"/work/roles\"");
            assertThat(visitor.get("/work/roles").body()).contains(rules);
        }
        assertThat(new Visitor(port).get("/work/roles").statusCode()).isEqualTo(302);
    }

    @Test
    void itIsReadOnEveryScreen() {
        var browser = Browser.at("http://localhost:" + port);
        for (var look : new Look[] {Look.DESK, Look.PHONE.in("nb")}) {
            try (var visit = browser.visit(look, "solveig", "auditor-demo-only")) {
                visit.open("/work/roles").picture("roles").fits().isAccessible();
            }
        }
    }
}
