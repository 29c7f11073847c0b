package org.havn.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.havn.HavnTest;
import org.havn.Visitor;
import org.havn.access.Accounts;
import org.havn.access.As;
import org.havn.access.CurrentActor;
import org.havn.access.DemoUnits;
import org.havn.access.FourEyes;
import org.havn.access.HouseholdOfFour;
import org.havn.access.Role;
import org.havn.access.Units;
import org.havn.audit.AuditTrail;
import org.havn.audit.TrailQuestion;
import org.havn.cases.Cases;
import org.havn.cases.Programmes;
import org.havn.needs.Needs;
import org.havn.people.Persons;
import org.havn.platform.Refusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// From the count to the public page: by two people, into tables that stay as they are.
@HavnTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FiguresTests {
    private static final String PASSWORD = "a sentence to remember";
    private static final String WHY = "the figures of the quarter";

    @Autowired
    private Figures figures;

    @Autowired
    private Counting counting;

    @Autowired
    private FigureRows rows;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private CurrentActor actor;

    @Autowired
    private FourEyes fourEyes;

    @Autowired
    private Units units;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Programmes programmes;

    @Autowired
    private Persons persons;

    @Autowired
    private Cases cases;

    @Autowired
    private Needs needs;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @LocalServerPort
    private int port;

    private String officerName = "";
    private UUID officer = new UUID(0, 0);
    private UUID second = new UUID(0, 0);

    @BeforeEach
    void familiesAndTwoColleagues() {
        if (!officerName.isEmpty()) {
            return;
        }
        DemoUnits.openIn(units);
        for (var family = 0; family < 3; family++) {
            anotherFamily();
        }
        officerName = "tester-" + UUID.randomUUID();
        officer = account(officerName, Role.PLACEMENT_OFFICER);
        second = account("tester-" + UUID.randomUUID(), Role.DATA_PROTECTION_OFFICER);
    }

    @Test
    void figuresAreOutWhenASecondPersonHasAgreedAndNotBefore() {
        var draft = countedLater();
        var request = asked(draft);

        As.account(
                officer,
                Role.DATA_PROTECTION_OFFICER,
                () -> assertThatThrownBy(() -> fourEyes.agree(request, "")).isInstanceOf(Refusal.class));
        assertThat(figures.open()).noneMatch(it -> it.id().equals(draft.id()));

        As.account(second, Role.DATA_PROTECTION_OFFICER, () -> fourEyes.agree(request, ""));

        assertThat(figures.open().getFirst().id()).isEqualTo(draft.id());
        var page = new Visitor(port).get("/open/figures");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Persons by county and age", "under 5 or held back");
        assertThat(trail.find(TrailQuestion.everything()).entries())
                .anyMatch(it -> it.act().equals("publishing.figures.published"));
    }

    @Test
    void theFileHoldsMultiplesOfTheThresholdAndSomethingInIt() {
        out();

        var lines = new Visitor(port)
                .get("/open/figures.csv")
                .body()
                .lines()
                .skip(1)
                .toList();

        var told = lines.stream()
                .map(it -> it.split(",", -1))
                .map(it -> it[it.length - 2])
                .toList();
        assertThat(told)
                .anyMatch(it -> !it.isEmpty())
                .allMatch(it -> it.isEmpty() || (Integer.parseInt(it) >= 5 && Integer.parseInt(it) % 5 == 0));
        assertThat(lines).anyMatch(it -> it.contains("county-age,*,"));
        var json = new Visitor(port).get("/open/figures.json");
        assertThat(json.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        assertThat(json.body()).contains("\"threshold\":5", "\"table\":\"needs\"");
    }

    @Test
    void whatIsOutStandsWhileTheWorldGoesOn() {
        out();
        var before = new Visitor(port).get("/open/figures.csv").body();

        anotherFamily();
        anotherFamily();

        assertThat(new Visitor(port).get("/open/figures.csv").body()).isEqualTo(before);
    }

    @Test
    void notEvenTheApplicationCanChangeIt() {
        out();

        assertThatThrownBy(() ->
                        transaction.executeWithoutResult(_ -> jdbc.sql("update publishing.open_figure set figure = 500")
                                .update()))
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> transaction.executeWithoutResult(
                        _ -> jdbc.sql("delete from publishing.open_release").update()))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void aRefusedDraftLeavesNoCountsBehind() {
        var draft = countedLater();
        var request = asked(draft);

        As.account(second, Role.DATA_PROTECTION_OFFICER, () -> fourEyes.refuse(request, "two tables look odd to me"));

        assertThat(figures.waiting()).isEmpty();
        assertThat(rows.figuresOf(draft.id())).isEmpty();
        assertThat(figures.open()).noneMatch(it -> it.id().equals(draft.id()));
    }

    @Test
    void aDraftThatWasCountedAnewIsNotLetOut() {
        var request = asked(countedLater());
        countedLater();

        As.account(
                second,
                Role.DATA_PROTECTION_OFFICER,
                () -> assertThatThrownBy(() -> fourEyes.agree(request, "")).isInstanceOf(NoSuchRelease.class));
    }

    @Test
    void releasesAreApart() {
        out();

        assertThatThrownBy(() -> figures.count()).isInstanceOf(FiguresTooSoon.class);
    }

    @Test
    void theNextReleaseKeepsWhatWasShown() {
        out();
        var before = rows.past().lastShown();
        assertThat(before).isNotEmpty();

        var draft = countedLater();

        assertThat(figures.figuresOf(draft)).allSatisfy(it -> {
            var last = before.get(it.cell());
            if (last != null && it.shown() && last.rounded() != it.rounded()) {
                assertThat(Math.abs(it.counted() - last.counted())).isGreaterThanOrEqualTo(5);
            }
        });
    }

    @Test
    void anOfficerSeesWhatIsHeldAndWhyAndNoCount() {
        countedLater();
        var visitor = new Visitor(port);
        visitor.signIn(officerName, PASSWORD);

        var page = visitor.get("/work/figures");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Rounded, it is below 5.", "Ask for it to be let out");
    }

    @Test
    void thePublicReadsItInItsLanguage() {
        out();
        var visitor = new Visitor(port);
        visitor.get("/language?to=ar&back=/open/figures");

        assertThat(visitor.get("/open/figures").body()).contains("dir=\"rtl\"", "الأشخاص بحسب المحافظة والعمر");
    }

    private UUID account(String name, Role role) {
        return accounts.open(name, "A tester", PASSWORD, Set.of(role), DemoUnits.PLACEMENT);
    }

    private void anotherFamily() {
        new HouseholdOfFour.Maker(programmes, persons, cases, needs).in(DemoUnits.ANKARA);
    }

    /// Something is out.
    private void out() {
        if (!figures.open().isEmpty()) {
            return;
        }
        var request = asked(countedLater());
        As.account(second, Role.DATA_PROTECTION_OFFICER, () -> fourEyes.agree(request, ""));
    }

    private UUID asked(Release draft) {
        var asked = new UUID[1];
        As.account(
                officer,
                Role.PLACEMENT_OFFICER,
                () -> asked[0] = fourEyes.ask(PublishFigures.CODE, PublishFigures.parameters(draft.id(), officer), WHY)
                        .orElseThrow());
        return asked[0];
    }

    /// Counts on a day on which a release is due.
    private Release countedLater() {
        var last = figures.open().stream().map(OpenRelease::countedOn).max(LocalDate::compareTo);
        var due = last.map(it -> it.plusDays(100)).orElse(LocalDate.now(Clock.systemUTC()));
        var clock = Clock.offset(
                Clock.systemUTC(),
                Duration.between(LocalDate.now(Clock.systemUTC()).atStartOfDay(), due.atStartOfDay()));
        var later = new Figures(counting, rows, trail, actor, clock, 5, 90);
        return Objects.requireNonNull(transaction.execute(_ -> later.count()));
    }
}
