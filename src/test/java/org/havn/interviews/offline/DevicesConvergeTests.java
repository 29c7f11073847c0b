package org.havn.interviews.offline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.havn.HavnTest;
import org.havn.access.Accounts;
import org.havn.access.As;
import org.havn.access.DemoAccounts;
import org.havn.access.vault.SealedToHouse;
import org.havn.cases.CaseNumber;
import org.havn.cases.Cases;
import org.havn.demo.DemoProgramme;
import org.havn.interviews.AnswerConflict;
import org.havn.interviews.GivenAnswer;
import org.havn.interviews.InterpretedBy;
import org.havn.interviews.InterviewId;
import org.havn.interviews.Interviews;
import org.havn.interviews.SetAside;
import org.havn.interviews.forms.FieldPath;
import org.havn.platform.Ids;
import org.havn.reference.LanguageTag;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/// SECURITY.md, D1: five devices write into one interview, and everything that can go wrong on the way does: parts come
/// twice, in another order, or not; answers are lost; clocks are wrong; a form has no such question any more.
@HavnTest
class DevicesConvergeTests {
    private static final int ROUNDS = Integer.getInteger("havn.devices.rounds", 3);
    private static final int DEVICES = 5;
    private static final int STEPS = 60;
    private static final CaseNumber AMINAS = new CaseNumber("HVN-26-000200");
    private static final InterpretedBy IN_ARABIC = new InterpretedBy(new LanguageTag("apc"), "shami", null);
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    @Autowired
    private Interviews interviews;

    @Autowired
    private CheckOuts checkOuts;

    @Autowired
    private Cases cases;

    @Autowired
    private JdbcClient jdbc;

    private UUID caseworker;

    @BeforeEach
    void aminasFamilyIsHere(@Autowired DemoProgramme demo, @Autowired Accounts accounts) {
        demo.load(200, _ -> {});
        DemoAccounts.openIn(accounts);
        caseworker = jdbc.sql("select id from access.account where display_name = 'Jonas Lund'")
                .query(UUID.class)
                .single();
    }

    /// Something written on a device.
    ///
    /// @param saw what stood on its screen before, the one after the other
    @SuppressWarnings("ArrayRecordComponent") // sealed once, never changed
    private record Written(UUID key, String path, String value, List<String> saw, byte[] sealed, UUID checkOut) {}

    private record OnScreen(
            List<String> seen, int base, @Nullable UUID last) {}

    private final class Device {
        final Random random;
        final Duration clockIsWrongBy;
        CheckOuts.Taken taken;
        final Map<String, OnScreen> screen = new HashMap<>();
        final List<Written> waiting = new ArrayList<>();

        Device(Random random, InterviewId interview) {
            this.random = random;
            this.clockIsWrongBy = Duration.ofHours(random.nextInt(2000) - 1000);
            this.taken = take(interview);
        }

        /// Comes by the house and takes everything along that is there now.
        CheckOuts.Taken take(InterviewId interview) {
            var now = asCaseworker(() -> checkOuts.take(
                    Ids.next(), interview, "device-" + random.nextInt(1000), CheckOut.Reason.MISSION, 48));
            screen.clear();
            asCaseworker(() -> interviews.answersOf(interview))
                    .forEach(it -> screen.put(
                            it.path().toString(),
                            new OnScreen(List.of(it.answer().value()), it.version(), null)));
            return now;
        }

        Written write(String path, String value) {
            var before = screen.getOrDefault(path, new OnScreen(List.of(), 0, null));
            var key = Ids.next();
            var said = MAPPER.createObjectNode()
                    .put("kind", "answer")
                    .put("path", path)
                    .put("standing", "GIVEN")
                    .put("value", value)
                    .put("base", before.base())
                    .put("after", before.last() == null ? "" : before.last().toString())
                    .put("at", Instant.now().plus(clockIsWrongBy).toString());
            var id = taken.checkOut().id();
            var sealed = SealedToHouse.seal(
                    CheckOuts.bytes(taken.publicKey()),
                    id + "/" + key,
                    MAPPER.writeValueAsString(said).getBytes(StandardCharsets.UTF_8));
            var written = new Written(key, path, value, before.seen(), sealed, id);
            var seen = new ArrayList<>(before.seen());
            seen.add(value);
            screen.put(path, new OnScreen(seen, before.base(), key));
            waiting.add(written);
            return written;
        }
    }

    @Test
    void nothingAcknowledgedIsLostAndNothingIsOverwrittenUnseen() {
        var told = new HashMap<Received.Outcome, Integer>();
        for (var seed = 0; seed < ROUNDS; seed++) {
            round(seed, told);
        }
        System.out.printf("devices: %d rounds of %d devices, %s%n", ROUNDS, DEVICES, told);
        assertThat(told.keySet())
                .as("the rounds met every outcome that they are about")
                .contains(Received.Outcome.KEPT, Received.Outcome.IN_CONFLICT, Received.Outcome.SET_ASIDE);
    }

    private void round(int seed, Map<Received.Outcome, Integer> told) {
        var random = new Random(seed);
        var id = asCaseworker(() -> interviews.plan(AMINAS, LocalDate.of(2026, 12, 1), IN_ARABIC))
                .id();
        asCaseworker(() -> interviews.begin(id, Instant.now(), IN_ARABIC));
        var fields = fields();
        var devices = new ArrayList<Device>();
        for (var i = 0; i < DEVICES; i++) {
            devices.add(new Device(new Random(seed * 31L + i), id));
        }
        var written = new HashMap<UUID, Written>();
        var acknowledged = new HashMap<UUID, Received.Outcome>();

        for (var step = 0; step < STEPS; step++) {
            var device = devices.get(random.nextInt(DEVICES));
            if (random.nextInt(3) > 0) {
                var path = fields.get(random.nextInt(fields.size()));
                var it = random.nextInt(15) == 0
                        ? device.write("household/no_longer_asked", "old form " + step)
                        : device.write(path, "round %d step %d".formatted(seed, step));
                written.put(it.key(), it);
            } else {
                contact(device, random, acknowledged);
                if (device.waiting.isEmpty() && random.nextInt(4) == 0) {
                    device.taken = device.take(id);
                }
            }
        }
        for (var device : devices) {
            while (!device.waiting.isEmpty()) {
                contact(device, random, acknowledged);
            }
        }

        acknowledged.values().forEach(it -> told.merge(it, 1, Integer::sum));
        assertThat(acknowledged.keySet()).isEqualTo(written.keySet());
        var before = state(id);
        nothingIsLost(id, written, acknowledged, seed);
        nothingIsOverwrittenUnseen(id, fields, written, seed);

        var again = new ArrayList<>(written.values());
        Collections.shuffle(again, random);
        again.stream()
                .collect(Collectors.groupingBy(Written::checkOut))
                .forEach((checkOut, all) -> receive(checkOut, all)
                        .forEach(it -> assertThat(it.outcome())
                                .as("the same act again, round " + seed)
                                .isEqualTo(acknowledged.get(it.key()))));
        assertThat(state(id)).as("everything sent once more, round " + seed).isEqualTo(before);
        devices.forEach(it -> it.taken = it.take(id));
        assertThat(devices.stream().map(it -> it.screen).distinct())
                .as("what the devices have when all have come by")
                .hasSize(1);
    }

    /// One try to send: some of it is lost on the way there, or the answer on the way back; parts come twice or in
    /// another order.
    private void contact(Device device, Random random, Map<UUID, Received.Outcome> acknowledged) {
        if (device.waiting.isEmpty()) {
            return;
        }
        var part = new ArrayList<>(device.waiting.subList(0, 1 + random.nextInt(Math.min(6, device.waiting.size()))));
        switch (random.nextInt(6)) {
            case 0 -> {
                return; // lost on the way
            }
            case 1 -> Collections.shuffle(part, random);
            case 2 -> receiveAll(part); // the answer is lost, and it comes again
            case 3 -> part.addAll(List.copyOf(part));
            default -> {
                // as it should be
            }
        }
        for (var it : receiveAll(part)) {
            var known = acknowledged.put(it.key(), it.outcome());
            assertThat(known == null || known == it.outcome()).isTrue();
        }
        device.waiting.removeAll(part);
    }

    /// A part may hold what was written under an earlier check-out.
    private List<Received> receiveAll(List<Written> part) {
        var all = new ArrayList<Received>();
        for (var i = 0; i < part.size(); ) {
            var checkOut = part.get(i).checkOut();
            var end = i;
            while (end < part.size() && part.get(end).checkOut().equals(checkOut)) {
                end++;
            }
            all.addAll(receive(checkOut, part.subList(i, end)));
            i = end;
        }
        return all;
    }

    private List<Received> receive(UUID checkOut, List<Written> part) {
        return asCaseworker(() -> checkOuts.receive(
                checkOut,
                part.stream().map(it -> new BroughtBack(it.key(), it.sealed())).toList()));
    }

    private void nothingIsLost(
            InterviewId id, Map<UUID, Written> written, Map<UUID, Received.Outcome> acknowledged, int seed) {
        var kept = new HashSet<String>();
        fields().forEach(path -> history(id, path).forEach(kept::add));
        var beside = asCaseworker(() -> interviews.conflictsOf(id)).stream()
                .map(it -> it.other().answer().value())
                .collect(Collectors.toSet());
        var aside = asCaseworker(() -> interviews.setAsideOf(id)).stream()
                .map(it -> it.answer().value())
                .collect(Collectors.toSet());
        acknowledged.forEach((key, outcome) -> {
            var value = written.get(key).value();
            assertThat(
                            switch (outcome) {
                                case KEPT -> kept;
                                case IN_CONFLICT -> beside;
                                case SET_ASIDE -> aside;
                                case WITHDRAWN, NOT_YET, BROKEN, TOO_LARGE -> new HashSet<String>();
                            })
                    .as("%s of round %d".formatted(outcome, seed))
                    .contains(value);
        });
    }

    /// Each answer that took another's place was written by somebody on whose screen that other one stood.
    private void nothingIsOverwrittenUnseen(InterviewId id, List<String> fields, Map<UUID, Written> written, int seed) {
        var byValue = written.values().stream().collect(Collectors.toMap(Written::value, it -> it));
        for (var path : fields) {
            var history = history(id, path);
            for (var i = 0; i + 1 < history.size(); i++) {
                assertThat(byValue.get(history.get(i)).saw())
                        .as("what the writer of %s saw, round %d", path, seed)
                        .contains(history.get(i + 1));
            }
        }
    }

    private List<String> history(InterviewId id, String path) {
        return asCaseworker(() -> interviews.historyOf(id, FieldPath.of(path))).stream()
                .map(it -> it.answer().value())
                .toList();
    }

    private record State(List<GivenAnswer> answers, List<AnswerConflict> conflicts, List<SetAside> aside) {}

    private State state(InterviewId id) {
        return asCaseworker(() -> new State(
                interviews.answersOf(id).stream()
                        .sorted(java.util.Comparator.comparing(it -> it.path().toString()))
                        .toList(),
                interviews.conflictsOf(id),
                interviews.setAsideOf(id)));
    }

    private List<String> fields() {
        var fields = new ArrayList<>(List.of("registration/safe_hours", "registration/papers_lost"));
        cases.get(AMINAS).members().stream()
                .limit(2)
                .forEach(it -> fields.add("each_member[" + it.person().value() + "]/unwilling_because"));
        return fields;
    }

    private <T> T asCaseworker(Callable<T> asking) {
        return As.asked(caseworker, asking);
    }
}
