package org.havn.needs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.havn.HavnTest;
import org.havn.Visitor;
import org.havn.access.Accounts;
import org.havn.access.DemoAccounts;
import org.havn.access.Role;
import org.havn.cases.CaseNumber;
import org.havn.cases.Cases;
import org.havn.demo.DemoProgramme;
import org.havn.platform.AtStart;
import org.havn.platform.Telling;
import org.havn.reference.CapabilityCode;
import org.havn.reference.LanguageTag;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@HavnTest
class NeedPagesTests {
    private static final CaseNumber FAMILY = new CaseNumber("HVN-26-000007");

    @LocalServerPort
    private int port;

    @Autowired
    private Needs needs;

    @Autowired
    private Cases cases;

    @Autowired
    private Clock clock;

    private Visitor caseworker;
    private Need need;
    private String address;

    @BeforeEach
    void aChildHasVoicedANeed(
            @Autowired DemoProgramme demo, @Autowired Accounts accounts, @Autowired List<AtStart> atStart) {
        atStart.stream()
                .sorted(Comparator.comparingInt(AtStart::order))
                .filter(it -> it.order() < 15)
                .forEach(it -> it.run(Telling.nobody()));
        demo.load(200, _ -> {});
        DemoAccounts.openIn(accounts);
        caseworker = signedIn(Role.CASEWORKER);
        need = voiced("I see nothing on the board");
        address = NeedPage.address(need);
    }

    @Test
    void aCaseworkerConfirmsANeedWithWhatItRequiresAndHowFarItMayBe() {
        var answer = confirm(0, "HEARING_AND_SIGHT_AID", "true", "45");

        assertThat(answer.statusCode()).isEqualTo(302);
        var confirmed = needs.get(FAMILY, need.id());
        assertThat(confirmed.state()).isEqualTo(NeedState.CONFIRMED);
        assertThat(confirmed.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(confirmed.evidence()).isEqualTo("medical-form");
        assertThat(confirmed.requirement())
                .isEqualTo(new Requirement(new CapabilityCode("HEARING_AND_SIGHT_AID"), true, 45, null, 2));
        assertThat(needs.confirmedOf(List.of(FAMILY)).get(FAMILY))
                .extracting(ConfirmedNeed::id)
                .contains(need.id());
        assertThat(caseworker.get(address).body())
                .contains("Hard: no place without it", "at most 45 minutes one way", "2 visits a year", "Jonas Lund");
    }

    @Test
    void aNeedGoesItsWholeWayAndItsPageTellsWhoDidWhat() {
        confirm(0, "HEARING_AND_SIGHT_AID", "false", "");
        var due = LocalDate.now(clock).plusDays(9).toString();
        plan(1, "APPOINTMENT", "CASEWORKER", due, "The optician in the high street");
        caseworker.post(address + "/service", "seen", "2", "what", "Glasses");
        var answer = caseworker.post(address + "/met", "seen", "3", "words", "أستطيع أن أرى السبورة");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(needs.get(FAMILY, need.id()).state()).isEqualTo(NeedState.MET);
        var page = caseworker.get(address).body();
        assertThat(page)
                .containsSubsequence(
                        "Met, in the person’s own words",
                        "<p dir=\"auto\">أستطيع أن أرى السبورة</p>",
                        "Jonas Lund",
                        "The service was given",
                        "Glasses",
                        "Planned",
                        "Appointment: a day is agreed",
                        "The optician in the high street",
                        "Confirmed",
                        "Voiced",
                        "before this record began")
                .contains("This need has been met. Nothing is left to do.");
        assertThat(caseworker.get("/work/cases/" + FAMILY).body()).contains("A need was met");
    }

    @Test
    void whatWasTypedStaysWhereSomethingIsWrongAndTheSentenceStandsBesideItsField() {
        var answer = confirm(0, "", "true", "ninety");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("Write a whole number from 0 to 1,440, or leave it empty. This was “ninety”.")
                .contains("Say what the need requires: only then can it be hard or have a reach.")
                .contains("value=\"ninety\"", "<option value=\"CRITICAL\" selected>", "id=\"minutes-error\"")
                .contains("<details class=\"panel\" open>");
        assertThat(needs.get(FAMILY, need.id()).state()).isEqualTo(NeedState.VOICED);
    }

    @Test
    void aPlanHasANameAndADayThatIsStillToCome() {
        confirm(0, "", "false", "");

        var answer = plan(1, "REFERRED", "", "2020-01-01", "Ask the school nurse");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains(
                        "Choose one of the answers in the list.",
                        "Write a day from",
                        "Ask the school nurse</textarea>");
    }

    @Test
    void aPlanCanBeGivenToAPersonByNameAndChanged() {
        confirm(0, "", "false", "");
        var page = caseworker.get(address).body();
        var jonas = page.replaceAll("(?s).*<option value=\"([0-9a-f-]{36})\"[^>]*>Jonas Lund</option>.*", "$1");

        plan(1, "REFERRED", jonas, LocalDate.now(clock).plusDays(3).toString(), "");
        plan(2, "APPOINTMENT", jonas, LocalDate.now(clock).plusDays(8).toString(), "");

        assertThat(needs.get(FAMILY, need.id()).owner()).isEqualTo(jonas);
        assertThat(caseworker.get(address).body())
                .contains("Jonas Lund holds it, until")
                .containsSubsequence("Appointment: a day is agreed", "Referred: somebody has been asked");
    }

    @Test
    void aNeedThatWasNotMetSaysWhyAndIsTakenUpAgain() {
        assertThat(caseworker
                        .post(address + "/not-met", "seen", "0", "because", " ")
                        .body())
                .contains("Write why the need is not met.");
        caseworker.post(address + "/not-met", "seen", "0", "because", "No optician came");

        var unmet = caseworker.get(address).body();
        assertThat(unmet)
                .contains("Because: No optician came", "Confirm the need")
                .doesNotContain("/plan\"");
        confirm(1, "", "false", "");
        assertThat(needs.get(FAMILY, need.id()).outcome()).isEmpty();
        assertThat(caseworker.get(address).body()).contains("No optician came", "/plan\"");
    }

    @Test
    void whoComesSecondSeesWhatHappenedAndLosesNothing() {
        confirm(0, "", "false", "");
        plan(1, "REFERRED", "CASEWORKER", LocalDate.now(clock).plusDays(3).toString(), "");

        var late = caseworker.post(address + "/not-met", "seen", "1", "because", "Nobody answers");

        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body())
                .contains(
                        "Somebody else took a step with this need",
                        "Nobody answers</textarea>",
                        "name=\"seen\" value=\"2\"");
        assertThat(needs.get(FAMILY, need.id()).state()).isEqualTo(NeedState.PLANNED);
    }

    @Test
    void whatIsNotOfferedAnyMoreIsHandedBackToCopy() {
        confirm(0, "", "false", "");

        var early = caseworker.post(address + "/met", "seen", "1", "words", "Now I can see");

        assertThat(early.statusCode()).isEqualTo(409);
        assertThat(early.body())
                .contains(
                        "It stands at “confirmed” and cannot go straight to “met”.",
                        "<p class=\"voiced\" dir=\"auto\">Now I can see</p>");
    }

    @Test
    void onlyACaseworkerTakesStepsAndEveryoneAtWorkMayRead() {
        for (var role : List.of(Role.PLACEMENT_OFFICER, Role.AUDITOR)) {
            var reader = signedIn(role);

            assertThat(reader.get(address).body())
                    .contains("I see nothing on the board")
                    .doesNotContain("/confirmation");
            assertThat(reader.post(address + "/not-met", "seen", "0", "because", "No")
                            .statusCode())
                    .isEqualTo(404);
        }
        assertThat(needs.get(FAMILY, need.id()).state()).isEqualTo(NeedState.VOICED);
    }

    @Test
    void anotherFamilysAddressHasNoSuchNeed() {
        var elsewhere = address.replace(FAMILY.value(), "HVN-26-000200");

        assertThat(caseworker.get(elsewhere).statusCode()).isEqualTo(404);
        assertThat(caseworker
                        .post(elsewhere + "/not-met", "seen", "0", "because", "No")
                        .statusCode())
                .isEqualTo(404);
        assertThat(caseworker
                        .get(address.replace(
                                need.id().value().toString(), UUID.randomUUID().toString()))
                        .statusCode())
                .isEqualTo(404);
    }

    private HttpResponse<String> confirm(int seen, String requires, String hard, String minutes) {
        return caseworker.post(
                address + "/confirmation",
                "seen",
                String.valueOf(seen),
                "requires",
                requires,
                "hard",
                hard,
                "minutes",
                minutes,
                "hours",
                "",
                "visits",
                requires.isEmpty() ? "" : "2",
                "severity",
                "CRITICAL",
                "evidence",
                "medical-form");
    }

    private HttpResponse<String> plan(int seen, String arrangement, String owner, String due, String what) {
        return caseworker.post(
                address + "/plan",
                "seen",
                String.valueOf(seen),
                "arrangement",
                arrangement,
                "owner",
                owner,
                "due",
                due,
                "what",
                what);
    }

    private Need voiced(String said) {
        var voiced = new Need(
                NeedId.next(),
                FAMILY,
                cases.get(FAMILY).principalApplicant().person(),
                9,
                new OwnWords(new LanguageTag("en"), said, List.of()),
                null,
                List.of(),
                Severity.HIGH,
                java.util.Set.of(Phase.AFTER_ARRIVAL),
                "interview",
                null,
                "",
                null,
                NeedState.VOICED,
                "");
        needs.voice(List.of(voiced));
        return voiced;
    }

    private Visitor signedIn(Role role) {
        var account = DemoAccounts.ALL.stream()
                .filter(it -> it.role() == role)
                .findFirst()
                .orElseThrow();
        var visitor = new Visitor(port);
        visitor.signIn(account.signInName(), account.password());
        return visitor;
    }
}
