package org.havn.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.havn.HavnTest;
import org.havn.Visitor;
import org.havn.access.Accounts;
import org.havn.access.As;
import org.havn.access.DemoUnits;
import org.havn.access.FamilyAccounts;
import org.havn.access.HouseholdOfFour;
import org.havn.access.Role;
import org.havn.access.Units;
import org.havn.access.exports.Draft;
import org.havn.access.exports.ExportPurpose;
import org.havn.access.exports.ExportStopped;
import org.havn.access.exports.Exports;
import org.havn.access.exports.TestRecipient;
import org.havn.cases.CaseNumber;
import org.havn.cases.Cases;
import org.havn.cases.FamilySight;
import org.havn.cases.Programmes;
import org.havn.interviews.AnswerOperation;
import org.havn.interviews.ConsentTakenBack;
import org.havn.interviews.InterpretedBy;
import org.havn.interviews.InterviewId;
import org.havn.interviews.Interviews;
import org.havn.interviews.forms.Answer;
import org.havn.interviews.forms.FieldPath;
import org.havn.needs.Needs;
import org.havn.people.Assent;
import org.havn.people.Consent;
import org.havn.people.ConsentPurpose;
import org.havn.people.ConsentRecipient;
import org.havn.people.Consents;
import org.havn.people.PersonId;
import org.havn.people.Persons;
import org.havn.platform.Ids;
import org.havn.platform.Texts;
import org.havn.reference.LanguageTag;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// A family agrees, takes it back, and sees that those who were given something were told to stop.
@HavnTest
class ConsentLedgerTests {
    private static final String PASSWORD = "a sentence to remember";
    private static final AtomicInteger NUMBERS = new AtomicInteger(31_000_000);
    private static final Pattern WITHDRAWAL = Pattern.compile("action=\"(/family/consents/[0-9a-f-]{36}/withdrawal)\"");

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
    private FamilyAccounts families;

    @Autowired
    private FamilySight sight;

    @Autowired
    private Consents consents;

    @Autowired
    private Interviews interviews;

    @Autowired
    private Exports exports;

    @Autowired
    private Texts texts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Clock clock;

    @LocalServerPort
    private int port;

    private HouseholdOfFour family;
    private String number;
    private UUID worker;
    private Visitor caseworker;

    @BeforeEach
    void aFamilyAndItsCaseworker() {
        DemoUnits.openIn(units);
        family = new HouseholdOfFour.Maker(programmes, persons, cases, needs).in(DemoUnits.BEIRUT);
        number = family.number().value();
        var name = "worker-" + UUID.randomUUID();
        worker = accounts.open(name, "Berit Worker", PASSWORD, Set.of(Role.CASEWORKER), DemoUnits.BEIRUT);
        caseworker = new Visitor(port);
        caseworker.signIn(name, PASSWORD);
    }

    @Test
    void whatWasAgreedToStandsInTheLedgerWithWhoWroteItDownAndHowItWasReadBack() {
        assertThat(record(family.mother(), "", "GIVEN", "PLACEMENT", "MUNICIPALITY", "yes"))
                .isEqualTo(302);
        assertThat(record(family.mother(), "", "GIVEN", "PLACEMENT", "MUNICIPALITY", ""))
                .as("not read back")
                .isEqualTo(422);

        assertThat(consents.of(number)).singleElement().satisfies(it -> {
            assertThat(it.person().value()).isEqualTo(family.mother().value());
            assertThat(it.recipient()).isEqualTo(ConsentRecipient.MUNICIPALITY);
            assertThat(it.assent()).isEqualTo(Assent.NO_CHILD);
            assertThat(it.readBackIn()).isEqualTo("ar");
            assertThat(it.recordedBy()).isEqualTo(worker);
            assertThat(it.holdsOn(LocalDate.now(clock))).isTrue();
        });
        assertThat(caseworker.get("/work/cases/" + number + "/consents").body())
                .contains("Berit Worker", "A place to live", "read back in: Arabic")
                .as("what is read aloud")
                .contains("lang=\"ar\" dir=\"rtl\"", "يجوز لنا أن نبحث لكم عن بلدية");
    }

    @Test
    void aGuardianAgreesForAChildAndTheChildsOwnNoIsStronger() {
        assertThat(record(family.son(), "", "GIVEN", "HEALTH", "HEALTH_SERVICE", "yes"))
                .as("a child without a guardian")
                .isEqualTo(422);
        assertThat(record(
                        family.son(), family.mother().value().toString(), "REFUSED", "HEALTH", "HEALTH_SERVICE", "yes"))
                .isEqualTo(302);

        assertThat(consents.of(number).getFirst().givenBy().value())
                .isEqualTo(family.mother().value());
        assertThat(consents.stopped(number, ConsentPurpose.HEALTH)).containsExactly(family.son());
    }

    @Test
    void aMotherTakesItBackOnHerOwnPageAndEveryHolderIsOrderedToStop() throws Exception {
        record(family.mother(), "", "GIVEN", "PLACEMENT", "MUNICIPALITY", "yes");
        record(family.father(), "", "GIVEN", "PLACEMENT", "MUNICIPALITY", "yes");
        var holder = fileWentOut("RECEPTION");
        var unconcerned = fileWentOut("SUPERVISION");
        var mother = comeIn(family.mother());

        mother.get("/language?to=ar&back=/family");
        var page = mother.get("/family").body();
        assertThat(page).contains("ما وافقتم عليه", "يجوز لنا أن نبحث لكم عن بلدية", "البلدية");
        var withdrawals = WITHDRAWAL.matcher(page).results().toList();
        assertThat(withdrawals).as("hers, and not her husband’s").hasSize(1);
        assertThat(mother.post(withdrawals.getFirst().group(1)).statusCode()).isEqualTo(302);
        mother.post(withdrawals.getFirst().group(1));

        assertThat(consents.stopOrders(number)).singleElement().satisfies(it -> {
            assertThat(it.holder()).isEqualTo(holder).isNotEqualTo(unconcerned);
            assertThat(it.answer()).isNull();
        });
        assertThat(consents.stopped(number, ConsentPurpose.PLACEMENT)).containsExactly(family.mother());
        mother.get("/language?to=en&back=/family");
        assertThat(mother.get("/family").body())
                .contains("Taken back on", "Somebody has your information. We tell them to stop.");

        var stop = consents.stopOrders(number).getFirst().id();
        var stops = "/work/cases/" + number + "/consents/stops/" + stop;
        assertThat(caseworker.get("/work/cases/" + number + "/consents").body())
                .contains("Somebody", "nobody has told them yet");
        caseworker.post(stops, "answer", "");
        assertThat(mother.get("/family").body()).contains("They were told to stop. They have not answered yet.");
        caseworker.post(stops, "answer", "DELETED");
        assertThat(mother.get("/family").body()).contains("They answered: it is deleted.");
    }

    @Test
    void aFileWithAFamilyThatTookItBackLeavesNoMore() {
        record(family.mother(), "", "GIVEN", "PLACEMENT", "MUNICIPALITY", "yes");
        assertThat(consents.stopped(List.of(number), ExportPurpose.RECEPTION)).isFalse();
        withdraw(only());

        assertThat(consents.stopped(List.of(number), ExportPurpose.RECEPTION)).isTrue();
        assertThat(consents.stopped(List.of(number), ExportPurpose.SUPERVISION))
                .as("rests on a law")
                .isFalse();
        var draft = new Draft("list.csv", "case", number, List.of(number), 4, _ -> new byte[0]);
        assertThatThrownBy(() -> As.account(
                        worker,
                        () -> exports.ask(
                                draft,
                                UUID.randomUUID().toString(),
                                ExportPurpose.RECEPTION,
                                "the municipality prepares to receive",
                                texts.in(Locale.ENGLISH))))
                .isInstanceOf(ExportStopped.class);

        record(family.mother(), "", "GIVEN", "PLACEMENT", "MUNICIPALITY", "yes");
        assertThat(consents.stopped(List.of(number), ExportPurpose.RECEPTION))
                .as("she agreed anew")
                .isFalse();
    }

    @Test
    void anInterviewWritesItsConsentDownAndStopsWhereItIsTakenBack() {
        var id = begun();

        assertThat(consents.of(number)).hasSize(4).allSatisfy(it -> {
            assertThat(it.purpose()).isEqualTo(ConsentPurpose.INTERVIEW);
            assertThat(it.recipient()).isEqualTo(ConsentRecipient.HAVN);
            assertThat(it.readBackIn()).isEqualTo("ar");
        });
        var mothers = consents.of(number).stream()
                .filter(it -> it.person().value().equals(family.mother().value()))
                .findFirst()
                .orElseThrow();
        answer(id, family.mother());

        withdraw(mothers);

        assertThatThrownBy(() -> answer(id, family.mother())).isInstanceOf(ConsentTakenBack.class);
        answer(id, family.father());
    }

    @Test
    void nobodyElseTakesItBack() {
        record(family.mother(), "", "GIVEN", "PLACEMENT", "MUNICIPALITY", "yes");
        var father = comeIn(family.father());

        assertThat(father.post("/family/consents/" + only().id() + "/withdrawal")
                        .statusCode())
                .isEqualTo(404);
        assertThat(only().withdrawnAt()).isNull();
    }

    private Consent only() {
        return consents.of(number).getFirst();
    }

    private void withdraw(Consent consent) {
        As.account(worker, () -> consents.withdraw(number, consent.id()));
    }

    private int record(
            PersonId person, String givenBy, String assent, String purpose, String recipient, String readBack) {
        return caseworker
                .post(
                        "/work/cases/" + number + "/consents",
                        "person",
                        person.value().toString(),
                        "purpose",
                        purpose,
                        "recipient",
                        recipient,
                        "fields",
                        "ALL",
                        "until",
                        LocalDate.now(clock).plusYears(1).toString(),
                        "way",
                        "SPOKEN",
                        "givenBy",
                        givenBy,
                        "assent",
                        assent,
                        "language",
                        "ar",
                        "readBack",
                        readBack)
                .statusCode();
    }

    private InterviewId begun() {
        var begun = new InterviewId[1];
        As.account(worker, () -> {
            var held = new InterpretedBy(new LanguageTag("ar"), null, "Interpreter 12");
            begun[0] = interviews
                    .plan(new CaseNumber(number), LocalDate.now(clock), held)
                    .id();
            interviews.begin(begun[0], clock.instant(), held);
        });
        return begun[0];
    }

    private void answer(InterviewId id, PersonId person) {
        As.account(
                worker,
                () -> interviews.answer(new AnswerOperation(
                        Ids.next(),
                        id,
                        FieldPath.of("each_member[" + person.value() + "]/health/illness"),
                        Answer.NONE,
                        0,
                        "online",
                        Instant.parse("2026-11-20T10:00:00Z"))));
    }

    private Visitor comeIn(PersonId person) {
        var name = String.valueOf(NUMBERS.incrementAndGet());
        var code = "1234567812345678";
        families.issueForDemonstration(
                name, code, number, person.value(), sight.of(cases.get(number)).getOrDefault(person.value(), Map.of()));
        var visitor = new Visitor(port);
        visitor.post("/family/sign-in", "number", name, "code", code);
        return visitor;
    }

    /// A file with this family in it went to somebody for a purpose.
    private UUID fileWentOut(String purpose) throws CertificateEncodingException, java.io.IOException {
        var recipient = UUID.randomUUID();
        var certificate = TestRecipient.onCurve("secp256r1").certificate().getEncoded();
        transaction.executeWithoutResult(_ -> {
            jdbc.sql("""
                    insert into access.recipient (id, name, organisation, certificate, fingerprint, good_until, asked_by,
                                                  asked_at, registered_at)
                    values (:id, 'Somebody', 'Somewhere', :certificate, sha256(:certificate), now() + interval '20 days',
                            :by, now(), now())
                    """)
                    .param("id", recipient)
                    .param("certificate", certificate)
                    .param("by", worker)
                    .update();
            var export = UUID.randomUUID();
            jdbc.sql("""
                    insert into access.export (id, file, subject_type, subject, purpose, because, recipient, persons,
                                               account, made_at, state, content, digest)
                    values (:id, 'list.csv', 'case', 'x', :purpose, 'a reason', :recipient, 4, :by, now(), 'READY', 'x',
                            sha256('x'))
                    """)
                    .param("id", export)
                    .param("purpose", purpose)
                    .param("recipient", recipient)
                    .param("by", worker)
                    .update();
            jdbc.sql("insert into access.export_case (export, case_number) values (:export, :number)")
                    .param("export", export)
                    .param("number", number)
                    .update();
        });
        return recipient;
    }
}
