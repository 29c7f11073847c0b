package org.havn.interviews.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.havn.HavnTest;
import org.havn.Visitor;
import org.havn.access.Accounts;
import org.havn.access.As;
import org.havn.access.DemoAccounts;
import org.havn.access.DemoUnits;
import org.havn.access.Role;
import org.havn.access.vault.KeyOwner;
import org.havn.access.vault.SealedToHouse;
import org.havn.access.vault.Vault;
import org.havn.cases.CaseNumber;
import org.havn.demo.DemoProgramme;
import org.havn.interviews.InterpretedBy;
import org.havn.interviews.InterviewId;
import org.havn.interviews.Interviews;
import org.havn.people.ConsentPurpose;
import org.havn.people.Consents;
import org.havn.platform.Ids;
import org.havn.reference.LanguageTag;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// What a device may open, for how long, and what is still taken in from it afterwards.
@HavnTest
class CheckOutsTests {
    private static final CaseNumber AMINAS = new CaseNumber("HVN-26-000200");
    private static final InterpretedBy IN_ARABIC = new InterpretedBy(new LanguageTag("apc"), "shami", null);
    private static final String PASSWORD = "a sentence to remember";

    @Autowired
    private Interviews interviews;

    @Autowired
    private CheckOuts checkOuts;

    @Autowired
    private Consents consents;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Vault vault;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @LocalServerPort
    private int port;

    private UUID caseworker;
    private InterviewId interview;

    @BeforeEach
    void anInterviewIsPlanned(@Autowired DemoProgramme demo) {
        demo.load(200, _ -> {});
        DemoAccounts.openIn(accounts);
        caseworker = jdbc.sql("select id from access.account where display_name = 'Jonas Lund'")
                .query(UUID.class)
                .single();
        anInterviewIsPlannedAnew();
    }

    private void anInterviewIsPlannedAnew() {
        interview = as(() -> interviews.plan(AMINAS, LocalDate.of(2026, 12, 1), IN_ARABIC))
                .id();
    }

    @Test
    void askedAgainItIsTheSameCheckOutAndLongerThanThreeDaysItIsNone() {
        var id = Ids.next();
        var first = as(() -> checkOuts.take(id, interview, "device-1", CheckOut.Reason.HOME_VISIT, 72));
        var second = as(() -> checkOuts.take(id, interview, "device-1", CheckOut.Reason.HOME_VISIT, 72));

        assertThat(second).isEqualTo(first);
        assertThatThrownBy(() -> taken(73)).isInstanceOf(CheckOutNotWhole.class);
        assertThatThrownBy(() -> taken(0)).isInstanceOf(CheckOutNotWhole.class);
    }

    @Test
    void whatIsOverOrTakenBackOpensNothingAndIsStillHeard() {
        var over = taken(12);
        var back = taken(12);
        transaction.executeWithoutResult(
                _ -> jdbc.sql("""
                update interviews.check_out
                   set taken_at = taken_at - interval '2 days', expires_at = expires_at - interval '2 days'
                 where id = :id
                """).param("id", over.checkOut().id()).update());
        as(() -> {
            checkOuts.revoke(interviews.get(interview), back.checkOut().id());
            return true;
        });

        for (var it : List.of(over, back)) {
            var id = it.checkOut().id();
            assertThatThrownBy(() -> as(() -> checkOuts.unlock(id))).isInstanceOf(CheckOutOver.class);
            assertThat(as(() -> checkOuts.receive(
                            id, List.of(begin(it), answer(it, "registration/safe_hours", "evenings " + id)))))
                    .extracting(Received::outcome)
                    .contains(Received.Outcome.KEPT)
                    .doesNotContain(Received.Outcome.BROKEN, Received.Outcome.NOT_YET);
        }
        assertThat(as(() -> interviews.conflictsOf(interview))).hasSize(1);
    }

    @Test
    void whatCameBackIsOver() {
        var it = taken(12);
        as(() -> {
            checkOuts.bringBack(it.checkOut().id());
            checkOuts.bringBack(it.checkOut().id());
            return true;
        });

        assertThatThrownBy(() -> as(() -> checkOuts.receive(it.checkOut().id(), List.of(begin(it)))))
                .isInstanceOf(CheckOutOver.class);
    }

    @Test
    void aColleagueWhoMayHoldTheInterviewHasNoPartInAnothersDevice() {
        var it = taken(12);
        var colleague = accounts.open(
                "colleague-" + UUID.randomUUID(), "A colleague", PASSWORD, Set.of(Role.CASEWORKER), DemoUnits.ANKARA);

        for (Callable<?> asking : List.<Callable<?>>of(
                () -> checkOuts.unlock(it.checkOut().id()),
                () -> checkOuts.get(it.checkOut().id()),
                () -> checkOuts.take(it.checkOut().id(), interview, "device-2", CheckOut.Reason.MISSION, 12),
                () -> checkOuts.receive(it.checkOut().id(), List.of(begin(it))))) {
            assertThatThrownBy(() -> as(colleague, asking)).isInstanceOf(CheckOutNotFound.class);
        }
        as(colleague, () -> {
            checkOuts.revoke(interviews.get(interview), it.checkOut().id());
            return true;
        });
        assertThat(as(() -> checkOuts.get(it.checkOut().id())).at(Instant.now()))
                .isEqualTo(CheckOut.State.REVOKED);
    }

    @Test
    void whatWasChangedOrBoundToAnotherKeyIsBroken() {
        var it = taken(12);
        var right = begin(it);
        var changed = right.sealed().clone();
        changed[changed.length - 1] ^= 1;
        var point = right.sealed().clone();
        point[1] ^= 1;

        assertThat(as(() -> checkOuts.receive(
                        it.checkOut().id(),
                        List.of(
                                new BroughtBack(Ids.next(), right.sealed()),
                                new BroughtBack(right.key(), changed),
                                new BroughtBack(right.key(), point),
                                new BroughtBack(right.key(), new byte[3]),
                                sealed(it, Ids.next(), "no json"),
                                sealed(it, Ids.next(), "{\"kind\":\"erase\",\"at\":\"2026-12-01T10:00:00Z\"}")))))
                .extracting(Received::outcome)
                .hasSize(6)
                .containsOnly(Received.Outcome.BROKEN);
        assertThat(as(() -> interviews.get(interview)).consentAt()).isNull();
    }

    @Test
    void whatComesBeforeTheBeginningWaitsAndWhatComesAfterTheEndIsSetAside() {
        var it = taken(12);
        var id = it.checkOut().id();
        var early = answer(it, "registration/safe_hours", "cafe\u0301 \\u0000evenings");
        assertThat(as(() -> checkOuts.receive(id, List.of(early))))
                .extracting(Received::outcome)
                .containsExactly(Received.Outcome.NOT_YET);
        as(() -> checkOuts.receive(id, List.of(begin(it), early)));
        assertThat(as(() -> interviews.answersOf(interview)))
                .as("one way of writing each letter, and nothing unseen")
                .extracting(given -> given.answer().value())
                .containsExactly("caf\u00e9 evenings");
        as(() -> interviews.seal(interview));

        var late = answer(it, "registration/papers_lost", "the family book");
        for (var time = 0; time < 2; time++) {
            assertThat(as(() -> checkOuts.receive(id, List.of(late))))
                    .extracting(Received::outcome)
                    .containsExactly(Received.Outcome.SET_ASIDE);
        }

        assertThat(as(() -> interviews.setAsideOf(interview)))
                .singleElement()
                .satisfies(aside -> assertThat(aside.answer().value()).isEqualTo("the family book"));
        var visitor = new Visitor(port);
        var account = DemoAccounts.ALL.stream()
                .filter(demo -> demo.role() == Role.CASEWORKER)
                .findFirst()
                .orElseThrow();
        visitor.signIn(account.signInName(), account.password());
        assertThat(visitor.get("/work/cases/" + AMINAS + "/interviews/" + interview)
                        .body())
                .contains("the family book", "device-1");
    }

    @Test
    void whatIsAboutSomebodyWhoAgreesNoMoreIsNotTakenIn() {
        var it = taken(12);
        var id = it.checkOut().id();
        as(() -> checkOuts.receive(id, List.of(begin(it))));
        var lines = Consents.newest(as(() -> consents.of(AMINAS.value()))).stream()
                .filter(line -> line.purpose() == ConsentPurpose.INTERVIEW)
                .toList();
        var gone = lines.getFirst();
        var other = lines.getLast();
        as(() -> {
            consents.withdraw(AMINAS.value(), gone.id());
            return true;
        });

        var received = as(() -> checkOuts.receive(
                id,
                List.of(
                        answer(it, "each_member[" + gone.person().value() + "]/unwilling_because", "said before"),
                        answer(it, "each_member[" + other.person().value() + "]/unwilling_because", "still said"))));

        assertThat(received)
                .extracting(Received::outcome)
                .containsExactlyInAnyOrder(Received.Outcome.WITHDRAWN, Received.Outcome.KEPT);
        assertThat(as(() -> interviews.answersOf(interview)))
                .extracting(given -> given.answer().value())
                .containsExactly("still said");

        // they agree again, so that the family of the demonstration is as it was
        anInterviewIsPlannedAnew();
        var again = taken(12);
        as(() -> checkOuts.receive(again.checkOut().id(), List.of(begin(again))));
        assertThat(as(() -> consents.stopped(AMINAS.value(), ConsentPurpose.INTERVIEW)))
                .isEmpty();
    }

    @Test
    void theKeysOpenAfterTheHouseholdsKeyWasTurned() {
        var it = taken(12);
        var before = as(() -> checkOuts.unlock(it.checkOut().id()));

        vault.turnKey(KeyOwner.household(AMINAS.value()));
        vault.letGoOfOlderKeys(KeyOwner.household(AMINAS.value()));

        assertThat(as(() -> checkOuts.unlock(it.checkOut().id()))).isEqualTo(before);
        assertThat(as(() -> checkOuts.receive(it.checkOut().id(), List.of(begin(it)))))
                .extracting(Received::outcome)
                .containsExactly(Received.Outcome.KEPT);
    }

    private CheckOuts.Taken taken(int hours) {
        return as(() -> checkOuts.take(Ids.next(), interview, "device-1", CheckOut.Reason.MISSION, hours));
    }

    private static BroughtBack begin(CheckOuts.Taken taken) {
        return sealed(
                taken,
                Ids.next(),
                "{\"kind\":\"begin\",\"language\":\"apc\",\"dialect\":\"\",\"interpreter\":\"\",\"at\":\"2026-12-01T10:00:00Z\"}");
    }

    private static BroughtBack answer(CheckOuts.Taken taken, String path, String value) {
        return sealed(taken, Ids.next(), """
                {"kind":"answer","path":"%s","standing":"GIVEN","value":"%s","base":0,"at":"2026-12-01T10:05:00Z"}\
                """.formatted(path, value));
    }

    private static BroughtBack sealed(CheckOuts.Taken taken, UUID key, String said) {
        return new BroughtBack(
                key,
                SealedToHouse.seal(
                        CheckOuts.bytes(taken.publicKey()),
                        taken.checkOut().id() + "/" + key,
                        said.getBytes(StandardCharsets.UTF_8)));
    }

    private <T> T as(Callable<T> asking) {
        return as(caseworker, asking);
    }

    private static <T> T as(UUID account, Callable<T> asking) {
        return As.asked(account, asking);
    }
}
