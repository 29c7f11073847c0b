package org.havn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.havn.access.DemoAccounts;
import org.havn.platform.AtStart;
import org.havn.platform.Telling;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/// How many statements a page costs, session and sign-in included: few, and no more for a longer list.
@HavnTest
@TestPropertySource(properties = "havn.tested=every-page") // shares the demonstration's database
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatementsTests {
    private static final int MOST = 25;
    private static final Pattern ROUND = Pattern.compile("href=\"(/work/rounds/[0-9a-f-]{36})\"");

    private Visitor officer;

    @BeforeAll
    void anOfficerLooksAtTheDemonstration(@Autowired List<AtStart> work, @LocalServerPort int port) {
        work.stream().sorted(Comparator.comparingInt(AtStart::order)).forEach(it -> it.run(Telling.nobody()));
        officer = new Visitor(port);
        var account = DemoAccounts.ALL.getFirst();
        officer.signIn(account.signInName(), account.password());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/work/programme",
                "/work/cases",
                "/work/cases?need=INTERPRETER%3Aar&stage=DECIDED",
                "/work/cases/HVN-26-000200",
                "/work/cases/HVN-26-000200/needs",
                "/work/cases/HVN-26-000200/placement",
                "/work/communities",
                "/work/communities/4601",
                "/work/rounds",
                "ROUND",
                "ROUND/proposals/HVN-26-000200"
            })
    void aPageAsksTheDatabaseAFewTimes(String page) {
        var address = page.replace("ROUND", round());
        officer.get(address); // fills what is kept in memory by edition

        var sent = Statements.during(
                () -> assertThat(officer.get(address).statusCode()).isEqualTo(200));

        assertThat(sent).as("%s", String.join("\n--\n", sent)).hasSizeBetween(1, MOST);
    }

    @Test
    void aListOfFiftyAsksNoMoreOftenThanAListOfOne() {
        officer.get("/work/cases");

        var one = Statements.during(() -> officer.get("/work/cases?number=000200"));
        var fifty = Statements.during(() -> officer.get("/work/cases"));

        assertThat(fifty).hasSizeLessThanOrEqualTo(one.size() + 1);
    }

    private String round() {
        var found = ROUND.matcher(officer.get("/work/rounds").body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
