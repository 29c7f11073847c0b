package org.havn.needs;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.havn.access.CurrentActor;
import org.havn.cases.CaseNumber;
import org.havn.cases.Cases;
import org.havn.people.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The needs of persons and households, from the first words to *met*.
@Service
public class Needs {
    private final NeedRows rows;
    private final NeedSteps steps;
    private final TopicAnswers answers;
    private final Cases cases;
    private final CurrentActor actor;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Needs(
            NeedRows rows,
            NeedSteps steps,
            TopicAnswers answers,
            Cases cases,
            CurrentActor actor,
            Clock clock,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.steps = steps;
        this.answers = answers;
        this.cases = cases;
        this.actor = actor;
        this.clock = clock;
        this.events = events;
    }

    /// Keeps needs that are not known yet, at whatever station they are. Bears running twice; publishes
    /// nothing.
    ///
    /// @return how many were new
    @Transactional
    public int voice(Collection<Need> needs) {
        return rows.insertNew(needs).size();
    }

    /// Confirms a need: how much depends on it, what that rests on, and what it requires. Doing so again puts it right.
    ///
    /// @param seen how many steps the reader had seen: [NeedSteps] counts them
    /// @param requirement what it asks of the place of settlement, hard or soft; null where it asks nothing
    /// @throws NeedNotReady if it has ended as met
    /// @throws NeedChangedMeanwhile if somebody else took a step since
    @Transactional
    public Need confirm(NeedId id, int seen, Severity severity, String evidence, @Nullable Requirement requirement) {
        var need = held(id, seen, NeedState.CONFIRMED);
        var by = new Confirmation(who(), LocalDate.now(clock));
        var confirmed = store(need, need.confirmed(by, severity, evidence, requirement), seen, null, "");
        events.publishEvent(new NeedsConfirmed(need.household(), List.of(id)));
        return confirmed;
    }

    /// Puts somebody's name and a day on a need.
    ///
    /// @param arrangement how far the plan has come
    /// @param owner who will see to it: an account's id or a role
    /// @param what where and with whom; empty where nothing is known yet
    @Transactional
    public Need plan(NeedId id, int seen, Arrangement arrangement, String owner, LocalDate due, String what) {
        var need = held(id, seen, NeedState.PLANNED);
        return store(need, need.planned(owner, due), seen, arrangement, what.strip());
    }

    /// Keeps that the service has been given. Whether it met the need is for the person to say.
    @Transactional
    public Need give(NeedId id, int seen, String what) {
        var need = held(id, seen, NeedState.GIVEN);
        return store(need, need.at(NeedState.GIVEN, need.outcome()), seen, null, what.strip());
    }

    /// Ends a need as met, in the person's own words.
    ///
    /// @throws OutcomeNotTold if no words are given
    @Transactional
    public Need met(NeedId id, int seen, String inTheirWords) {
        return end(id, seen, NeedState.MET, inTheirWords);
    }

    /// Ends a need as not met, with the reason. It can be taken up again.
    ///
    /// @throws OutcomeNotTold if no reason is given
    @Transactional
    public Need notMet(NeedId id, int seen, String because) {
        return end(id, seen, NeedState.NOT_MET, because);
    }

    /// Keeps on the needs of a household that a place was decided for it, or that this was taken back.
    @Transactional
    public void placed(CaseNumber household, boolean stands) {
        steps.addToAll(household, stands ? Hand.PLACEMENT : Hand.UNPLACED, who(), clock.instant());
    }

    private Need end(NeedId id, int seen, NeedState ending, String words) {
        var need = held(id, seen, ending);
        if (words.isBlank()) {
            throw new OutcomeNotTold(ending);
        }
        return store(need, need.at(ending, words.strip()), seen, null, words.strip());
    }

    /// One need of a household.
    ///
    /// @throws NeedNotFound also where it is another household's
    @Transactional
    public Need get(CaseNumber household, NeedId id) {
        return of(household).stream()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NeedNotFound(id));
    }

    /// The needs of a household, in the family's own order of wishes. Opens their words, which may be refused
    /// and is on record; so this is no reading transaction.
    @Transactional
    public List<Need> of(CaseNumber household) {
        return rows.needsOf(household);
    }

    /// What a family's own account may read: the database shows it its owner's needs, its children's and
    /// the household's. What is told of violence or torture is left out, the owner's own too, because a
    /// telephone has more than one reader.
    @Transactional
    public List<Need> forFamily(CaseNumber household) {
        return rows.needsOf(household).stream()
                .filter(it -> !it.words().closed())
                .filter(it -> it.specificNeeds().stream().noneMatch(RestrictedCodes::has))
                .toList();
    }

    /// The needs of a household that one adult of it may read, in the family's own order: what another adult said
    /// is not among them, and neither is what anybody said of violence, but the adult's own.
    ///
    /// @param isChild whether a person of the household may be a child today
    @Transactional
    public List<Need> forAdult(CaseNumber household, PersonId adult, Predicate<PersonId> isChild) {
        return of(household).stream()
                .filter(it -> !it.words().closed() && it.mayBeReadBy(adult, isChild))
                .toList();
    }

    /// What placement may know of confirmed needs that ask something of the place. Households without any are
    /// left out.
    @Transactional(readOnly = true)
    public Map<CaseNumber, List<ConfirmedNeed>> confirmedOf(Collection<CaseNumber> households) {
        return rows.confirmedOf(households);
    }

    /// Keeps what persons answered when they were asked.
    @Transactional
    public void answer(Collection<TopicAnswer> told) {
        answers.keep(told);
    }

    /// What the members of a household answered. A topic that is missing was not asked.
    @Transactional(readOnly = true)
    public List<TopicAnswer> answersOf(CaseNumber household) {
        return answers.answersOf(household);
    }

    private Need held(NeedId id, int seen, NeedState wanted) {
        var need = rows.held(id).orElseThrow(() -> new NeedNotFound(id));
        if (steps.taken(id) != seen) {
            throw new NeedChangedMeanwhile();
        }
        if (!need.next().contains(wanted)) {
            throw new NeedNotReady(need.state(), wanted);
        }
        return need;
    }

    private Need store(Need before, Need after, int seen, @Nullable Arrangement arrangement, String words) {
        rows.update(after, !after.outcome().equals(before.outcome()));
        steps.add(before, new NeedStep(seen + 1, clock.instant(), who(), arrangement, after, words));
        // what was said stays with the need, where it is sealed; the thread says only how far it has come
        cases.tell(
                after.household(),
                "needs.thread." + after.state(),
                List.of(after.id().value().toString()),
                null);
        events.publishEvent(new NeedMoved(after.id(), after.household(), before.state(), after.state()));
        return after;
    }

    private String who() {
        return actor.find().map(it -> it.account().toString()).orElse("havn");
    }
}
