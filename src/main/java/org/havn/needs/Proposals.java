package org.havn.needs;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.havn.access.CurrentActor;
import org.havn.audit.Act;
import org.havn.audit.AuditEvent;
import org.havn.audit.AuditTrail;
import org.havn.cases.CaseMember;
import org.havn.cases.CaseNumber;
import org.havn.cases.Cases;
import org.havn.interviews.GivenAnswer;
import org.havn.interviews.Interview;
import org.havn.interviews.InterviewId;
import org.havn.interviews.InterviewSealed;
import org.havn.interviews.Interviews;
import org.havn.interviews.forms.FieldPath;
import org.havn.interviews.forms.FilledForm;
import org.havn.needs.rules.Proposed;
import org.havn.needs.rules.Rule;
import org.havn.needs.rules.ShippedRules;
import org.havn.people.PersonId;
import org.havn.reference.CodeLists;
import org.havn.reference.LanguageTag;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What the rules found in sealed interviews, and what people made of it. Nothing becomes a need by itself.
///
/// See docs/decisions/0240-rules-propose-people-decide.md.
@Service
public class Proposals {
    private static final String JOB = "needs";

    /// By whom, when and in what capacity something was decided before it came into Havn.
    ///
    /// @param who an account's id or a capacity
    public record EarlierHand(String who, Instant at, Confirmation confirmation) {}

    private final ProposalRows rows;
    private final NeedRows needs;
    private final NeedSteps steps;
    private final TopicAnswers topics;
    private final Interviews interviews;
    private final Cases cases;
    private final CodeLists lists;
    private final CurrentActor actor;
    private final AuditTrail trail;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Proposals(
            ProposalRows rows,
            NeedRows needs,
            NeedSteps steps,
            TopicAnswers topics,
            Interviews interviews,
            Cases cases,
            CodeLists lists,
            CurrentActor actor,
            AuditTrail trail,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.needs = needs;
        this.steps = steps;
        this.topics = topics;
        this.interviews = interviews;
        this.cases = cases;
        this.lists = lists;
        this.actor = actor;
        this.trail = trail;
        this.events = events;
        this.clock = clock;
    }

    /// Reads an interview in the transaction that seals it: what is sealed has been read.
    @EventListener
    void onSealed(InterviewSealed sealed) {
        read(sealed.interview());
    }

    /// Reads a sealed interview with the rules of its day. Bears running twice; what waits already, or has become an
    /// open need of this family, is not proposed again.
    ///
    /// @return how many were found that nobody had found before
    @Transactional
    public int read(InterviewId id) {
        var interview = interviews.get(id);
        var sealedAt = interview.sealedAt();
        if (sealedAt == null) {
            return 0;
        }
        var household = interview.household();
        var answers = interviews.answersOf(id);
        var filled = new FilledForm(interviews.formOf(interview), interview.planned());
        answers.forEach(it -> filled.put(it.path(), it.answer()));
        var members = cases.get(household).members().stream()
                .map(CaseMember::person)
                .map(PersonId::value)
                .toList();
        var rules = ShippedRules.on(sealedAt.atZone(ZoneOffset.UTC).toLocalDate());
        var standing = rows.standing(household);
        var fresh = new ArrayList<ProposalRows.Marked>();
        var found = rules.read(filled, members);
        topics.keep(InterviewTopics.of(
                household,
                filled,
                answers,
                found,
                topics.answersOf(household),
                sealedAt.atZone(ZoneOffset.UTC).toLocalDate()));
        for (var proposed : found) {
            var mark = rows.mark(household, proposed.rule().id(), proposed.person());
            if (standing.add(mark)) {
                fresh.add(new ProposalRows.Marked(
                        proposal(interview, rules.version(), proposed, answers, sealedAt), mark));
            }
        }
        rows.insert(fresh);
        if (!fresh.isEmpty()) {
            trail.record(event(ProposalActs.PROPOSED, "interview", id.value(), household)
                    .with("count", fresh.size()));
        }
        return fresh.size();
    }

    private Proposal proposal(
            Interview interview, String version, Proposed proposed, List<GivenAnswer> answers, Instant at) {
        var rule = proposed.rule();
        var heard = heard(proposed.evidence(), answers);
        var person = proposed.person();
        return new Proposal(
                NeedId.next(),
                interview.household(),
                person == null ? null : new PersonId(person),
                interview.id(),
                version,
                finding(interview, proposed, answers),
                requirement(rule, interview.held().language()),
                rule.severity(),
                rule.phases(),
                heard.by(),
                heard.at(),
                at,
                Proposal.State.WAITING,
                "",
                null,
                "");
    }

    /// The latest of the answers on which a proposal rests: only then was everything said.
    private static GivenAnswer heard(List<FieldPath> evidence, List<GivenAnswer> answers) {
        return answers.stream()
                .filter(it -> evidence.contains(it.path()))
                .max(Comparator.comparing(GivenAnswer::at))
                .orElseThrow(() -> new IllegalStateException("A proposal rests on no answer"));
    }

    private static Finding finding(Interview interview, Proposed proposed, List<GivenAnswer> answers) {
        var grounds =
                proposed.evidence().stream().map(it -> ground(it, answers)).toList();
        var recording = proposed.recording();
        return new Finding(
                proposed.rule().id(),
                grounds,
                proposed.rule().codes().stream().map(it -> it.value()).toList(),
                interview.held().language().value(),
                Objects.requireNonNullElse(proposed.words(), ""),
                Objects.requireNonNullElse(proposed.translation(), ""),
                Objects.requireNonNullElse(interview.held().interpreter(), ""),
                recording == null ? null : ground(recording, answers));
    }

    private static Finding.Ground ground(FieldPath path, List<GivenAnswer> answers) {
        return new Finding.Ground(
                path.toString(),
                answers.stream()
                        .filter(it -> it.path().equals(path))
                        .findFirst()
                        .map(it -> it.answer().value())
                        .orElse(""));
    }

    /// Places count speakers of a language, not of its dialects.
    private @Nullable Requirement requirement(Rule rule, LanguageTag spoken) {
        var code = rule.capability(lists.withBroader(spoken).getLast());
        return code == null ? null : new Requirement(code, false, rule.minutes(), rule.hours(), rule.visits());
    }

    /// What waits for a decision, the most pressing first. Opens what was found, which is on record.
    @Transactional
    public List<Proposal> waiting(CaseNumber household) {
        return rows.of(household, Proposal.State.WAITING);
    }

    /// What was set aside, and why.
    @Transactional
    public List<Proposal> setAside(CaseNumber household) {
        return rows.of(household, Proposal.State.SET_ASIDE);
    }

    /// One proposal of a household, as far as it is open to the reader.
    @Transactional
    public Optional<Proposal> find(CaseNumber household, NeedId id) {
        return rows.find(household, id);
    }

    /// How many wait for a decision.
    @Transactional(readOnly = true)
    public int countWaiting(CaseNumber household) {
        return rows.waiting(household);
    }

    /// Makes a need of a proposal, with whatever the caseworker changed. It keeps the proposal's identity.
    ///
    /// @throws ProposalDecided if somebody was faster
    /// @throws ProposalWithoutWords if nobody has asked for the person's own words
    @Transactional
    public Need confirm(CaseNumber household, NeedId id, Decision decision) {
        var proposal = held(household, id);
        var by = decision.confirmedBy().isEmpty() ? who() : decision.confirmedBy();
        var hand = new EarlierHand(who(), now(), new Confirmation(by, LocalDate.now(clock)));
        var need = store(proposal, decision, hand);
        cases.tell(household, "needs.thread.CONFIRMED", List.of(id.value().toString()), null);
        events.publishEvent(new NeedsConfirmed(household, List.of(id)));
        trail.record(event(ProposalActs.CONFIRMED, "need", id.value(), household));
        return need;
    }

    /// The same, for what was decided before it came into Havn. Tells nobody.
    @Transactional
    public Need confirmedBefore(CaseNumber household, NeedId id, Decision decision, EarlierHand hand) {
        var need = store(held(household, id), decision, hand);
        trail.record(event(ProposalActs.CONFIRMED, "need", id.value(), household));
        return need;
    }

    /// Sets a proposal aside: it becomes no need.
    ///
    /// @param because why, sealed under the person's key
    /// @throws ProposalDecided if somebody was faster
    @Transactional
    public void setAside(CaseNumber household, NeedId id, String because) {
        if (because.isBlank()) {
            throw new IllegalArgumentException("A proposal is set aside with a reason");
        }
        setAside(household, id, because.strip(), who(), now());
    }

    /// The same, for what was decided before it came into Havn.
    @Transactional
    public void setAsideBefore(CaseNumber household, NeedId id, String because, EarlierHand hand) {
        setAside(household, id, because, hand.who(), hand.at());
    }

    private void setAside(CaseNumber household, NeedId id, String because, String who, Instant at) {
        var proposal = held(household, id);
        rows.decide(proposal, Proposal.State.SET_ASIDE, who, at, because);
        trail.record(event(ProposalActs.SET_ASIDE, "proposal", id.value(), household));
    }

    private Proposal held(CaseNumber household, NeedId id) {
        var proposal = rows.hold(household, id).orElseThrow(() -> new ProposalNotFound(id));
        if (proposal.state() != Proposal.State.WAITING) {
            throw new ProposalDecided();
        }
        if (proposal.finding() == null) {
            throw new NeedNotForYourTask();
        }
        return proposal;
    }

    private Need store(Proposal proposal, Decision decision, EarlierHand hand) {
        var need = need(proposal, decision, hand.confirmation());
        var voiced =
                need.asItStood(NeedState.VOICED, proposal.requirement(), proposal.severity(), "interview", "", null);
        needs.insertNew(List.of(need));
        steps.add(
                voiced,
                new NeedStep(0, proposal.toldAt(), proposal.toldTo().toString(), null, voiced, "", Hand.INTERVIEW));
        steps.add(voiced, new NeedStep(1, proposal.proposedAt(), "havn", null, voiced, "", Hand.RULES));
        steps.add(voiced, new NeedStep(2, hand.at(), hand.who(), null, need, "", null));
        rows.decide(proposal, Proposal.State.CONFIRMED, hand.who(), hand.at(), "");
        return need;
    }

    private Need need(Proposal proposal, Decision decision, Confirmation confirmation) {
        return new Need(
                proposal.id(),
                proposal.household(),
                proposal.person(),
                needs.nextRank(proposal.household()),
                words(proposal, decision),
                decision.requirement(),
                decision.codes(),
                decision.severity(),
                decision.phases(),
                decision.evidence(),
                confirmation,
                decision.owner(),
                decision.due(),
                NeedState.CONFIRMED,
                "");
    }

    private static OwnWords words(Proposal proposal, Decision decision) {
        var words = Optional.ofNullable(decision.words()).or(proposal::words).orElseThrow(ProposalWithoutWords::new);
        var translations = new ArrayList<>(words.translations());
        translations.addAll(decision.translations());
        return new OwnWords(words.language(), words.verbatim(), translations);
    }

    private AuditEvent event(Act act, String type, UUID id, CaseNumber household) {
        return actor.find()
                .map(it -> AuditEvent.by(it.account(), act, type, id))
                .orElseGet(() -> AuditEvent.byJob(JOB, act, type, id))
                .inCase(household.value());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private String who() {
        return actor.find().map(it -> it.account().toString()).orElse("havn");
    }
}
