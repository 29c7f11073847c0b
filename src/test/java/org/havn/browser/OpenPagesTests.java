package org.havn.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.havn.HavnTest;
import org.havn.access.Accounts;
import org.havn.access.DemoAccounts;
import org.havn.access.Units;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// What everyone can open before they sign in.
@HavnTest
class OpenPagesTests {
    private Browser browser;

    @BeforeEach
    void opens(@LocalServerPort int port, @Autowired Accounts accounts, @Autowired Units units) {
        DemoAccounts.openIn(units, accounts);
        browser = Browser.at("http://localhost:" + port);
    }

    static Stream<Look> looks() {
        return Stream.of(
                Look.DESK,
                Look.DESK.in("nb").atNight(),
                Look.PHONE.in("ar"),
                Look.PHONE.in("tr"),
                Look.NARROW.withoutScript());
    }

    @ParameterizedTest
    @MethodSource("looks")
    void signingInIsOpenToEveryoneOnEveryScreen(Look look) {
        try (var visit = browser.visit(look)) {
            visit.open("/sign-in").picture("sign-in").fits().isAccessible();
        }
    }

    @ParameterizedTest
    @MethodSource("looks")
    void anAddressWithNothingBehindItSaysWhereToGo(Look look) {
        try (var visit = browser.visit(look)) {
            visit.open("/problems/none", 404).picture("nothing-here").fits().isAccessible();
        }
    }

    @Test
    void aWrongPasswordIsAnsweredInWordsAndWithoutScript() {
        try (var visit = browser.visit(Look.PHONE.in("nb").withoutScript())) {
            visit.open("/sign-in");
            visit.page().locator("input[name=name]").fill("ingrid");
            visit.page().locator("input[name=password]").fill("not this one");
            visit.page().locator("main form button").first().click();

            assertThat(visit.page().url()).endsWith("/sign-in?failed");
            visit.picture("sign-in-failed");
        }
    }

    @Test
    void signingOutLeadsBackToTheDoor() {
        try (var visit = browser.visit(Look.DESK)) {
            visit.signIn("ingrid", "placement-officer-demo");

            visit.page().locator("form[action='/sign-out'] button").click();

            assertThat(visit.page().url()).contains("/sign-in?left");
        }
    }
}
