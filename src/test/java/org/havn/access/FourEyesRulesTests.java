package org.havn.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.havn.audit.AuditEvent;
import org.havn.audit.AuditTrail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/// The rules of acts that take two, one by one and without a database; `FourEyesTests` sees them with one.
class FourEyesRulesTests {
    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
    private static final String BECAUSE = "  She begins on Monday  ";
    private static final SecondedAct.Change CHANGE = new SecondedAct.Change("label", "", "after");

    private final UUID kari = UUID.randomUUID();
    private final UUID per = UUID.randomUUID();
    private final SecondRows rows = mock(SecondRows.class);
    private final Grants grants = mock(Grants.class);
    private final AuditTrail trail = mock(AuditTrail.class);
    private final List<AuditEvent> told = new ArrayList<>();
    private final TestAct act = new TestAct();
    private FourEyes fourEyes = eyes(NOW);

    /// An act that counts how often it was done.
    private static final class TestAct implements SecondedAct {
        private final List<Map<String, String>> done = new ArrayList<>();
        private List<Change> difference = List.of(CHANGE);
        private boolean beginning;
        private final List<Map<String, String>> dropped = new ArrayList<>();
        private Set<Map<String, String>> hidden = Set.of();

        @Override
        public String code() {
            return "testing.act";
        }

        @Override
        public Set<Role> seconds() {
            return Set.of(Role.ADMINISTRATOR, Role.DATA_PROTECTION_OFFICER);
        }

        @Override
        public List<Change> difference(Map<String, String> parameters) {
            return difference;
        }

        @Override
        public boolean mayBegin(Map<String, String> parameters) {
            return beginning;
        }

        @Override
        public void perform(Map<String, String> parameters) {
            done.add(parameters);
        }

        @Override
        public void dropped(Map<String, String> parameters) {
            dropped.add(parameters);
        }

        @Override
        public Collection<Map<String, String>> forReader(Collection<Map<String, String>> asked) {
            return asked.stream().filter(it -> !hidden.contains(it)).toList();
        }
    }

    @BeforeEach
    void kariIsSignedIn() {
        signIn(kari, Role.ADMINISTRATOR);
        org.mockito.Mockito.doAnswer(it -> told.add(it.getArgument(0)))
                .when(trail)
                .record(any());
    }

    @AfterEach
    void nobodyStaysSignedIn() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void askingDoesNothingYet() {
        var id = fourEyes.ask("testing.act", Map.of("a", "b"), BECAUSE).orElseThrow();

        var kept = ArgumentCaptor.forClass(SecondRequest.class);
        verify(rows).insert(kept.capture(), org.mockito.ArgumentMatchers.anySet());
        assertThat(kept.getValue())
                .isEqualTo(new SecondRequest(
                        id,
                        "testing.act",
                        Map.of("a", "b"),
                        List.of(CHANGE),
                        "She begins on Monday",
                        kari,
                        NOW,
                        Instant.parse("2026-11-30T12:00:00Z"),
                        SecondRequest.State.WAITING,
                        null,
                        null));
        assertThat(act.done).isEmpty();
        assertThat(told)
                .containsExactly(AuditEvent.by(kari, AccessActs.ASKED_FOR_SECOND, "second-request", id)
                        .with("act", "testing.act"));
    }

    @Test
    void whoeverAsksSaysWhy() {
        assertThatExceptionOfType(ReasonMissing.class)
                .isThrownBy(() -> fourEyes.ask("testing.act", Map.of(), "  too few   "));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fourEyes.ask("testing.other", Map.of(), BECAUSE))
                .withMessage("No act is called testing.other");
        act.beginning = true;
        assertThatExceptionOfType(ReasonMissing.class).isThrownBy(() -> fourEyes.ask("testing.act", Map.of(), "no"));
        assertThat(act.done).isEmpty();
        assertThat(ReasonMissing.requireSentence(" ten signs. ")).isEqualTo("ten signs.");
    }

    @Test
    void whatBeginsAHavnHappensAloneOnlyWhileNobodyElseCouldAgree() {
        act.beginning = true;
        when(grants.anybodyElse(act.seconds(), kari)).thenReturn(true);
        assertThat(fourEyes.ask("testing.act", Map.of(), BECAUSE)).isPresent();
        assertThat(act.done).isEmpty();

        when(grants.anybodyElse(act.seconds(), kari)).thenReturn(false);
        told.clear();
        assertThat(fourEyes.ask("testing.act", Map.of("a", "b"), BECAUSE)).isEmpty();
        assertThat(act.done).containsExactly(Map.of("a", "b"));
        assertThat(told)
                .containsExactly(AuditEvent.by(kari, AccessActs.BEGUN_ALONE, "account", kari)
                        .with("act", "testing.act"));

        act.beginning = false;
        assertThat(fourEyes.ask("testing.act", Map.of(), BECAUSE)).isPresent();
        assertThat(act.done).hasSize(1);
    }

    @Test
    void aSecondPersonAgreesAndItIsDoneOnce() {
        var request = waiting(per);

        fourEyes.agree(request.id(), " as agreed ");

        verify(rows).end(request, SecondRequest.State.DONE, kari, NOW, "as agreed");
        assertThat(act.done).containsExactly(Map.of("a", "b"));
        assertThat(told)
                .containsExactly(AuditEvent.by(kari, AccessActs.SECONDED, "second-request", request.id())
                        .with("act", "testing.act")
                        .with("asked-by", per));
    }

    @Test
    void nobodyIsTheirOwnSecondPerson() {
        var request = waiting(kari);

        assertThatExceptionOfType(NotYourOwn.class).isThrownBy(() -> fourEyes.agree(request.id(), BECAUSE));
        assertThatExceptionOfType(NotYourOwn.class).isThrownBy(() -> fourEyes.refuse(request.id(), BECAUSE));
        assertThat(fourEyes.awaitsReader(request)).isFalse();
        nothingHappened();
    }

    @Test
    void whoeverHasNoTaskInItFindsNothing() {
        signIn(kari, Role.CASEWORKER);
        var request = waiting(per);

        assertThatExceptionOfType(NotYourTask.class).isThrownBy(() -> fourEyes.agree(request.id(), BECAUSE));
        assertThatExceptionOfType(NotYourTask.class).isThrownBy(() -> fourEyes.refuse(request.id(), BECAUSE));
        assertThat(fourEyes.awaitsReader(request)).isFalse();
        nothingHappened();
        // the one who asked hears that it is their own, whatever their task
        var mine = waiting(kari);
        assertThatExceptionOfType(NotYourOwn.class).isThrownBy(() -> fourEyes.agree(mine.id(), BECAUSE));
    }

    @Test
    void whatHasChangedSinceIsAskedForAgain() {
        var request = waiting(per);
        act.difference = List.of();

        assertThatExceptionOfType(SecondNotPossible.class)
                .isThrownBy(() -> fourEyes.agree(request.id(), BECAUSE))
                .satisfies(it -> assertThat(it.type()).isEqualTo("second-changed"));
        nothingHappened();
    }

    @Test
    void whatIsOverIsOver() {
        var late = waiting(per);
        fourEyes = eyes(late.until());
        assertThatExceptionOfType(SecondNotPossible.class).isThrownBy(() -> fourEyes.agree(late.id(), BECAUSE));
        assertThat(fourEyes.awaitsReader(late)).isFalse();
        fourEyes = eyes(late.until().minusMillis(1));
        assertThat(fourEyes.awaitsReader(late)).isTrue();
        var done = request(per, SecondRequest.State.DONE, "testing.act");
        when(rows.held(done.id())).thenReturn(Optional.of(done));
        assertThatExceptionOfType(SecondNotPossible.class).isThrownBy(() -> fourEyes.refuse(done.id(), BECAUSE));
        assertThat(fourEyes.awaitsReader(done)).isFalse();
        // what is not there answers like what is not one's own
        assertThatExceptionOfType(NotYourTask.class).isThrownBy(() -> fourEyes.agree(UUID.randomUUID(), BECAUSE));
        nothingHappened();
    }

    @Test
    void aSecondPersonWhoRefusesSaysWhy() {
        var request = waiting(per);

        assertThatExceptionOfType(ReasonMissing.class).isThrownBy(() -> fourEyes.refuse(request.id(), "no"));
        nothingHappened();
        fourEyes.refuse(request.id(), BECAUSE);

        verify(rows).end(request, SecondRequest.State.REFUSED, kari, NOW, "She begins on Monday");
        assertThat(act.done).isEmpty();
        assertThat(act.dropped).containsExactly(Map.of("a", "b"));
        assertThat(told)
                .containsExactly(AuditEvent.by(kari, AccessActs.NOT_SECONDED, "second-request", request.id())
                        .with("act", "testing.act")
                        .with("asked-by", per));
    }

    @Test
    void theListHoldsWhatOneAskedForAndWhatOneMayAgreeTo() {
        var mine = request(kari, SecondRequest.State.WAITING, "testing.act");
        var theirs = request(per, SecondRequest.State.WAITING, "testing.act");
        var unknown = request(per, SecondRequest.State.WAITING, "testing.gone");
        when(rows.newest(200)).thenReturn(List.of(mine, theirs, unknown));

        assertThat(fourEyes.forReader()).containsExactly(mine, theirs);
        signIn(kari, Role.AUDITOR);
        assertThat(fourEyes.forReader()).containsExactly(mine);
        signIn(kari, Role.DATA_PROTECTION_OFFICER);
        assertThat(fourEyes.forReader()).containsExactly(mine, theirs);
    }

    @Test
    void ofARequestThatIsNotTheReadersToSeeNothingIsListedAndNothingDone() {
        var seen = waiting(per);
        var unseen = request(per, SecondRequest.State.WAITING, "testing.act", Map.of("case", "HVN-26-000200"));
        var gone = request(kari, SecondRequest.State.WAITING, "testing.gone");
        when(rows.newest(200)).thenReturn(List.of(seen, unseen, gone));
        when(rows.held(unseen.id())).thenReturn(Optional.of(unseen));
        act.hidden = Set.of(unseen.parameters());

        assertThat(fourEyes.forReader()).containsExactly(seen, gone);
        assertThatExceptionOfType(NotYourTask.class).isThrownBy(() -> fourEyes.agree(unseen.id(), BECAUSE));
        nothingHappened();
    }

    @Test
    void reasonsAreOpenedUnderTheKeyOfTheFamilyThatTheyTellOf() {
        var family = request(per, SecondRequest.State.WAITING, "testing.act", Map.of("case", "HVN-26-000200"));
        var none = request(per, SecondRequest.State.WAITING, "testing.act", Map.of("case", ""));
        var saying = family.saying("He knows the house", "Seen");
        when(rows.opened(List.of(family))).thenReturn(List.of(saying));

        assertThat(family.caseNumber()).contains("HVN-26-000200");
        assertThat(none.caseNumber()).isEmpty();
        assertThat(request(per, SecondRequest.State.WAITING, "testing.act").caseNumber())
                .isEmpty();
        assertThat(saying.because()).isEqualTo("He knows the house");
        assertThat(saying.secondBecause()).isEqualTo("Seen");
        assertThat(saying.saying("She begins on Monday", null)).isEqualTo(family);
        assertThat(fourEyes.opened(List.of(family))).containsExactly(saying);
    }

    private void nothingHappened() {
        verify(rows, never()).end(any(), any(), any(), any(), any());
        assertThat(act.done).isEmpty();
        assertThat(told).isEmpty();
    }

    private SecondRequest waiting(UUID by) {
        var request = request(by, SecondRequest.State.WAITING, "testing.act");
        when(rows.held(request.id())).thenReturn(Optional.of(request));
        return request;
    }

    private static SecondRequest request(UUID by, SecondRequest.State state, String act) {
        return request(by, state, act, Map.of("a", "b"));
    }

    private static SecondRequest request(
            UUID by, SecondRequest.State state, String act, Map<String, String> parameters) {
        return new SecondRequest(
                UUID.randomUUID(),
                act,
                parameters,
                List.of(CHANGE),
                "She begins on Monday",
                by,
                NOW,
                NOW.plus(FourEyes.LASTS),
                state,
                null,
                null);
    }

    private FourEyes eyes(Instant now) {
        ObjectProvider<SecondedAct> acts = new ObjectProvider<>() {
            @Override
            public SecondedAct getObject() {
                return act;
            }

            @Override
            public Stream<SecondedAct> stream() {
                return Stream.of(act);
            }
        };
        return new FourEyes(rows, grants, acts, trail, new CurrentActor(), Clock.fixed(now, ZoneOffset.UTC));
    }

    private static void signIn(UUID account, Role role) {
        var somebody = new SignedIn(account, "kari", "Kari Berg", Set.of(role), true, "");
        SecurityContextHolder.getContext()
                .setAuthentication(
                        UsernamePasswordAuthenticationToken.authenticated(somebody, null, somebody.getAuthorities()));
    }
}
