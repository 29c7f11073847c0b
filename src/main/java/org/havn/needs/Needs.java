package org.havn.needs;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.havn.access.CurrentActor;
import org.havn.cases.CaseNumber;
import org.havn.cases.Cases;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The needs of persons and households, from the first words to *met*.
@Service
public class Needs {
    private final NeedRows rows;
    private final TopicAnswers answers;
    private final Cases cases;
    private final CurrentActor actor;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Needs(
            NeedRows rows,
            TopicAnswers answers,
            Cases cases,
            CurrentActor actor,
            Clock clock,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.answers = answers;
        this.cases = cases;
        this.actor = actor;
        this.clock = clock;
        this.events = events;
    }

    /// Keeps needs that are not known yet, at whatever station they are. Bears running twice; publishes nothing.
    ///
    /// @return how many were new
    @Transactional
    public int voice(Collection<Need> needs) {
        return rows.insertNew(needs).size();
    }

    /// Confirms a need and says what it requires.
    ///
    /// @param requirement what it asks of the place of settlement, hard or soft; null where it asks nothing
    /// @throws NeedNotReady if it has been confirmed already
    @Transactional
    public Need confirm(NeedId id, @Nullable Requirement requirement) {
        var need = held(id, NeedState.CONFIRMED);
        var confirmed = need.confirmed(new Confirmation(who(), LocalDate.now(clock)), requirement);
        store(need, confirmed, null);
        events.publishEvent(new NeedsConfirmed(need.household(), List.of(id)));
        return confirmed;
    }

    /// Puts somebody's name and a day on a need.
    ///
    /// @param owner who will see to it: an account's id or a role
    @Transactional
    public Need plan(NeedId id, String owner, LocalDate due) {
        var need = held(id, NeedState.PLANNED);
        return store(need, need.planned(owner, due), null);
    }

    /// Keeps that the service has been given. Whether it met the need is for the person to say.
    @Transactional
    public Need give(NeedId id) {
        var need = held(id, NeedState.GIVEN);
        return store(need, need.at(NeedState.GIVEN, need.outcome()), null);
    }

    /// Ends a need as met, in the person's own words.
    ///
    /// @throws OutcomeNotTold if no words are given
    @Transactional
    public Need met(NeedId id, String inTheirWords) {
        var need = held(id, NeedState.MET);
        return store(need, need.at(NeedState.MET, told(NeedState.MET, inTheirWords)), null);
    }

    /// Ends a need as not met, with the reason. It can be taken up again.
    ///
    /// @throws OutcomeNotTold if no reason is given
    @Transactional
    public Need notMet(NeedId id, String because) {
        var need = held(id, NeedState.NOT_MET);
        return store(need, need.at(NeedState.NOT_MET, told(NeedState.NOT_MET, because)), because);
    }

    /// The needs of a household, in the family's own order of wishes.
    @Transactional(readOnly = true)
    public List<Need> of(CaseNumber household) {
        return rows.needsOf(household);
    }

    /// What placement may know of confirmed needs that ask something of the place. Households without any are left out.
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

    private Need held(NeedId id, NeedState wanted) {
        var need = rows.held(id).orElseThrow(() -> new NeedNotFound(id));
        if (!need.state().leadsTo(wanted)) {
            throw new NeedNotReady(need.state(), wanted);
        }
        return need;
    }

    private static String told(NeedState wanted, String words) {
        if (words.isBlank()) {
            throw new OutcomeNotTold(wanted);
        }
        return words.strip();
    }

    private Need store(Need before, Need after, @Nullable String because) {
        rows.update(after);
        cases.tell(
                after.household(),
                "needs.thread." + after.state(),
                List.of(after.id().value().toString()),
                because);
        events.publishEvent(new NeedMoved(after.id(), after.household(), before.state(), after.state()));
        return after;
    }

    private String who() {
        return actor.find().map(it -> it.account().toString()).orElse("havn");
    }
}
