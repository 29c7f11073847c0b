package org.havn.family;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.havn.HavnTest;
import org.havn.TestDatabase;
import org.havn.Visitor;
import org.havn.access.Accounts;
import org.havn.access.CaseScopes;
import org.havn.access.DemoUnits;
import org.havn.access.FamilyAccounts;
import org.havn.access.HouseholdOfFour;
import org.havn.access.Role;
import org.havn.access.Units;
import org.havn.cases.Cases;
import org.havn.cases.Programmes;
import org.havn.needs.Needs;
import org.havn.people.PersonId;
import org.havn.people.Persons;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A grown member of a family and their own account: handed over in person, theirs alone, and gone when it should be.
@HavnTest
class FamilyAccountTests {
    private static final String PASSWORD = "a sentence to remember";
    private static final Pattern ENTRY = Pattern.compile("class=\"secret\"[^>]*>((?:\\d{4} ){4}\\d{4})<");
    private static final Pattern NUMBER = Pattern.compile("data-number[^>]*>(\\d{4} \\d{4})<");
    private static final Pattern OWN = Pattern.compile("data-code[^>]*>((?:\\d{4} ){3}\\d{4})<");

    /// Somebody's own number and code.
    private record Card(String number, String code) {}

    @Autowired
    private Units units;

    @Autowired
    private Accounts accounts;

    @Autowired
    private CaseScopes scopes;

    @Autowired
    private Programmes programmes;

    @Autowired
    private Persons persons;

    @Autowired
    private Cases cases;

    @Autowired
    private Needs needs;

    @Autowired
    private FamilyAccounts families;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private HouseholdOfFour family;
    private Visitor caseworker;

    @BeforeEach
    void aFamilyAndItsCaseworker() {
        DemoUnits.openIn(units);
        family = new HouseholdOfFour.Maker(programmes, persons, cases, needs).in(DemoUnits.BEIRUT);
        var name = "worker-" + UUID.randomUUID();
        accounts.open(name, "Berit Worker", PASSWORD, Set.of(Role.CASEWORKER), DemoUnits.BEIRUT);
        caseworker = new Visitor(port);
        caseworker.signIn(name, PASSWORD);
    }

    @Test
    void eachGrownMemberSeesTheirOwnNeedsTheHouseholdsAndTheChildrensAndNeverTheOthers() {
        var mother = comeIn(card(family.mother())).get("/family").body();
        var father = comeIn(card(family.father())).get("/family").body();

        assertThat(mother)
                .contains(HouseholdOfFour.MOTHER_SAID + "<", HouseholdOfFour.SON_SAID, HouseholdOfFour.HOUSEHOLD_SAID)
                .contains("Daughter")
                .doesNotContain(HouseholdOfFour.FATHER_SAID)
                .as("at sixteen she was heard alone")
                .doesNotContain(HouseholdOfFour.DAUGHTER_SAID)
                .as("what was told of violence is not on a telephone")
                .doesNotContain(HouseholdOfFour.MOTHER_SAID_OF_VIOLENCE);
        assertThat(father)
                .contains(HouseholdOfFour.FATHER_SAID, HouseholdOfFour.HOUSEHOLD_SAID)
                .doesNotContain(HouseholdOfFour.MOTHER_SAID);
    }

    @Test
    void theyReadWhoOpenedTheirFileByKindAndPurposeAndNobodysName() {
        caseworker.get("/work/cases/" + family.number());
        comeIn(card(family.father())).get("/family");

        var page = comeIn(card(family.mother())).get("/family").body();

        assertThat(page).contains("A caseworker", "Work on your case").doesNotContain("Berit", "Member of a family");
    }

    @Test
    void thePageSpeaksTheirLanguageUntilTheyChooseAnother() {
        var mother = comeIn(card(family.mother()), false);

        var first = mother.get("/family");
        assertThat(location(first)).contains("/language?to=ar");
        mother.get("/language?to=ar&back=/family");
        assertThat(mother.get("/family").body()).contains("lang=\"ar\" dir=\"rtl\"", "ملفكم");
        mother.get("/language?to=tr&back=/family");
        assertThat(mother.get("/family").body()).contains("lang=\"tr\" dir=\"ltr\"", "Dosyanız");
    }

    /// As an operator's administrator makes it (`docs/operating.md`): the owner of the tables is the site's user too.
    @Test
    void aSiteWithOneUserOfTheDatabaseShowsFamiliesTheirPages() throws SQLException {
        var mother = comeIn(card(family.mother()));
        try {
            asSuperuser("grant havn_app to havn_owner");

            assertThat(mother.get("/family").body())
                    .contains(HouseholdOfFour.MOTHER_SAID)
                    .doesNotContain(HouseholdOfFour.FATHER_SAID);
        } finally {
            asSuperuser("revoke havn_app from havn_owner");
        }
    }

    private static void asSuperuser(String statement) throws SQLException {
        try (var connection = TestDatabase.server().superuser().connect("postgres");
                var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    @Test
    void aCodeIsGoodOnceAndStaffNeverSeeTheOneThatLasts() {
        var handed = issue(family.mother());
        var card = own(handed);

        assertThat(new Visitor(port).post("/family/enter", "code", handed).body())
                .contains("This code is not right");
        assertThat(new Visitor(port).post("/family/enter/code", "code", handed).statusCode())
                .isEqualTo(409);
        assertThat(caseworker
                        .get("/work/cases/" + family.number() + "/family-accounts")
                        .body())
                .contains(card.number().replace(" ", ""))
                .doesNotContain(card.code());
    }

    @Test
    void digitsOfEveryScriptAreDigits() {
        var card = card(family.mother());
        var arabic = card.code()
                .chars()
                .mapToObj(it -> Character.isDigit(it) ? String.valueOf((char) (it - '0' + '٠')) : "-")
                .reduce("", String::concat);

        assertThat(comeIn(new Card(card.number(), arabic)).get("/family").statusCode())
                .isEqualTo(200);
    }

    @Test
    void aWrongCodeOpensNothingAndAfterAFewTheNumberRests() {
        var card = card(family.mother());
        var guesser = new Visitor(port);
        for (var i = 0; i < 6; i++) {
            assertThat(location(
                            guesser.post("/family/sign-in", "number", card.number(), "code", "000000000000000" + i)))
                    .endsWith("/family/sign-in?failed");
        }

        assertThat(location(guesser.post("/family/sign-in", "number", card.number(), "code", card.code())))
                .as("the right one has to wait now")
                .endsWith("?failed");
        assertThat(location(guesser.get("/family"))).contains("/family/sign-in");
    }

    @Test
    void anAccountThatEndsIsOutAtTheNextRequest() {
        var card = card(family.mother());
        var mother = comeIn(card);
        var account = families.ofCase(family.number().value()).getFirst().account();

        var ended = caseworker.post(
                "/work/cases/" + family.number() + "/family-accounts/" + account + "/ending",
                "because",
                "she asked for it");

        assertThat(ended.statusCode()).isEqualTo(302);
        assertThat(location(mother.get("/family"))).contains("/family/sign-in");
        assertThat(location(new Visitor(port).post("/family/sign-in", "number", card.number(), "code", card.code())))
                .endsWith("?failed");
    }

    @Test
    void aLostCodeIsReplacedInPersonAndTheOldOneOpensNothing() {
        var lost = card(family.mother());
        var somebody = comeIn(lost);

        var found = card(family.mother());

        assertThat(location(somebody.get("/family"))).contains("/family/sign-in");
        assertThat(location(new Visitor(port).post("/family/sign-in", "number", lost.number(), "code", lost.code())))
                .endsWith("?failed");
        assertThat(comeIn(found).get("/family").statusCode()).isEqualTo(200);
    }

    @Test
    void thereIsNoAccountForAChildNorForSomebodyOfAnotherFamily() {
        var other = new HouseholdOfFour.Maker(programmes, persons, cases, needs).in(DemoUnits.ANKARA);

        assertThat(tryIssue(family.daughter()).statusCode()).isEqualTo(404);
        assertThat(tryIssue(other.mother()).statusCode()).isEqualTo(404);
        assertThat(caseworker
                        .post(
                                "/work/cases/" + other.number() + "/family-accounts",
                                "person",
                                other.mother().value().toString(),
                                "because",
                                "I know her face")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aLockedCaseShowsNothingAndSaysWhomToAsk() {
        var mother = comeIn(card(family.mother()));
        scopes.lock(family.number().value(), true);

        assertThat(mother.get("/family").body())
                .contains("Nothing can be shown here just now", "face to face")
                .doesNotContain(HouseholdOfFour.MOTHER_SAID, "The country is looking");
    }

    @Test
    void nothingOfThePageIsKeptAndLeavingEndsTheSession() {
        var mother = comeIn(card(family.mother()));
        var page = mother.get("/family");
        assertThat(page.headers().firstValue("cache-control").orElse("")).contains("no-store");

        var left = mother.post("/sign-out", "to", "away");

        assertThat(location(left)).endsWith("/family/away");
        assertThat(mother.get("/family/away").body())
                .contains("http-equiv=\"refresh\"")
                .doesNotContainIgnoringCase("havn");
        assertThat(location(mother.get("/family"))).contains("/family/sign-in");
    }

    @Test
    void aStaffAccountDoesNotComeInByTheFamilysDoor() {
        var number = String.format("%08d", Math.floorMod(UUID.randomUUID().getLeastSignificantBits(), 100_000_000L));
        accounts.open(number, "A tester", "1234567812345678", Set.of(Role.CASEWORKER), DemoUnits.BEIRUT);

        assertThat(location(new Visitor(port).post("/family/sign-in", "number", number, "code", "1234567812345678")))
                .endsWith("?failed");
    }

    @Test
    void noPersonsNameIsWithTheAccountAndEachHandingOverIsOnRecord() {
        card(family.mother());
        var account = families.ofCase(family.number().value()).getFirst();

        assertThat(jdbc.sql("select display_name || sign_in_name from access.account where id = :id")
                        .param("id", account.account())
                        .query(String.class)
                        .single())
                .isEqualTo(account.number() + account.number());
        assertThat(jdbc.sql("select act from audit.event where object_id = :id")
                        .param("id", account.account().toString())
                        .query(String.class)
                        .list())
                .contains("access.family-account.issued", "access.entry.code-made", "access.entry.used");
    }

    private Card card(PersonId person) {
        return own(issue(person));
    }

    private String issue(PersonId person) {
        var page = tryIssue(person);
        var found = ENTRY.matcher(page.body());
        assertThat(found.find())
                .as("a code on the page, status %d", page.statusCode())
                .isTrue();
        return found.group(1);
    }

    private HttpResponse<String> tryIssue(PersonId person) {
        return caseworker.post(
                "/work/cases/" + family.number() + "/family-accounts",
                "person",
                person.value().toString(),
                "because",
                "I know the face from the interview");
    }

    private Card own(String handed) {
        var body = new Visitor(port).post("/family/enter/code", "code", handed).body();
        var number = NUMBER.matcher(body);
        var code = OWN.matcher(body);
        assertThat(number.find() && code.find()).isTrue();
        return new Card(number.group(1), code.group(1));
    }

    private Visitor comeIn(Card card) {
        return comeIn(card, true);
    }

    private Visitor comeIn(Card card, boolean inEnglish) {
        var visitor = new Visitor(port);
        assertThat(location(visitor.post("/family/sign-in", "number", card.number(), "code", card.code())))
                .endsWith("/family");
        if (inEnglish) {
            visitor.get("/language?to=en&back=/family");
        }
        return visitor;
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("location").orElse("");
    }
}
