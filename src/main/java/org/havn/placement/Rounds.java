package org.havn.placement;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.havn.access.CurrentActor;
import org.havn.audit.Act;
import org.havn.audit.AuditEvent;
import org.havn.audit.AuditTrail;
import org.havn.cases.CaseNumber;
import org.havn.cases.Cases;
import org.havn.cases.ProgrammeId;
import org.havn.cases.ResettlementCase;
import org.havn.communities.CommunityId;
import org.havn.communities.Dimension;
import org.havn.platform.OwnWork;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Rounds of placement: which families, by which rules, and what the solver found for them.
@Service
public class Rounds {
    private static final long USUAL_SEED = 1;
    private static final String ENGINE = "engine-1";

    private final RoundRows rows;
    private final SolveRows solves;
    private final SolveJob.SolveQueue queue;
    private final Cases cases;
    private final Waivers waivers;
    private final AuditTrail trail;
    private final CurrentActor actor;
    private final Clock clock;
    private final int secondsAllowed;

    Rounds(
            RoundRows rows,
            SolveRows solves,
            SolveJob.SolveQueue queue,
            Cases cases,
            Waivers waivers,
            AuditTrail trail,
            CurrentActor actor,
            Clock clock,
            @Value("${havn.placement.seconds:60}") int secondsAllowed) {
        this.rows = rows;
        this.solves = solves;
        this.queue = queue;
        this.cases = cases;
        this.waivers = waivers;
        this.trail = trail;
        this.actor = actor;
        this.clock = clock;
        this.secondsAllowed = secondsAllowed;
    }

    /// Opens a round with every family of the programme that waits for a place.
    @Transactional
    public Round open(ProgrammeId programme, String name) {
        var waiting = waiting(programme);
        if (waiting.isEmpty()) {
            throw new NobodyWaits();
        }
        return open(programme, name, waiting);
    }

    private List<CaseNumber> waiting(ProgrammeId programme) {
        return cases.awaitingPlacement(programme).stream()
                .map(ResettlementCase::number)
                .toList();
    }

    private Round open(ProgrammeId programme, String name, List<CaseNumber> waiting) {
        var round = new Round(
                RoundId.next(),
                programme,
                name.strip(),
                rows.all().size() + 1,
                LocalDate.now(clock),
                ValuePolicy.current().version(),
                USUAL_SEED,
                who(),
                clock.instant(),
                waiting.size());
        rows.insert(round, waiting);
        return round;
    }

    /// Opens a round and asks for its first plan: both or neither, whenever the power fails.
    @Transactional
    public Round openAndSolve(ProgrammeId programme, String name) {
        var round = open(programme, name);
        solve(round.id());
        return round;
    }

    /// Opens a round for these families alone, which cannot wait for the next one, and asks for its plan.
    /// What others have accepted is taken; what is only proposed to them is not.
    ///
    /// @param numbers as somebody typed them
    /// @throws NotWaiting if one of them is not a case of the programme that waits for a place
    @Transactional
    public Round openAndSolveFor(ProgrammeId programme, String name, Collection<String> numbers) {
        var waiting = waiting(programme);
        var chosen = numbers.stream()
                .distinct()
                .map(typed -> waiting.stream()
                        .filter(it -> it.value().equals(typed.toUpperCase(Locale.ROOT)))
                        .findFirst()
                        .orElseThrow(() -> new NotWaiting(typed)))
                .distinct()
                .toList();
        var round = open(programme, name, chosen);
        solve(round.id());
        return round;
    }

    /// The round.
    ///
    /// @throws RoundNotFound if there is none
    @Transactional(readOnly = true)
    public Round get(RoundId id) {
        return rows.find(id).orElseThrow(RoundNotFound::new);
    }

    /// Every round, the newest first.
    @Transactional(readOnly = true)
    public List<Round> all() {
        return rows.all();
    }

    /// Asks for a plan. It is made in the background; a solve of the same round that still runs is answered
    /// instead.
    @Transactional
    public SolveId solve(RoundId id) {
        var running =
                solves.of(get(id).id()).stream().filter(it -> it.state().open()).findFirst();
        if (running.isPresent()) {
            queue.add(running.get().id()); // it may have been lost with its node between keeping and queueing
            return running.get().id();
        }
        var solve = SolveId.next();
        solves.insert(solve, id, who(), clock.instant(), secondsAllowed, ENGINE);
        queue.add(solve);
        return solve;
    }

    /// Asks a running solve to stop and to keep the best plan that it has.
    @Transactional
    public void stop(SolveId id) {
        solves.askToCancel(id);
    }

    /// The solves of a round, the newest first.
    @Transactional(readOnly = true)
    public List<Solve> solvesOf(RoundId id) {
        return solves.of(id);
    }

    /// The newest solve that has a plan.
    @Transactional(readOnly = true)
    public Optional<Solve> newestPlan(RoundId id) {
        return solves.of(id).stream().filter(Solve::hasPlan).findFirst();
    }

    /// What people decided beforehand, as far as it is in force.
    @Transactional(readOnly = true)
    public List<Rule> rulesOf(RoundId id) {
        return rows.rulesOf(id);
    }

    /// Puts a family where it will stay in every plan of the round; an earlier pin of the family ends.
    @Transactional
    public void pin(RoundId round, CaseNumber household, CommunityId community, String because) {
        make(round, new Rule.Pin(RuleId.next(), household, community, made()), because, null);
    }

    /// Keeps a family away from a community in every plan of the round.
    @Transactional
    public void forbid(RoundId round, CaseNumber household, CommunityId community, String because) {
        make(round, new Rule.Forbid(RuleId.next(), household, community, made()), because, null);
    }

    /// Keeps a part of a community's capacity for somebody else.
    @Transactional
    public void reserve(RoundId round, CommunityId community, Dimension dimension, int amount, String because) {
        ReserveNotValid.require(amount);
        make(round, new Rule.Reserve(RuleId.next(), community, dimension, amount, made()), because, null);
    }

    /// Makes a rule, or lets go of a need, whose cost was found out beforehand, and asks for a plan that
    /// keeps it.
    ///
    /// @param cost what it was said to cost, as JSON; it stays with the rule
    @Transactional
    void make(RoundId round, RuleDraft draft, String because, String cost) {
        var waived = draft.need();
        if (waived.isPresent()) {
            waive(new CaseNumber(draft.about()), waived.get(), because, cost);
        } else {
            make(round, draft.rule(RuleId.next(), made()), because, cost);
        }
        solve(round);
    }

    /// Ends a rule; it stays readable.
    @Transactional
    public void lift(RoundId round, RuleId rule) {
        rows.lift(round, rule, who(), clock.instant());
        trail.record(event(PlacementActs.RULE_LIFTED, "rule", rule.value()).with("round", round.value()));
    }

    /// Lets go of a hard need for placement, by name and reason. The need stays on show as uncovered.
    @Transactional
    public void waive(CaseNumber household, org.havn.needs.NeedId need, String because) {
        waive(household, need, because, null);
    }

    private void waive(CaseNumber household, org.havn.needs.NeedId need, String because, @Nullable String cost) {
        waivers.waive(household, need, who(), because, cost);
        cases.tell(household, "placement.thread.waived", List.of(need.value().toString()), because);
    }

    /// Holds on to a waived need again, for a reason as well: both change where a family can go.
    @Transactional
    public void takeBackWaiver(CaseNumber household, org.havn.needs.NeedId need, String because) {
        var reason = ReasonMissing.required(because);
        waivers.takeBack(household, need);
        cases.tell(
                household, "placement.thread.waiver-ended", List.of(need.value().toString()), reason);
    }

    /// Whether the reader may see every family of the round.
    @Transactional(readOnly = true)
    public boolean wholly(RoundId round) {
        var seen = rows.householdsOf(round).size();
        return seen
                == OwnWork.of(
                        "placement.round-size", () -> rows.householdsOf(round).size());
    }

    private void make(RoundId round, Rule rule, String because, @Nullable String cost) {
        var reason = ReasonMissing.required(because);
        if (rule instanceof Rule.Pin pin) {
            rows.liftPin(round, pin.household(), rule.made().by(), rule.made().at());
        }
        rows.insert(round, rule, reason, cost);
        trail.record(event(PlacementActs.RULE_MADE, "rule", rule.id().value())
                .with("round", round.value())
                .with("kind", rule.getClass().getSimpleName()));
    }

    private AuditEvent event(Act act, String type, Object id) {
        return actor.find()
                .map(it -> AuditEvent.by(it.account(), act, type, id))
                .orElseGet(() -> AuditEvent.byJob(OwnWork.now().orElse("havn"), act, type, id));
    }

    private Rule.Made made() {
        return new Rule.Made(who(), clock.instant());
    }

    private String who() {
        return actor.find().map(it -> it.account().toString()).orElse("havn");
    }
}
