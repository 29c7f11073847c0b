package org.havn.access.keeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.zip.ZipInputStream;
import org.havn.HavnTest;
import org.havn.Visitor;
import org.havn.access.Accounts;
import org.havn.access.As;
import org.havn.access.DemoUnits;
import org.havn.access.HouseholdOfFour;
import org.havn.access.Purpose;
import org.havn.access.Role;
import org.havn.access.Units;
import org.havn.access.uploads.Upload;
import org.havn.access.uploads.Uploads;
import org.havn.access.vault.KeyOwner;
import org.havn.access.vault.Place;
import org.havn.access.vault.Reading;
import org.havn.access.vault.SealBroken;
import org.havn.access.vault.Sealed;
import org.havn.access.vault.Vault;
import org.havn.cases.Cases;
import org.havn.cases.Programmes;
import org.havn.interviews.AnswerOperation;
import org.havn.interviews.InterpretedBy;
import org.havn.interviews.Interview;
import org.havn.interviews.Interviews;
import org.havn.interviews.RecordingNotAgreed;
import org.havn.interviews.Recordings;
import org.havn.interviews.Sounds;
import org.havn.interviews.forms.Answer;
import org.havn.interviews.forms.FieldPath;
import org.havn.needs.Needs;
import org.havn.people.Assent;
import org.havn.people.ConsentPurpose;
import org.havn.people.ConsentRecipient;
import org.havn.people.ConsentWay;
import org.havn.people.Consents;
import org.havn.people.FieldGroup;
import org.havn.people.PersonId;
import org.havn.people.Persons;
import org.havn.people.SamePersons;
import org.havn.platform.Ids;
import org.havn.platform.Texts;
import org.havn.reference.LanguageTag;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// A recording follows whoever speaks: into another key, into their copy, into the record that they turn out to be, and
/// out of Havn.
@HavnTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordingsFollowTests {
    private static final String HEARD = "heard-in-his-own-voice";
    private static final String TOGETHER = "heard-of-the-household";
    private static final String PASSWORD = "a sentence to remember";
    private static final String LAPSED = "interviews.lapsed-recordings";

    @Autowired
    private Accounts accounts;

    @Autowired
    private Interviews interviews;

    @Autowired
    private Recordings recordings;

    @Autowired
    private Consents consents;

    @Autowired
    private SamePersons same;

    @Autowired
    private Uploads uploads;

    @Autowired
    private Vault vault;

    @Autowired
    private Copies copies;

    @Autowired
    private Erasures erasures;

    @Autowired
    private Retention retention;

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

    private HouseholdOfFour.Maker families;
    private HouseholdOfFour family;
    private UUID worker = new UUID(0, 0);
    private UUID officer = new UUID(0, 0);
    private String name = "";
    private Interview interview;

    /// A password takes a while on purpose, so both are opened once.
    @BeforeAll
    void aCaseworkerAndAnOfficer(@Autowired Units units) {
        DemoUnits.openIn(units);
        name = "worker-" + UUID.randomUUID();
        worker = accounts.open(name, "Berit Worker", PASSWORD, Set.of(Role.CASEWORKER), DemoUnits.BEIRUT);
        officer = accounts.open(
                "dpo-" + UUID.randomUUID(),
                "An officer",
                PASSWORD,
                Set.of(Role.DATA_PROTECTION_OFFICER),
                DemoUnits.BEIRUT);
    }

    @BeforeEach
    void theFatherAndTheHouseholdWereRecorded(
            @Autowired Programmes programmes,
            @Autowired Persons persons,
            @Autowired Cases cases,
            @Autowired Needs needs) {
        families = new HouseholdOfFour.Maker(programmes, persons, cases, needs);
        family = families.in(DemoUnits.BEIRUT);
        interview = underWay(family);
        agree(family, family.father(), null);
        record(family.father(), HEARD);
        as(() -> {
            uploads.keepRecording(
                    Ids.next(), new Upload.About("recording", Ids.next()), number(), null, Sounds.ogg(TOGETHER));
            return true;
        });
    }

    @Test
    void aTurnedKeySealsItAnewAndTheOlderKeyOpensNothing() {
        for (var owner : List.of(KeyOwner.person(family.father().value()), KeyOwner.household(number()))) {
            var before = sealed(owner);

            vault.turnKey(owner);
            vault.letGoOfOlderKeys(owner);

            assertThat(sealed(owner).bytes()).isNotEqualTo(before.bytes());
            assertThat(vault.stale(sealed(owner))).isFalse();
            assertThat(opened(before)).as("as a backup has it").isEmpty();
        }
        assertThat(copy(2)).anyMatch(it -> it.contains(HEARD)).anyMatch(it -> it.contains(TOGETHER));
    }

    @Test
    void hisCopyHasWhatHeSaidAndWhatTheySaidTogetherAndHersOnlyTheLast() {
        assertThat(copy(2)).hasSize(2).anyMatch(it -> it.contains(HEARD)).anyMatch(it -> it.contains(TOGETHER));
        assertThat(copy(1)).singleElement().asString().contains(TOGETHER);
    }

    @Test
    void whenHeIsErasedNoByteIsLeftOfHisVoiceNorOfTheHouseholdsAndNoKeyToOldOnes() {
        var before = sealed(KeyOwner.person(family.father().value()));
        agree(family, family.mother(), null);
        record(family.mother(), "hers stays");

        var id = transaction.execute(_ -> erasures.agreed(
                Erasure.Cause.REQUEST, null, new Whom(Set.of(family.father().value()), Set.of())));
        erasures.carryOut(Objects.requireNonNull(id));

        assertThat(kept(number())).containsExactly(family.mother().value().toString());
        assertThat(opened(before)).as("as a backup has it").isEmpty();
        assertThat(copy(1)).singleElement().asString().contains("hers stays");
    }

    @Test
    void whenTwoRecordsAreHimHisCopyHasBothAndTakingItBackOnOneDestroysBoth() {
        var other = families.in(DemoUnits.BEIRUT);
        as(() -> same.merge(family.father(), other.father()));

        assertThat(copy(2)).anyMatch(it -> it.contains(HEARD));
        assertThat(playing()).as("agreed under his older record").contains(HEARD);

        agree(family, other.father(), null);
        assertThat(playing()).contains(HEARD);
        var given = as(() -> consents.of(number())).stream()
                .filter(it -> it.person().equals(other.father()))
                .findFirst()
                .orElseThrow();
        as(() -> {
            consents.withdraw(number(), given.id());
            return true;
        });

        assertThat(kept(number())).isEmpty();
        assertThatThrownBy(this::playing).isInstanceOf(RecordingNotAgreed.class);
    }

    @Test
    void aLapsedConsentLocksAndThePageSaysWhenItIsErasedAndThenItIs() {
        var today = LocalDate.now(clock);
        var part = "/work/cases/" + number() + "/interviews/" + interview.id() + "/part?path="
                + URLEncoder.encode(health(family.father()), StandardCharsets.UTF_8);
        var caseworker = new Visitor(port);
        caseworker.signIn(name, PASSWORD);
        assertThat(caseworker.get(part).body()).contains("<audio").doesNotContain("will be erased on");

        until(today.plusDays(3));
        assertThat(caseworker.get(part).body()).contains("<audio", "will be erased on " + told(today.plusDays(6)));
        until(today.minusDays(1));
        assertThat(caseworker.get(part).body())
                .contains("has not agreed to be recorded", "will be erased on " + told(today.plusDays(2)))
                .doesNotContain("<audio");
        retention.run();
        assertThat(kept(number())).as("two days to agree anew").hasSize(2);

        until(today.minusDays(4));
        agree(family, family.father(), today.plusDays(100));
        retention.run();
        assertThat(kept(number())).as("agreed anew").hasSize(2);

        until(today.minusDays(4));
        assertThat(retention.today())
                .filteredOn(it -> it.code().equals(LAPSED))
                .singleElement()
                .satisfies(it -> assertThat(it.due()).isGreaterThanOrEqualTo(2));
        retention.run();

        assertThat(kept(number())).isEmpty();
        assertThat(caseworker.get(part).body())
                .contains("It was destroyed, because")
                .doesNotContain("will be erased");
        assertThat(jdbc.sql("select act || detail from audit.event where case_number = :number")
                        .param("number", number())
                        .query(String.class)
                        .list())
                .contains("interviews.recordings-lapsed{\"count\": 2}");
    }

    private String told(LocalDate day) {
        return texts.in(Locale.ENGLISH).date(day);
    }

    /// As if he had agreed until a day that is over, which nobody can write down now.
    private void until(LocalDate day) {
        transaction.executeWithoutResult(_ -> jdbc.sql("""
                insert into people.consent (id, case_number, person_id, purpose, recipient, fields, until_on, way,
                                            given_by, assent, read_back_in, recorded_by, given_at, recorded_at)
                select :id, case_number, person_id, purpose, recipient, fields, :until, way, given_by, assent,
                       read_back_in, recorded_by, :now, recorded_at
                  from people.consent where case_number = :number and purpose = 'RECORDING' limit 1
                """)
                .param("id", Ids.next())
                .param("until", day)
                .param("now", Instant.now(clock).atOffset(ZoneOffset.UTC))
                .param("number", number())
                .update());
    }

    private String playing() {
        var path = FieldPath.of(health(family.father()) + "/illness_voice");
        var stands = as(() -> interviews.answersOf(interview.id())).stream()
                .filter(it -> it.path().equals(path))
                .findFirst()
                .orElseThrow();
        return new String(
                as(() -> recordings.open(
                                interview.id(),
                                path,
                                UUID.fromString(stands.answer().value())))
                        .content(),
                StandardCharsets.ISO_8859_1);
    }

    /// The files of a member's copy.
    private List<String> copy(int member) {
        var zipped = new ArrayList<byte[]>();
        As.account(
                officer,
                Role.DATA_PROTECTION_OFFICER,
                () -> zipped.add(copies.make(
                        number(),
                        Integer.toString(member),
                        Purpose.ASKED_BY_THE_FAMILY,
                        "he asked for it at the desk",
                        "",
                        texts.in(Locale.ENGLISH))));
        var sounds = new ArrayList<String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(zipped.getFirst()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().startsWith("files/")) {
                    sounds.add(new String(zip.readAllBytes(), StandardCharsets.ISO_8859_1));
                }
            }
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
        return sounds;
    }

    /// A recording as it lies in the database.
    private Sealed sealed(KeyOwner owner) {
        var ofPerson = owner.equals(KeyOwner.person(family.father().value()));
        return jdbc.sql("""
                select id, content from access.upload
                 where case_number = :number and (person_id is not null) = :ofPerson
                """)
                .param("number", number())
                .param("ofPerson", ofPerson)
                .query((row, _) -> new Sealed(
                        new Place("access.upload", "content", row.getString("id")), owner, row.getBytes("content")))
                .single();
    }

    private Optional<String> opened(Sealed sealed) {
        try {
            return as(() -> transaction.execute(_ -> vault.open(new Reading(number(), "access.upload"), sealed)));
        } catch (SealBroken noKey) {
            return Optional.empty();
        }
    }

    /// Whose recordings a case has.
    private List<String> kept(String number) {
        return jdbc.sql("""
                select coalesce(person_id::text, 'household') from access.upload
                 where case_number = :number and about_type = 'recording' order by 1
                """).param("number", number).query(String.class).list();
    }

    private Interview underWay(HouseholdOfFour some) {
        var held = new InterpretedBy(new LanguageTag("apc"), "shami", null);
        return as(() -> interviews.begin(
                interviews.plan(some.number(), LocalDate.now(clock), held).id(), Instant.now(clock), held));
    }

    private void record(PersonId person, String said) {
        answered(person, "illness", Answer.given("yes"));
        as(() -> recordings.keep(
                new Recordings.Made(operation(person, "illness_voice", Answer.NOT_ASKED), Sounds.webm(said))));
    }

    private void answered(PersonId person, String question, Answer answer) {
        as(() -> interviews.answer(operation(person, question, answer)));
    }

    private AnswerOperation operation(PersonId person, String question, Answer answer) {
        return new AnswerOperation(
                Ids.next(),
                interview.id(),
                FieldPath.of(health(person) + "/" + question),
                answer,
                0,
                "online",
                Instant.now(clock));
    }

    private static String health(PersonId person) {
        return "each_member[" + person.value() + "]/health";
    }

    private void agree(HouseholdOfFour some, PersonId person, @org.jspecify.annotations.Nullable LocalDate until) {
        as(() -> {
            consents.record(
                    some.number().value(),
                    List.of(new Consents.Given(
                            person,
                            ConsentPurpose.RECORDING,
                            ConsentRecipient.HAVN,
                            FieldGroup.ALL,
                            until,
                            ConsentWay.SPOKEN,
                            person,
                            Assent.NO_CHILD,
                            "ar")),
                    Instant.now(clock));
            return true;
        });
    }

    private String number() {
        return family.number().value();
    }

    private <T> T as(Supplier<T> asking) {
        return As.asked(worker, asking::get);
    }
}
