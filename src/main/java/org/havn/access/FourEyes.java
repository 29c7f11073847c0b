package org.havn.access;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.havn.audit.AuditEvent;
import org.havn.audit.AuditTrail;
import org.havn.platform.Ids;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Acts that cannot happen without a second person (SECURITY.md 6). There is no setting that switches it
/// off.
///
/// Request, second person, act: the act runs in the transaction in which the second person agrees, and only
/// if what it would change is still what both have seen.
@Service
public class FourEyes {
    static final Duration LASTS = Duration.ofDays(3);

    private final SecondRows rows;
    private final Grants grants;
    private final ObjectProvider<SecondedAct> acts;
    private final AuditTrail trail;
    private final CurrentActor actor;
    private final Clock clock;

    FourEyes(
            SecondRows rows,
            Grants grants,
            ObjectProvider<SecondedAct> acts,
            AuditTrail trail,
            CurrentActor actor,
            Clock clock) {
        this.rows = rows;
        this.grants = grants;
        this.acts = acts;
        this.trail = trail;
        this.actor = actor;
        this.clock = clock;
    }

    /// Asks for an act; it happens when a second person agrees within three days.
    ///
    /// While nobody else in this Havn could be the second person, an act that begins just that happens at
    /// once. It is an alarm in the trail.
    ///
    /// @return the request's id; empty where it has happened
    @OfWeight
    @Transactional
    public Optional<UUID> ask(String act, Map<String, String> parameters, String because) {
        var me = actor.get().account();
        if (known(act).mayBegin(parameters) && !grants.anybodyElse(known(act).seconds(), me)) {
            ReasonMissing.requireSentence(because);
            trail.record(
                    AuditEvent.by(me, AccessActs.BEGUN_ALONE, "account", me).with("act", act));
            known(act).perform(parameters);
            return Optional.empty();
        }
        var now = clock.instant();
        var request = new SecondRequest(
                Ids.next(),
                act,
                parameters,
                known(act).difference(parameters),
                ReasonMissing.requireSentence(because),
                actor.get().account(),
                now,
                now.plus(LASTS),
                SecondRequest.State.WAITING,
                null,
                null);
        rows.insert(request, known(act).seconds());
        trail.record(inCase(
                AuditEvent.by(request.askedBy(), AccessActs.ASKED_FOR_SECOND, "second-request", request.id())
                        .with("act", act),
                request));
        return Optional.of(request.id());
    }

    /// Agrees, and does it.
    ///
    /// @throws NotYourTask if there is none, or it is not for this account to answer
    /// @throws NotYourOwn if it is the one who asked
    /// @throws SecondNotPossible if it has ended, or something has changed since
    @OfWeight
    @Transactional
    public void agree(UUID id, String because) {
        var request = mine(id);
        var act = known(request.act());
        if (!act.difference(request.parameters()).equals(request.difference())) {
            throw SecondNotPossible.changed();
        }
        end(request, SecondRequest.State.DONE, because, AccessActs.SECONDED);
        act.perform(request.parameters());
    }

    /// Says no.
    @OfWeight
    @Transactional
    public void refuse(UUID id, String because) {
        var request = mine(id);
        end(request, SecondRequest.State.REFUSED, ReasonMissing.requireSentence(because), AccessActs.NOT_SECONDED);
        known(request.act()).dropped(request.parameters());
    }

    /// What the reader has asked for, or may agree to; what waits first.
    @Transactional(readOnly = true)
    public List<SecondRequest> forReader() {
        var me = actor.get();
        var known = byCode();
        var mine = rows.newest(200).stream()
                .filter(it -> it.askedBy().equals(me.account()) || mayBeSecond(known.get(it.act()), me))
                .toList();
        var told = new HashMap<String, Collection<Map<String, String>>>();
        mine.stream().collect(Collectors.groupingBy(SecondRequest::act)).forEach((code, requests) -> {
            var act = known.get(code);
            var asked = requests.stream().map(SecondRequest::parameters).toList();
            told.put(code, act == null ? asked : act.forReader(asked));
        });
        return mine.stream()
                .filter(it -> told.getOrDefault(it.act(), List.of()).contains(it.parameters()))
                .toList();
    }

    /// The same requests with the reasons that are sealed, because they tell of a family; that they were
    /// opened is on record. The reader knows of each from [#forReader].
    @Transactional
    public List<SecondRequest> opened(Collection<SecondRequest> requests) {
        return rows.opened(requests);
    }

    /// Whether the reader may be the second person of this request now.
    boolean awaitsReader(SecondRequest request) {
        var me = actor.get();
        return request.openAt(clock.instant())
                && !request.askedBy().equals(me.account())
                && mayBeSecond(byCode().get(request.act()), me);
    }

    private SecondRequest mine(UUID id) {
        var request = rows.held(id).orElseThrow(NotYourTask::new);
        var me = actor.get();
        if (!request.askedBy().equals(me.account()) && !mayBeSecond(byCode().get(request.act()), me)) {
            throw new NotYourTask();
        }
        if (known(request.act()).forReader(List.of(request.parameters())).isEmpty()) {
            throw new NotYourTask();
        }
        if (request.askedBy().equals(me.account())) {
            throw new NotYourOwn();
        }
        if (!request.openAt(clock.instant())) {
            throw SecondNotPossible.ended();
        }
        return request;
    }

    private void end(SecondRequest request, SecondRequest.State state, String because, org.havn.audit.Act event) {
        var me = actor.get().account();
        rows.end(request, state, me, clock.instant(), because.strip());
        trail.record(inCase(
                AuditEvent.by(me, event, "second-request", request.id())
                        .with("act", request.act())
                        .with("asked-by", request.askedBy()),
                request));
    }

    private AuditEvent inCase(AuditEvent event, SecondRequest request) {
        return known(request.act())
                .caseNumber(request.parameters())
                .map(event::inCase)
                .orElse(event);
    }

    private static boolean mayBeSecond(@org.jspecify.annotations.Nullable SecondedAct act, Actor me) {
        return act != null && act.seconds().stream().anyMatch(me::is);
    }

    private SecondedAct known(String code) {
        var act = byCode().get(code);
        if (act == null) {
            throw new IllegalArgumentException("No act is called " + code);
        }
        return act;
    }

    private Map<String, SecondedAct> byCode() {
        return acts.stream().collect(Collectors.toMap(SecondedAct::code, Function.identity()));
    }
}
