package org.havn.cases;

import static org.assertj.core.api.Assertions.assertThat;

import org.havn.HavnTest;
import org.havn.Visitor;
import org.havn.access.Accounts;
import org.havn.access.DemoAccounts;
import org.havn.access.Role;
import org.havn.access.Units;
import org.havn.demo.DemoProgramme;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@HavnTest
class CasePagesTests {
    private static final String AMINAS = "HVN-26-000200";

    @LocalServerPort
    private int port;

    @Autowired
    private DemoProgramme demo;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Units units;

    private Visitor visitor;

    @BeforeEach
    void aPlacementOfficerIsSignedIn() {
        demo.load(200, _ -> {});
        DemoAccounts.openIn(units, accounts);
        visitor = signedIn(Role.PLACEMENT_OFFICER);
    }

    private Visitor signedIn(Role role) {
        var account = DemoAccounts.ALL.stream()
                .filter(it -> it.role() == role)
                .findFirst()
                .orElseThrow();
        var somebody = new Visitor(port);
        somebody.signIn(account.signInName(), account.password());
        return somebody;
    }

    @Test
    void theProgrammeShowsItsQuotaItsFamiliesAndTheirNeeds() {
        var page = visitor.get("/work/programme");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("people of a quota of 200", "families wait for a place", "need=BURN_RECONSTRUCTION");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Amina Qasim", "Amīna Qāsim", "أمينة قاسم", "Emine Kasım", "aminah qassem"})
    void aFamilyIsFoundHoweverANameIsSpelt(String name) {
        var page = visitor.post("/work/cases", "called", name);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains(AMINAS);
    }

    @Test
    void aNameIsNeverAskedForInAnAddress() {
        var page = visitor.get("/work/cases?called=Amina+Qasim");

        assertThat(page.body()).doesNotContain("value=\"Amina Qasim\"");
    }

    @Test
    void withoutANameTheQuestionBecomesAnAddressThatCanBeKept() {
        var answer = visitor.post("/work/cases", "called", "", "number", "000200", "need", "BURN_RECONSTRUCTION");

        assertThat(answer.statusCode()).isBetween(300, 399);
        var address = answer.headers().firstValue("Location").orElseThrow();
        assertThat(address).contains("number=000200", "need=BURN_RECONSTRUCTION");
        assertThat(visitor.get(address.substring(address.indexOf("/work"))).body())
                .contains(AMINAS, "1 case fits");
    }

    @Test
    void aNumberInTheFieldForNamesIsLookedForAsANumber() {
        var answer = visitor.post("/work/cases", "called", " hvn-26-000200 ");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("location").orElse("")).contains("number=HVN-26-000200");
    }

    @Test
    void casesAreOrderedAndPagedAndNonsenseIsPassedOver() {
        assertThat(visitor.get("/work/cases?sort=size&down=true").body()).contains("HVN-26-");
        assertThat(visitor.get("/work/cases?sort=number&page=2").body()).contains("Rows 26 to");
        assertThat(visitor.get("/work/cases?sort=nonsense&page=-4&stage=NOWHERE")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void theCasePageShowsTheFamilyAndOpensItsNeedsByALink() {
        var page = visitor.get("/work/cases/" + AMINAS).body();

        assertThat(page)
                .contains("Amina Qasim", "أمينة قاسم", "7 people, 6 of them children", "cannot write")
                .contains("Husband of Amina", "dead")
                .contains("href=\"/work/cases/" + AMINAS + "/needs\"");
    }

    @Test
    void theNeedsShowThePersonsOwnWordsFirst() {
        var page = signedIn(Role.CASEWORKER)
                .get("/work/cases/" + AMINAS + "/needs")
                .body();

        assertThat(page).contains("dir=\"auto\" lang=\"apc\"", "ما بيقدر يفتح تمه", "He cannot open his mouth");
        assertThat(page.indexOf("ما بيقدر يفتح تمه")).isLessThan(page.indexOf("He cannot open his mouth"));
        assertThat(page).contains("at most 90 minutes one way", "12 visits a year");
    }

    @Test
    void whoPlacesAFamilySeesWhatANeedRequiresAndNotWhatWasSaidOfHealth() {
        var page = visitor.get("/work/cases/" + AMINAS + "/needs").body();

        assertThat(page)
                .contains("at most 90 minutes one way", "12 visits a year", "بدي كل ولادي يروحوا")
                .doesNotContain("ما بيقدر يفتح تمه", "He cannot open his mouth");
    }

    @Test
    void whatIsNotThereAndWhatIsNoNumberAnswerAlike() {
        assertThat(visitor.get("/work/cases/HVN-26-999999").statusCode()).isEqualTo(404);
        assertThat(visitor.get("/work/cases/nonsense").statusCode()).isEqualTo(404);
        assertThat(new Visitor(port).get("/work/cases/" + AMINAS).body()).doesNotContain("Amina");
    }
}
