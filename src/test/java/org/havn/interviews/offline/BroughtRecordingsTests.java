package org.havn.interviews.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.havn.HavnTest;
import org.havn.access.Accounts;
import org.havn.access.As;
import org.havn.access.DemoUnits;
import org.havn.access.HouseholdOfFour;
import org.havn.access.Role;
import org.havn.access.Units;
import org.havn.access.vault.SealedToHouse;
import org.havn.cases.Cases;
import org.havn.cases.Programmes;
import org.havn.interviews.InterpretedBy;
import org.havn.interviews.InterviewId;
import org.havn.interviews.Interviews;
import org.havn.interviews.RecordingConsents;
import org.havn.interviews.Recordings;
import org.havn.interviews.Sounds;
import org.havn.interviews.forms.FieldPath;
import org.havn.needs.Needs;
import org.havn.people.Assent;
import org.havn.people.Consents;
import org.havn.people.PersonId;
import org.havn.people.Persons;
import org.havn.platform.Ids;
import org.havn.reference.LanguageTag;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import tools.jackson.databind.json.JsonMapper;

/// What becomes of a recording that a device brings back.
@HavnTest
class BroughtRecordingsTests {
    private static final String PASSWORD = "a sentence to remember";
    private static final String HEARD = "heard-in-her-own-voice";
    private static final InterpretedBy IN_ARABIC = new InterpretedBy(new LanguageTag("apc"), "shami", null);
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    @Autowired
    private OfflinePage page;

    @Autowired
    private CheckOuts checkOuts;

    @Autowired
    private TakenAlong takenAlong;

    @Autowired
    private Interviews interviews;

    @Autowired
    private Recordings recordings;

    @Autowired
    private Consents consents;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    private HouseholdOfFour family;
    private UUID worker = new UUID(0, 0);
    private InterviewId interview;
    private CheckOuts.Taken taken;

    /// A recording as a device has it.
    @SuppressWarnings("ArrayRecordComponent") // sealed, sent, let go
    private record OnDevice(UUID key, byte[] said, List<byte[]> pieces) {}

    @BeforeEach
    void anInterviewIsAwayAndTheMotherAgreedToBeRecorded(
            @Autowired Units units,
            @Autowired Programmes programmes,
            @Autowired Persons persons,
            @Autowired Cases cases,
            @Autowired Needs needs) {
        DemoUnits.openIn(units);
        family = new HouseholdOfFour.Maker(programmes, persons, cases, needs).in(DemoUnits.BEIRUT);
        worker = accounts.open(
                "worker-" + UUID.randomUUID(), "Berit Worker", PASSWORD, Set.of(Role.CASEWORKER), DemoUnits.BEIRUT);
        interview = as(() -> interviews.plan(family.number(), LocalDate.of(2026, 12, 1), IN_ARABIC))
                .id();
        agrees(family.mother());
        taken = as(() -> checkOuts.take(Ids.next(), interview, "device-1", CheckOut.Reason.MISSION, 12));
    }

    @Test
    void sheIsHeardOnceHoweverOftenItIsSentAndAlsoAfterTheDeviceWasTakenBack() {
        var recording = recording(family.mother(), Sounds.webm(HEARD));
        assertThat(sent(recording)).as("before the beginning").isEqualTo("NOT_YET");
        assertThat(kept()).isZero();

        begins();
        as(() -> {
            checkOuts.revoke(interviews.get(interview), taken.checkOut().id());
            return true;
        });
        assertThat(sent(recording)).isEqualTo("KEPT");
        assertThat(sent(recording)).as("because the answer was lost").isEqualTo("KEPT");

        assertThat(kept()).isEqualTo(1);
        assertThat(as(() -> interviews.answersOf(interview))).singleElement().satisfies(it -> {
            assertThat(it.answer().value()).isEqualTo(recording.key().toString());
            assertThat(it.version()).isEqualTo(1);
        });
        var heard = as(() -> recordings.open(interview, path(family.mother()), recording.key()));
        assertThat(heard.content()).isEqualTo(Sounds.webm(HEARD));
        assertThat(told()).contains("NOT_YET", "KEPT");
    }

    @Test
    void whoeverAgreesNoMoreIsNotKept() {
        begins();
        assertThat(sent(recording(family.father(), Sounds.webm(HEARD))))
                .as("who never agreed")
                .isEqualTo("WITHDRAWN");
        takesBack(family.mother());

        assertThat(sent(recording(family.mother(), Sounds.webm(HEARD)))).isEqualTo("WITHDRAWN");

        assertThat(kept()).isZero();
        assertThat(as(() -> interviews.answersOf(interview))).isEmpty();
        assertThat(told()).containsOnly("WITHDRAWN");
    }

    @Test
    void whatIsTooLargeIsSaidToBe() {
        begins();
        assertThat(sent(recording(family.mother(), Sounds.webm("x".repeat(10_000_001)))))
                .isEqualTo("TOO_LARGE");
        assertThat(sent(UUID.randomUUID(), new byte[12_000_001])).isEqualTo("TOO_LARGE");
        assertThat(kept()).isZero();
        assertThat(told()).containsExactly("TOO_LARGE", "TOO_LARGE");
    }

    @Test
    void whatWasChangedOrIsNoRecordingIsBroken() {
        begins();
        var right = recording(family.mother(), Sounds.webm(HEARD));
        var turned = new ArrayList<>(right.pieces()).reversed();
        var without = right.pieces().subList(1, right.pieces().size());
        var changed = right.pieces().getFirst().clone();
        changed[changed.length - 1] ^= 1;

        assertThat(List.of(
                        sent(right.key(), body(right.said(), turned)),
                        sent(right.key(), body(right.said(), without)),
                        sent(right.key(), body(right.said(), List.of(changed))),
                        sent(right.key(), body(new byte[200], right.pieces())),
                        sent(Ids.next(), body(right.said(), right.pieces())),
                        sent(recording(family.mother(), Sounds.film())),
                        sent(recording(family.mother(), HEARD.getBytes(StandardCharsets.UTF_8))),
                        sent(recording("registration/safe_hours", Sounds.webm(HEARD))),
                        sent(recording("no/such/place", Sounds.webm(HEARD)))))
                .containsOnly("BROKEN");
        assertThatThrownBy(() -> sent(right.key(), new byte[] {0, 0, 1}))
                .as("no lengths at all")
                .isInstanceOf(CheckOutNotWhole.class);
        assertThatThrownBy(() -> sent(right.key(), body(right.said(), List.of())))
                .isInstanceOf(CheckOutNotWhole.class);
        assertThat(kept()).isZero();
    }

    @Test
    void besideAnotherItWaitsForADecisionAndAfterTheEndItIsSetAside() {
        begins();
        assertThat(sent(recording(family.mother(), Sounds.webm(HEARD)))).isEqualTo("KEPT");
        assertThat(sent(recording(family.mother(), Sounds.webm("from another device"))))
                .isEqualTo("IN_CONFLICT");
        as(() -> {
            interviews.decide(
                    interview, interviews.conflictsOf(interview).getFirst().id(), true);
            return interviews.seal(interview);
        });

        var late = recording(family.mother(), Sounds.webm("too late"));
        assertThat(sent(late)).isEqualTo("SET_ASIDE");

        assertThat(kept()).as("nothing that was said is dropped").isEqualTo(3);
        assertThat(as(() -> interviews.setAsideOf(interview)))
                .extracting(it -> it.answer().value())
                .containsExactly(late.key().toString());
    }

    @Test
    void aColleagueBringsNothingOfItAndWhatCameBackIsOver() {
        begins();
        var recording = recording(family.mother(), Sounds.webm(HEARD));
        var colleague = accounts.open(
                "colleague-" + UUID.randomUUID(), "A colleague", PASSWORD, Set.of(Role.CASEWORKER), DemoUnits.BEIRUT);
        assertThatThrownBy(() ->
                        as(colleague, () -> sending(recording.key(), body(recording.said(), recording.pieces()))))
                .isInstanceOf(CheckOutNotFound.class);
        as(() -> {
            checkOuts.bringBack(taken.checkOut().id());
            return true;
        });
        assertThatThrownBy(() -> sent(recording)).isInstanceOf(CheckOutOver.class);
        assertThat(kept()).isZero();
    }

    @Test
    void whoMayBeRecordedGoesAlong() {
        assertThat(voices()).containsExactly(family.mother().value().toString());

        for (var it : List.of(family.father(), family.daughter(), family.son())) {
            agrees(it);
        }
        assertThat(voices())
                .as("and the household, where all of them agreed")
                .hasSize(5)
                .contains("", family.son().value().toString());

        takesBack(family.father());
        assertThat(voices())
                .hasSize(3)
                .doesNotContain("", family.father().value().toString());
    }

    private List<String> voices() {
        var voices = new ArrayList<String>();
        MAPPER.readTree(as(() -> takenAlong.json(taken)))
                .path("content")
                .path("voices")
                .forEach(it -> voices.add(it.path("person").stringValue("?")));
        return voices;
    }

    private OnDevice recording(PersonId person, byte[] sound) {
        return recording(path(person).toString(), sound);
    }

    /// Sealed as a device does, in pieces of a second.
    private OnDevice recording(String path, byte[] sound) {
        var key = Ids.next();
        var under = new byte[32];
        new SecureRandom().nextBytes(under);
        var said = """
                {"kind":"recording","path":"%s","base":0,"after":"","under":"%s","at":"2026-12-01T10:05:00Z"}\
                """.formatted(path, CheckOuts.text(under));
        var pieces = new ArrayList<byte[]>();
        var length = Math.max(8, sound.length / 4);
        for (var from = 0; from < sound.length; from += length) {
            pieces.add(SealedToHouse.sealPiece(
                    under,
                    key + "/" + (pieces.size() + 1),
                    Arrays.copyOfRange(sound, from, Math.min(sound.length, from + length))));
        }
        var sealed = SealedToHouse.seal(
                CheckOuts.bytes(taken.publicKey()),
                taken.checkOut().id() + "/" + key,
                said.getBytes(StandardCharsets.UTF_8));
        return new OnDevice(key, sealed, pieces);
    }

    private static byte[] body(byte[] said, List<byte[]> pieces) {
        var body = new ByteArrayOutputStream();
        var parts = new ArrayList<>(List.of(said));
        parts.addAll(pieces);
        parts.forEach(it -> {
            body.writeBytes(ByteBuffer.allocate(4).putInt(it.length).array());
            body.writeBytes(it);
        });
        return body.toByteArray();
    }

    private String sent(OnDevice recording) {
        return sent(recording.key(), body(recording.said(), recording.pieces()));
    }

    private String sent(UUID key, byte[] body) {
        return as(() -> sending(key, body));
    }

    private String sending(UUID key, byte[] body) throws java.io.IOException {
        var request = new MockHttpServletRequest();
        request.setContent(body);
        var answer = page.receiveRecording(taken.checkOut().id(), key, request);
        var json = MAPPER.readTree(answer.getBody());
        assertThat(json.path("key").stringValue("")).isEqualTo(key.toString());
        return json.path("outcome").stringValue("");
    }

    private void begins() {
        as(() -> interviews.begin(interview, Instant.now(), IN_ARABIC));
    }

    private void agrees(PersonId person) {
        var child = person.equals(family.daughter()) || person.equals(family.son());
        var recorded = new RecordingConsents(consents, family.number());
        as(() -> child ? recorded.agrees(person, family.mother(), Assent.NOT_ASKED) : recorded.agrees(person));
    }

    private void takesBack(PersonId person) {
        as(() -> new RecordingConsents(consents, family.number()).takesBack(person));
    }

    private static FieldPath path(PersonId person) {
        return FieldPath.of("each_member[" + person.value() + "]/health/illness_voice");
    }

    private int kept() {
        return jdbc.sql("select count(*) from access.upload where case_number = :number and about_type = 'recording'")
                .param("number", family.number().value())
                .query(Integer.class)
                .single();
    }

    /// The outcomes that the trail knows of.
    private List<String> told() {
        return jdbc.sql("""
                select detail ->> 'outcome' from audit.event
                 where case_number = :number and act = 'interviews.device-recording'
                """)
                .param("number", family.number().value())
                .query(String.class)
                .list();
    }

    private <T> T as(Callable<T> asking) {
        return as(worker, asking);
    }

    private static <T> T as(UUID account, Callable<T> asking) {
        return As.asked(account, asking);
    }
}
