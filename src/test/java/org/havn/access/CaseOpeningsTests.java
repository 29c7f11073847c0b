package org.havn.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.havn.HavnTest;
import org.havn.TestDatabase;
import org.havn.TestMail;
import org.havn.audit.AuditNotAvailable;
import org.havn.audit.AuditTrail;
import org.havn.cases.CaseNumber;
import org.havn.cases.Cases;
import org.havn.cases.Programme;
import org.havn.cases.ProgrammeId;
import org.havn.cases.Programmes;
import org.havn.people.Persons;
import org.havn.platform.Ids;
import org.havn.platform.Texts;
import org.havn.platform.watch.Mail;
import org.havn.reference.CountryCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentMatchers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// SECURITY.md, S7 and the break-glass of point 6: opening what is not one's own.
@HavnTest
class CaseOpeningsTests {
    private static final String WHY = "standing in for a colleague this week";

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Units units;

    @Autowired
    private CaseScopes scopes;

    @Autowired
    private CaseOpenings openings;

    @Autowired
    private OpeningRows rows;

    @Autowired
    private Clock clock;

    @Autowired
    private GlassNotices notices;

    @Autowired
    private Programmes programmes;

    @Autowired
    private Cases cases;

    @Autowired
    private Persons persons;

    @Autowired
    private AuditTrail trail;

    private UUID insider = new UUID(0, 0);
    private UUID officer = new UUID(0, 0);
    private final List<String> ofAnkara = new ArrayList<>();

    @BeforeEach
    void aCaseworkerOfAnotherOffice() {
        DemoUnits.openIn(units);
        insider = account(Role.CASEWORKER, DemoUnits.BEIRUT);
        officer = account(Role.DATA_PROTECTION_OFFICER, DemoUnits.PLACEMENT);
        var programme = new Programme(
                new ProgrammeId(Ids.next()),
                "Of Ankara",
                100,
                new CountryCode("TR"),
                new CountryCode("NO"),
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2026, 12, 31),
                DemoUnits.ANKARA,
                DemoUnits.ANKARA,
                false);
        programmes.open(programme);
        for (var count = 0; count < 35; count++) {
            var somebody = SmallFamilies.somebody();
            persons.register(List.of(somebody));
            var family = SmallFamilies.of(programme.id(), somebody.id());
            cases.open(List.of(family));
            ofAnkara.add(family.number().value());
        }
    }

    @Test
    void aPurposeOpensACaseOfTheSameOrganisationAndTheFamilyCanSeeIt() {
        var number = ofAnkara.getFirst();

        As.account(insider, () -> {
            assertThat(cases.find(new CaseNumber(number))).isEmpty();
            openings.forPurpose(number, Purpose.STANDING_IN, WHY);
            assertThat(cases.find(new CaseNumber(number))).isPresent();
            assertThat(cases.find(new CaseNumber(ofAnkara.get(1)))).isEmpty();
        });

        assertThat(trail.openings(number, 10))
                .singleElement()
                .satisfies(it -> assertThat(it.purpose()).isEqualTo("standing-in"));
    }

    @Test
    void anEmergencyIsToldAtOnceToThoseWhoseCaseItIsUntilItWasReviewed() {
        var owner = account(Role.CASEWORKER, DemoUnits.ANKARA);
        var excluded = account(Role.CASEWORKER, DemoUnits.ANKARA);
        var elsewhere = account(Role.CASEWORKER, DemoUnits.PLACEMENT);
        var number = ofAnkara.getFirst();
        scopes.exclude(number, excluded, "a relative of the family");
        As.account(insider, () -> openings.breakGlass(number, "a threat by telephone tonight"));

        assertThat(told(owner)).containsExactly(number);
        var opening = openingOf(number);
        As.account(owner, () -> {
            var closed = noticeOf(number, null);
            assertThat(closed.because()).isEmpty();
            assertThat(noticeOf(number, closed.id()).because()).isEqualTo("a threat by telephone tonight");
        });
        As.account(
                elsewhere,
                () -> assertThat(notices.forReader(new Texts().in(Locale.ENGLISH), opening))
                        .noneMatch(it -> it.caseNumber().equals(number)));
        assertThat(told(excluded)).isEmpty();
        assertThat(told(elsewhere)).isEmpty();
        assertThat(told(insider)).isEmpty();

        As.account(officer, Role.DATA_PROTECTION_OFFICER, () -> {
            var emergency = openings.brokenGlass().stream()
                    .filter(it -> it.caseNumber().equals(number))
                    .findFirst()
                    .orElseThrow();
            openings.review(emergency.id(), "it was an emergency, and right");
        });
        assertThat(told(owner)).isEmpty();
    }

    @Test
    void anEmergencyIsToldByMailWithNothingInItAboutAnybody() throws Exception {
        var server = TestMail.speaking(ServerSetup.PROTOCOL_SMTP);
        server.start();
        try {
            var mail = new Mail("smtp://127.0.0.1:" + server.getSmtp().getPort(), "", "", "havn@example.org");
            var number = ofAnkara.getFirst();
            var jobs = mock(Scheduler.class);
            var told = glassMail(mail, jobs, "officer@example.org, ankara@example.org");
            var openings = openings(told);

            As.account(insider, () -> {
                openings.breakGlass(number, "a threat by telephone tonight");
                assertThatThrownBy(() -> openings.breakGlass("HVN-26-999999", "a threat by telephone tonight"))
                        .isInstanceOf(CaseNotOpened.class);
            });
            verify(jobs, times(1)).scheduleIfNotExists(ArgumentMatchers.<SchedulableInstance<Void>>any());
            told.tell();

            var message = server.getReceivedMessages()[0];
            assertThat(message.getAllRecipients()).hasSize(2);
            assertThat(message.getSubject() + GreenMailUtil.getBody(message))
                    .contains("https://havn.example.org")
                    .doesNotContain(number, "threat", insider.toString(), "tester");
        } finally {
            server.stop();
        }
    }

    @Test
    void whoIsToTellByMailNeedsAServerAndNobodyIsToldWithoutAnAddress() throws Exception {
        var none = new Mail("", "", "", "");
        var jobs = mock(Scheduler.class);

        glassMail(none, jobs, "").soon(UUID.randomUUID());

        verifyNoInteractions(jobs);
        assertThatThrownBy(() -> glassMail(none, jobs, "officer@example.org")).hasMessageContaining("HAVN_MAIL_SERVER");
    }

    private GlassMail glassMail(Mail mail, Scheduler jobs, String to) {
        var beans = new StaticListableBeanFactory();
        beans.addBean("jobs", jobs);
        return new GlassMail(
                mail, new Texts(), beans.getBeanProvider(Scheduler.class), clock, to, "https://havn.example.org");
    }

    private CaseOpenings openings(GlassMail mail) {
        return new CaseOpenings(rows, trail, new CurrentActor(), transaction, mail, clock, 30, 100, 20);
    }

    @Test
    void aReviewThatIsLateIsAnAlarmOnce() {
        var number = ofAnkara.get(1);
        As.account(insider, () -> openings.breakGlass(number, "a threat by telephone tonight"));
        notices.sayWhatIsLate();
        assertThat(late(number)).isZero();
        transaction.executeWithoutResult(
                _ -> jdbc.sql("""
                update access.case_opening set since = since - interval '73 hours', until_at = until_at - interval '73 hours'
                 where case_number = :number
                """).param("number", number).update());

        notices.sayWhatIsLate();
        notices.sayWhatIsLate();

        assertThat(late(number)).isEqualTo(1);
    }

    private GlassNotice noticeOf(String number, @Nullable UUID why) {
        return notices.forReader(new Texts().in(Locale.ENGLISH), why).stream()
                .filter(it -> it.caseNumber().equals(number))
                .reduce((_, _) -> {
                    throw new AssertionError("Two notices of " + number);
                })
                .orElseThrow();
    }

    private UUID openingOf(String number) {
        return jdbc.sql("select id from access.case_opening where case_number = :number and kind = 'BREAK_GLASS'")
                .param("number", number)
                .query(UUID.class)
                .single();
    }

    private List<String> told(UUID account) {
        var told = new ArrayList<String>();
        As.account(
                account,
                () -> notices.forReader(new Texts().in(Locale.ENGLISH), null).stream()
                        .map(GlassNotice::caseNumber)
                        .filter(ofAnkara::contains)
                        .forEach(told::add));
        return told;
    }

    private int late(String number) {
        return jdbc.sql("select count(*) from audit.event where act = 'access.glass.late' and case_number = :number")
                .param("number", number)
                .query(Integer.class)
                .single();
    }

    @Test
    void aFastInsiderIsStoppedAtTheBudgetAndTheAlarmIsKept() {
        var opened = 0;
        for (var number : ofAnkara) {
            try {
                As.account(insider, () -> openings.forPurpose(number, Purpose.QUALITY, WHY));
                opened++;
            } catch (BudgetUsedUp stopped) {
                break;
            }
        }

        assertThat(opened).isEqualTo(30);
        assertThat(alarms(insider)).contains("access.budget.used-up");
    }

    @Test
    void aSlowInsiderIsNotStoppedButRaisesAnAlarm() {
        for (var number : ofAnkara.subList(0, 20)) {
            As.account(insider, () -> openings.forPurpose(number, Purpose.QUALITY, WHY));
            jdbcAnHourPasses();
        }

        assertThat(alarms(insider)).containsExactly("access.budget.unusual");
    }

    @Test
    void guessingNumbersCostsAsMuchAsOpening() {
        for (var count = 0; count < 30; count++) {
            var nobody = "HVN-98-%06d".formatted(count);
            As.account(
                    insider,
                    () -> assertThatThrownBy(() -> openings.forPurpose(nobody, Purpose.QUALITY, WHY))
                            .isInstanceOf(CaseNotOpened.class));
        }

        As.account(
                insider,
                () -> assertThatThrownBy(() -> openings.forPurpose(ofAnkara.getFirst(), Purpose.QUALITY, WHY))
                        .isInstanceOf(BudgetUsedUp.class));
    }

    @Test
    void aLockedCaseIsClosedToPurposesAndAnExcludedAccountEvenToEmergencies() {
        var locked = ofAnkara.getFirst();
        var excluded = ofAnkara.get(1);
        scopes.lock(locked, true);
        scopes.exclude(excluded, insider, "a relative of the family");

        As.account(insider, () -> {
            assertThatThrownBy(() -> openings.forPurpose(locked, Purpose.QUALITY, WHY))
                    .isInstanceOf(CaseNotOpened.class);
            openings.breakGlass(locked, "her husband stands at the door");
            assertThat(cases.find(new CaseNumber(locked))).isPresent();
            assertThatThrownBy(() -> openings.breakGlass(excluded, "her husband stands at the door"))
                    .isInstanceOf(CaseNotOpened.class);
            assertThat(cases.find(new CaseNumber(excluded))).isEmpty();
        });
    }

    @Test
    void brokenGlassEndsByItselfAndIsReviewedByAnother() {
        var number = ofAnkara.getFirst();
        As.account(insider, () -> openings.breakGlass(number, "her husband stands at the door"));
        var opening = openings.brokenGlass().stream()
                .filter(it -> it.caseNumber().equals(number))
                .findFirst()
                .orElseThrow();

        As.account(
                insider,
                () -> assertThatThrownBy(() -> openings.review(opening.id(), "it was all right, I promise"))
                        .isInstanceOf(NotYourOwn.class));
        As.account(
                officer,
                Role.DATA_PROTECTION_OFFICER,
                () -> openings.review(opening.id(), "police report seen; it was an emergency"));
        anHourPassesFor(number);

        As.account(insider, () -> assertThat(cases.find(new CaseNumber(number))).isEmpty());
        assertThat(openings.brokenGlass())
                .filteredOn(it -> it.id().equals(opening.id()))
                .singleElement()
                .satisfies(it -> assertThat(it.reviewedBy()).isEqualTo(officer));
    }

    @Test
    void whereTheAuditCannotBeWrittenNothingIsOpened() throws SQLException {
        var number = ofAnkara.getFirst();
        var database = jdbc.sql("select current_database()").query(String.class).single();
        asSuperuser(database, "revoke insert on audit.event from havn_app");
        try {
            As.account(insider, () -> {
                assertThatThrownBy(() -> openings.forPurpose(number, Purpose.QUALITY, WHY))
                        .isInstanceOf(AuditNotAvailable.class);
                assertThat(cases.find(new CaseNumber(number))).isEmpty();
            });
        } finally {
            asSuperuser(database, "grant insert on audit.event to havn_app");
        }
        As.account(insider, () -> openings.forPurpose(number, Purpose.QUALITY, WHY));
    }

    private static void asSuperuser(String database, String statement) throws SQLException {
        try (var connection = TestDatabase.server().superuser().connect(database);
                var run = connection.createStatement()) {
            run.execute(statement);
        }
    }

    private UUID account(Role role, UnitId unit) {
        return accounts.open("opening-" + UUID.randomUUID(), "A tester", "a sentence to remember", Set.of(role), unit);
    }

    private List<String> alarms(UUID account) {
        return jdbc.sql("""
                select act from audit.event where account = :who and act like 'access.budget.%' order by moment
                """).param("who", account).query(String.class).list();
    }

    private void jdbcAnHourPasses() {
        transaction.executeWithoutResult(_ -> jdbc.sql("update access.opening_try set at = at - interval '61 minutes'")
                .update());
    }

    private void anHourPassesFor(String number) {
        transaction.executeWithoutResult(
                _ -> jdbc.sql("""
                update access.case_opening set since = since - interval '61 minutes',
                                               until_at = until_at - interval '61 minutes' where case_number = :number
                """).param("number", number).update());
    }
}
