package org.havn.access;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.havn.HavnTest;
import org.havn.Visitor;
import org.havn.browser.Browser;
import org.havn.browser.Look;
import org.havn.browser.Visit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/// Coming in by an organisation's provider, a real one on this machine, in a real browser.
@HavnTest
class OrganisationSignInTests {
    private static final TestProvider PROVIDER = TestProvider.start();

    @Autowired
    private Accounts accounts;

    @Autowired
    private Units units;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void theOperatorNamesAProvider(DynamicPropertyRegistry settings) {
        settings.add("havn.oidc.issuer", PROVIDER::issuer);
        settings.add("havn.oidc.acr", () -> TestProvider.STRENGTH);
        settings.add("havn.oidc.client-id", TestProvider::client);
        settings.add(
                "havn.oidc.client-secret-file", () -> TestProvider.secretFile().toString());
    }

    @AfterAll
    static void theProviderEnds() {
        PROVIDER.stop();
    }

    @BeforeEach
    void nobodyIsLinked() {
        DemoAccounts.openIn(units, accounts);
        PROVIDER.know(port);
        transaction.executeWithoutResult(
                _ -> jdbc.sql("delete from access.organisation_login").update());
    }

    @AfterEach
    void theProviderIsHonestAgain() {
        TestProvider.lie(_ -> {});
        TestProvider.signWithAnotherKey(false);
        TestProvider.leaveUnsigned(false);
        TestProvider.callTokens("");
    }

    @Test
    void somebodyLinksTheirOrganisationAndComesInByItFromThenOn() {
        try (var visit = browser().visit(Look.DESK)) {
            link(visit);

            assertThat(visit.page().locator("section:has(#organisation)")).containsText("You can sign in at localhost");
            visit.picture("account-organisation").fits().isAccessible();
        }
        try (var visit = browser().visit(Look.PHONE)) {
            comeIn(visit, "subject-of-solveig");

            assertThat(visit.page().url()).contains("/work/");
            visit.open("/work/account");
            assertThat(visit.page().locator("section:has(#sessions)")).containsText("Your organisation");
        }
        assertThat(jdbc.sql("select convert_from(attribute_bytes, 'UTF8') from access.session_attributes")
                        .query(String.class)
                        .list())
                .noneMatch(it -> it.contains("eyJ"));
    }

    @Test
    void aNameThatIsTheSameSaysNothingAboutWhoItIs() {
        try (var visit = browser().visit(Look.DESK)) {
            comeIn(visit, "admin");

            assertThat(visit.page().url()).endsWith("/sign-in?not-known");
            visit.picture("sign-in-not-known").isAccessible();
        }
    }

    /// The walk of the tests below, which go without a browser: where nobody lies, it leads in.
    @Test
    void theSameWalkWithoutABrowserLeadsIn() {
        link();

        assertThat(comeIn().uri().getPath()).startsWith("/work/");
    }

    static Stream<Consumer<JwtClaimsSet.Builder>> lies() {
        return Stream.of(
                it -> it.issuer("https://elsewhere.example"),
                it -> it.claim("acr", "password"),
                it -> it.audience(List.of("another-client")),
                it -> it.claim("nonce", "one of another browser"),
                it -> it.expiresAt(Instant.now().minusSeconds(600)),
                it -> it.claim("auth_time", Instant.now().minusSeconds(3600).getEpochSecond()));
    }

    @ParameterizedTest
    @MethodSource("lies")
    void aTokenThatDoesNotFitOpensNothing(Consumer<JwtClaimsSet.Builder> about) {
        link();
        TestProvider.lie(about);

        assertThat(comeIn().uri()).asString().endsWith("/sign-in?not-known");
    }

    @Test
    void aTokenThatSomebodyElseHasSignedOpensNothing() {
        link();
        TestProvider.signWithAnotherKey(true);

        assertThat(comeIn().uri()).asString().endsWith("/sign-in?not-known");
    }

    @Test
    void aTokenThatNobodyHasSignedOpensNothing() {
        link();
        TestProvider.leaveUnsigned(true);

        assertThat(comeIn().uri()).asString().endsWith("/sign-in?not-known");
    }

    @ParameterizedTest
    @ValueSource(strings = {"at+jwt", "logout+jwt", "dpop+jwt"})
    void aTokenOfAnotherKindOpensNothing(String kind) {
        link();
        TestProvider.callTokens(kind);

        assertThat(comeIn().uri()).asString().endsWith("/sign-in?not-known");
    }

    @Test
    void aProviderThatNamesItselfOtherwiseIsNotBelieved() {
        var misnamed = new OrganisationProvider(
                PROVIDER.issuer() + "/",
                TestProvider.client(),
                TestProvider.secretFile().toString(),
                "");

        assertThatThrownBy(misnamed::registration).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new OrganisationProvider("http://elsewhere.example", "havn", "file", ""))
                .hasMessageContaining("https://");
    }

    @Test
    void anAnswerThatThisBrowserDidNotAskForOpensNothing() {
        link();
        var visitor = new Visitor(port);

        assertThat(location(visitor.get(OrganisationProvider.ANSWER + "?code=anything&state=anything")))
                .endsWith("/sign-in?not-known");

        visitor.post("/sign-in/organisation");
        assertThat(location(visitor.get(OrganisationProvider.ANSWER + "?code=anything&state=anything")))
                .endsWith("/sign-in?not-known");
    }

    @Test
    void whatIsAskedHasAStateANonceAndAProofKeyOfItsOwnAndAsksForNothingButWhoItIs() {
        var asked = Stream.generate(() -> new Visitor(port).post("/sign-in/organisation"))
                .limit(3)
                .map(it -> it.headers().firstValue("refresh").orElse(""))
                .toList();

        assertThat(asked)
                .allMatch(it -> it.startsWith("0; url=" + PROVIDER.issuer() + "/")
                        && it.contains("scope=openid&")
                        && it.contains("code_challenge_method=S256")
                        && it.contains("acr_values=" + TestProvider.STRENGTH)
                        && it.contains("max_age=300"));
        for (var name : List.of("state=", "nonce=", "code_challenge=")) {
            assertThat(asked.stream().map(it -> it.split("[?&]" + name, 2)[1].split("&", 2)[0]))
                    .doesNotHaveDuplicates()
                    .allMatch(it -> it.length() >= 43);
        }
    }

    @Test
    void noSubjectBelongsToTwoAccounts() {
        link();
        var somebodyElse = new Visitor(port);
        somebodyElse.signIn("jonas", "caseworker-demo-only");

        assertThat(walk(somebodyElse, somebodyElse.post("/work/account/organisation"))
                        .uri())
                .asString()
                .endsWith("/sign-in?not-known");
        assertThat(jdbc.sql("select count(*) from access.organisation_login")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private void link(Visit visit) {
        visit.signIn("solveig", "auditor-demo-only");
        visit.open("/work/account");
        visit.page().locator("form[action='/work/account/organisation'] button").click();
        atTheProvider(visit, "subject-of-solveig");
        assertThat(visit.page().url()).endsWith("/work/account?news");
    }

    private void link() {
        var visitor = new Visitor(port);
        visitor.signIn("solveig", "auditor-demo-only");
        assertThat(walk(visitor, visitor.post("/work/account/organisation")).uri())
                .asString()
                .endsWith("/work/account?news");
    }

    private HttpResponse<String> comeIn() {
        var visitor = new Visitor(port);
        return walk(visitor, visitor.post("/sign-in/organisation"));
    }

    private static HttpResponse<String> walk(Visitor visitor, HttpResponse<String> sentThere) {
        var form = visitor.follow(sentThere);
        return visitor.follow(
                visitor.answer(form, "/login", "username", "subject-of-solveig", "password", TestProvider.PASSWORD));
    }

    private static void comeIn(Visit visit, String subject) {
        visit.open("/sign-in");
        visit.page().locator("form[action='/sign-in/organisation'] button").click();
        atTheProvider(visit, subject);
    }

    private static void atTheProvider(Visit visit, String subject) {
        visit.page().locator("input[name=username]").fill(subject);
        visit.page().locator("input[name=password]").fill(TestProvider.PASSWORD);
        visit.page().locator("button[type=submit]").click();
        visit.page().waitForURL(it -> it.contains("/work") || it.contains("/sign-in"));
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("location").orElse("");
    }

    private Browser browser() {
        return Browser.at("http://localhost:" + port);
    }
}
