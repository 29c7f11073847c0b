package org.havn.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import org.havn.HavnTest;
import org.havn.Visitor;
import org.havn.access.Accounts;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/// A Havn for real work: nobody has a password. From the operator's link to a colleague's first day, in a real browser
/// with a device of its own. The steps build on each other.
@HavnTest
@TestPropertySource(properties = "havn.demo=false")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WithoutPasswordsTests {
    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @LocalServerPort
    private int port;

    private Visit administrator;
    private String code = "";

    @Test
    @Order(1)
    void noPageAsksForAPasswordAndNoneIsTaken() {
        assertThat(new Visitor(port).get("/sign-in").body())
                .contains("/sign-in/passkey")
                .doesNotContain("type=\"password\"");
        assertThat(new Visitor(port).signIn("admin", "administrator-demo-only").statusCode())
                .isEqualTo(405);
        try (var visit = browser().visit(Look.PHONE.in("nb"))) {
            visit.open("/sign-in").picture("sign-in-passkey").fits().isAccessible();
        }
    }

    @Test
    @Order(2)
    void theOperatorsLinkLeadsToTheFirstAdministratorsPasskey() {
        var link = "/setup#" + accounts.inviteAdministrator();
        administrator = browser().visit(Look.DESK);
        withDevice(administrator.page());

        administrator.open(link);
        assertThat(administrator.page().url()).doesNotContain("#");
        administrator.picture("setup").fits().isAccessible();
        administrator.page().locator("main form button").click();
        administrator.page().locator("input[name=displayName]").fill("Signe Ås");
        administrator.page().locator("input[name=name]").fill("signe");
        administrator.page().locator("input[name=passkeyName]").fill("Work laptop");
        administrator.picture("setup-passkey").fits().isAccessible();
        administrator.page().locator("main form button").click();
        assertThat(administrator.page().locator("main")).containsText("Your passkey is ready");
        administrator.page().locator("form[data-passkey=prove] button").click();

        assertThat(administrator.page().locator("h1")).hasText("Accounts");
        assertThat(new Visitor(port).post("/setup", "code", link.substring(7)).statusCode())
                .isEqualTo(409);
    }

    @Test
    @Order(3)
    void theAccountsPageOfOnesOwnShowsThePasskeyAndTheSession() {
        administrator.page().locator(".person a").click();

        assertThat(administrator.page().locator("section:has(#passkeys) th[scope=row]"))
                .hasText("Work laptop");
        assertThat(administrator.page().locator("section:has(#sessions) tbody tr"))
                .hasCount(1);
        assertThat(administrator.page().locator("section:has(#sessions)")).containsText("This one");
        administrator.picture("account").fits().isAccessible();
    }

    @Test
    @Order(4)
    void theOnlyPasskeyStays() {
        administrator.page().locator("form[action$='/removal'] button").click();

        assertThat(administrator.page().locator("main")).containsText("This is your only passkey");
        administrator.forgive(409);
    }

    @Test
    @Order(5)
    void aColleagueGetsACodeAndNoPassword() {
        administrator.open("/work/accounts");
        assertThat(administrator.page().locator("input[type=password]")).hasCount(0);
        administrator.page().locator("input[name=displayName]").fill("Per Moen");
        administrator.page().locator("input[name=name]").fill("per");
        administrator.page().locator("#role-CASEWORKER").check();
        administrator.page().locator("textarea[name=because]").last().fill("Looks after families in Ankara");
        longAgo();
        administrator.page().locator("section:has(#new) form button").click();

        assertThat(administrator.page().locator("h1")).hasText("Is it still you?");
        administrator.picture("proof").fits().isAccessible().forgive(403);
        administrator.page().locator("form[data-passkey=prove] button").click();
        assertThat(administrator.page().locator("h1")).hasText("Second opinions");
        assertThat(administrator.page().locator("main")).containsText("Looks after families in Ankara");
        administrator.open("/work/accounts");
        administrator.picture("accounts").fits().isAccessible();
        administrator
                .page()
                .locator("tr:has-text('Per Moen') form[action$='/entry-code'] button")
                .click();

        code = administrator.page().locator("code.secret").textContent();
        assertThat(code).matches("[A-Za-z0-9_-]{43}");
        administrator.picture("entry-code").fits().isAccessible();
    }

    @Test
    @Order(6)
    void theCodeWorksOnceAndTheColleagueHasNoTaskUntilASecondPersonAgrees() {
        try (var colleague = browser().visit(Look.PHONE)) {
            withDevice(colleague.page());
            colleague.open("/setup");
            colleague.page().locator("#code").fill(code);
            colleague.page().locator("main form button").click();
            assertThat(colleague.page().locator("h1")).hasText("Per Moen");
            colleague.page().locator("input[name=passkeyName]").fill("Telephone");
            colleague.picture("setup-passkey").fits().isAccessible();
            colleague.page().locator("main form button").click();
            colleague.page().locator("form[data-passkey=prove] button").click();

            assertThat(colleague.page().locator("main")).containsText("You have no task yet");
            colleague.picture("account").fits().isAccessible();
        }
        assertThat(new Visitor(port).post("/setup", "code", code).statusCode()).isEqualTo(409);
    }

    @Test
    @Order(7)
    void aNewCodeForSomebodyWhoHasComeInTakesASecondPerson() {
        administrator.open("/work/accounts");

        assertThat(administrator.page().locator("tr:has-text('Per Moen') form[action$='/entry-code']"))
                .hasCount(0);
        assertThat(administrator.page().locator("tr:has-text('Per Moen') form[action$='/replacement']"))
                .hasCount(1);
    }

    @Test
    @Order(8)
    void theOnlyAdministratorNeedsASecondOneAndThereIsNoThirdByTheOperatorsLink() {
        assertThat(accounts.tooFewAdministrators()).isTrue();
        var second = accounts.inviteAdministrator();
        try (var visit = browser().visit(Look.DESK)) {
            withDevice(visit.page());
            visit.open("/setup#" + second);
            visit.page().locator("main form button").click();
            visit.page().locator("input[name=displayName]").fill("Ola Dahl");
            visit.page().locator("input[name=name]").fill("ola");
            visit.page().locator("input[name=passkeyName]").fill("Key ring");
            visit.page().locator("main form button").click();
            visit.page().locator("form[data-passkey=prove] button").click();
            assertThat(visit.page().locator("h1")).hasText("Accounts");
            visit.open("/work/seconds");
            visit.page().locator("button[value=agree]").first().click();

            assertThat(visit.page().locator("main")).containsText("Done");
        }
        assertThat(accounts.tooFewAdministrators()).isFalse();
        assertThat(new Visitor(port)
                        .post("/setup", "code", accounts.inviteAdministrator())
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    @Order(9)
    void withoutADeviceThePageSaysSo() {
        try (var visit = browser().visit(Look.DESK)) {
            var device = withDevice(visit.page());
            device.send("WebAuthn.setUserVerified", told("isUserVerified", false));
            visit.open("/sign-in");
            visit.page().locator("form[data-passkey=prove] button").click();

            assertThat(visit.page().locator("[data-note=failed]")).isVisible();
            visit.picture("sign-in-no-answer").isAccessible();
        }
        administrator.close();
    }

    /// The administrator went away, and somebody else sits at the open browser.
    private void longAgo() {
        transaction.executeWithoutResult(_ -> jdbc.sql("""
                        update access.session_attributes set attribute_bytes = convert_to('2020-01-01T00:00:00Z', 'UTF8')
                         where attribute_name = 'proved-at'
                        """).update());
    }

    private Browser browser() {
        return Browser.at("http://localhost:" + port);
    }

    private static String id = "";

    private static com.microsoft.playwright.CDPSession withDevice(Page page) {
        var session = page.context().newCDPSession(page);
        session.send("WebAuthn.enable");
        var options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        var arguments = new JsonObject();
        arguments.add("options", options);
        id = session.send("WebAuthn.addVirtualAuthenticator", arguments)
                .get("authenticatorId")
                .getAsString();
        return session;
    }

    private static JsonObject told(String name, boolean value) {
        var arguments = new JsonObject();
        arguments.addProperty("authenticatorId", id);
        arguments.addProperty(name, value);
        return arguments;
    }
}
