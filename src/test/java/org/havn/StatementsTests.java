package org.havn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.havn.access.DemoAccounts;
import org.havn.access.Role;
import org.havn.platform.AtStart;
import org.havn.platform.Telling;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
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
    private int port;

    @BeforeAll
    void anOfficerLooksAtTheDemonstration(@Autowired List<AtStart> work, @LocalServerPort int here) {
        port = here;
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

        // a node asks now and then for what others may have changed, whoever comes: not twice within a second
        var warm = sent.size() > MOST ? Statements.during(() -> officer.get(address)) : sent;
        assertThat(warm).as("%s", String.join("\n--\n", warm)).hasSizeBetween(1, MOST);
    }

    @Test
    void aListOfFiftyAsksNoMoreOftenThanAListOfOne() {
        officer.get("/work/cases");

        var one = Statements.during(() -> officer.get("/work/cases?number=000200"));
        var fifty = Statements.during(() -> officer.get("/work/cases"));

        assertThat(fifty).hasSizeLessThanOrEqualTo(one.size() + 1);
    }

    /// Every page that a route gives, as every role that it is there for: a role may see more on a page than another.
    @ParameterizedTest
    @MethodSource("accounts")
    void soDoesEveryPageOfEveryRole(DemoAccounts.DemoAccount account) throws IOException {
        var visitor = new Visitor(port);
        visitor.signIn(account.signInName(), account.password());
        var costs = new TreeMap<String, List<String>>();
        for (var page : pages(account.role())) {
            var status = new AtomicInteger();
            var sent = Statements.during(() -> status.set(visitor.get(page).statusCode()));
            if (status.get() == 200) {
                // the first reader of an edition fills what is kept in memory of it
                var again = sent.size() > MOST ? Statements.during(() -> visitor.get(page)) : sent;
                costs.put(page, again);
            }
        }

        assertThat(costs).hasSizeGreaterThan(8);
        var dear = costs.entrySet().stream()
                .filter(it -> it.getValue().size() > MOST)
                .map(it -> it.getKey() + "\n" + String.join("\n--\n", it.getValue()));
        assertThat(dear.toList()).isEmpty();
    }

    /// One of each role.
    static Collection<DemoAccounts.DemoAccount> accounts() {
        return DemoAccounts.ALL.stream()
                .collect(Collectors.toMap(
                        DemoAccounts.DemoAccount::role, it -> it, (first, _) -> first, () -> new EnumMap<>(Role.class)))
                .values();
    }

    @Test
    void whatPeopleDoMostCostsNoMore() {
        var account = DemoAccounts.ALL.getFirst();
        var proposal = round() + "/proposals/HVN-26-000200";
        var page = officer.get(proposal).body();
        var community = first("name=\"community\" value=\"(\\d{4})\"", page);
        var solve = first("name=\"solve\" value=\"([0-9a-f-]{36})\"", page);
        var somebody = new Visitor(port);
        var acts = new LinkedHashMap<String, Supplier<HttpResponse<String>>>();
        acts.put("sign in", () -> somebody.signIn(account.signInName(), account.password()));
        acts.put("look for a name", () -> officer.post("/work/cases", "called", "Samira"));
        Supplier<HttpResponse<String>> acceptance = () -> officer.post(
                proposal + "/acceptance",
                "solve",
                solve,
                "community",
                community,
                "because",
                "Near her sister, who has been there for three years");
        acts.put("accept a proposal", acceptance);

        // as with pages, what is kept in memory is filled first: a node asks for canaries every five seconds, for
        // instance
        assertThat(acceptance.get().statusCode()).isEqualTo(302);
        takeBack(proposal, "1");
        acts.forEach((act, doing) -> {
            var status = new AtomicInteger();
            var sent = Statements.during(() -> status.set(doing.get().statusCode()));
            assertThat(status.get()).as(act).isIn(200, 302);
            assertThat(sent.size())
                    .as("%s%n%s", act, String.join("\n--\n", sent))
                    .isLessThanOrEqualTo(MOST);
        });
        // others look at the same round, in which nobody has decided anything
        takeBack(
                proposal,
                first("name=\"version\" value=\"(\\d+)\"", officer.get(proposal).body()));
    }

    private void takeBack(String proposal, String version) {
        var answer = officer.post(proposal + "/taking-back", "version", version, "because", "To be counted once more");
        assertThat(answer.statusCode()).isEqualTo(302);
    }

    /// The pages that the matrix gives the role, or everybody.
    private List<String> pages(Role role) throws IOException {
        var household = "HVN-26-000200";
        var round = round();
        var need = first(
                "/needs/([0-9a-f-]{36})",
                officer.get("/work/cases/" + household + "/needs").body());
        var lines = Files.readAllLines(Path.of("src/test/resources/authorization-matrix.csv")).stream()
                .filter(it -> !it.startsWith("#"))
                .map(it -> it.split(";", -1))
                .toList();
        var column = List.of(lines.getFirst()).indexOf(role.name());
        return lines.stream()
                .filter(it -> it[0].equals("GET"))
                .filter(it -> it[3].equals("all") || !it[column].equals("-"))
                .map(it -> it[1].replace("{code:\\d{4}}", "4601")
                        .replace("{id:need}", need)
                        .replace("/work/rounds/{id}", round)
                        .replace("/work/rounds/{round}", round)
                        .replace("{number}", household)
                        .replace("{household}", household)
                        .replace("{code}", "4601")
                        .replace("{key}", "countries")
                        .replaceAll("\\{[a-z:]+}", new UUID(0, 1).toString()))
                .toList();
    }

    private static String first(String pattern, String page) {
        var found = Pattern.compile(pattern).matcher(page);
        assertThat(found.find()).as("%s in %s", pattern, page).isTrue();
        return found.group(1);
    }

    private String round() {
        var found = ROUND.matcher(officer.get("/work/rounds").body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
