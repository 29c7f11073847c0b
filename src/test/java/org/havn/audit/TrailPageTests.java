package org.havn.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.UUID;
import org.havn.HavnTest;
import org.havn.Visitor;
import org.havn.access.Accounts;
import org.havn.access.DemoAccounts;
import org.havn.access.Role;
import org.havn.browser.Browser;
import org.havn.browser.Look;
import org.havn.platform.Texts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@HavnTest
@Import(TestActs.class)
class TrailPageTests {
    private static final String CASE = "HVN-26-000200";

    @LocalServerPort
    private int port;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Texts texts;

    @Autowired
    private JdbcClient jdbc;

    private UUID ingrid = new UUID(0, 0);

    @BeforeEach
    void somebodyOpenedAFile() {
        DemoAccounts.openIn(accounts);
        ingrid = jdbc.sql("select id from access.account where sign_in_name = 'ingrid'")
                .query((row, _) -> row.getObject("id", UUID.class))
                .single();
        trail.opened(AuditEvent.by(ingrid, TestActs.READ, "need", UUID.randomUUID())
                .inCase(CASE)
                .forPurpose("QUALITY")
                .with("words", 3));
        trail.opened(AuditEvent.byJob("retention", TestActs.READ, "case", "HVN-26-000100"));
    }

    @Test
    void anAuditorSeesWhoOpenedWhatAndIsSeenToo() {
        var solveig = as(Role.AUDITOR);

        var page = solveig.get("/work/audit?case=" + CASE);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("Ingrid Vik", CASE, "testing.words.opened", "Quality of our work")
                .doesNotContain("HVN-26-000100");
        assertThat(solveig.get("/work/audit?act=audit.trail.opened").body())
                .contains("Solveig Aas", "The audit trail was read");
    }

    @Test
    void eventsAreFoundByWhoAndWhatAndDay() {
        var solveig = as(Role.AUDITOR);

        assertThat(solveig.get("/work/audit?account=" + ingrid + "&act=testing.words.opened")
                        .body())
                .contains(CASE)
                .doesNotContain("Havn (retention)");
        assertThat(solveig.get("/work/audit?from=2001-01-01&until=2001-01-02").body())
                .contains("No event fits");
    }

    @Test
    void nonsenseInTheQuestionIsPassedOver() {
        var page = as(Role.AUDITOR).get("/work/audit?act=nothing&account=x&from=31.12.&page=-3&case=%3Cscript%3E");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).doesNotContain("<script>");
    }

    @Test
    void forEverybodyElseThereIsNothingHere() {
        for (var role : new Role[] {Role.PLACEMENT_OFFICER, Role.CASEWORKER, Role.ADMINISTRATOR}) {
            assertThat(as(role).get("/work/audit").statusCode()).as(role.name()).isEqualTo(404);
        }
    }

    @Test
    void everyActThatCanBeRecordedHasWordsInBothLanguages() {
        for (var act : trail.acts()) {
            if (!act.module().equals("testing")) {
                assertThat(texts.in(Locale.ENGLISH).has(act.labelKey()))
                        .as(act.code())
                        .isTrue();
            }
        }
    }

    @Test
    void thePageIsUsableOnEveryScreen() {
        var browser = Browser.at("http://localhost:" + port);
        var solveig = account(Role.AUDITOR);
        for (var look : new Look[] {Look.DESK, Look.DESK.in("nb").atNight(), Look.PHONE.in("nb"), Look.NARROW}) {
            try (var visit = browser.visit(look, solveig.signInName(), solveig.password())) {
                visit.open("/work/audit").settled().picture("audit").fits().isAccessible();
            }
        }
    }

    private Visitor as(Role role) {
        var account = account(role);
        var visitor = new Visitor(port);
        visitor.signIn(account.signInName(), account.password());
        return visitor;
    }

    private static DemoAccounts.DemoAccount account(Role role) {
        return DemoAccounts.ALL.stream()
                .filter(it -> it.role() == role)
                .findFirst()
                .orElseThrow();
    }
}
