package org.havn.placement;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.havn.access.CurrentActor;
import org.havn.cases.CaseNumber;
import org.havn.cases.Cases;
import org.havn.cases.Stage;
import org.havn.communities.Communities;
import org.havn.communities.CommunityId;
import org.havn.communities.Dimension;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Proposed placements, and what people decide about them.
@Service
public class Placements {
    private final PlacementRows rows;
    private final RoundRows rounds;
    private final Households households;
    private final Admission admission;
    private final Communities communities;
    private final Cases cases;
    private final CurrentActor actor;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Placements(
            PlacementRows rows,
            RoundRows rounds,
            Households households,
            Admission admission,
            Communities communities,
            Cases cases,
            CurrentActor actor,
            Clock clock,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.rounds = rounds;
        this.households = households;
        this.admission = admission;
        this.communities = communities;
        this.cases = cases;
        this.actor = actor;
        this.clock = clock;
        this.events = events;
    }

    /// The placement of a household, if a person has decided.
    @Transactional(readOnly = true)
    public Optional<Placement> of(CaseNumber household) {
        return rows.current(household);
    }

    /// The placements of these households; those that wait are left out.
    @Transactional(readOnly = true)
    public Map<CaseNumber, Placement> of(Collection<CaseNumber> households) {
        return rows.current(households);
    }

    /// Where these households are to settle, and no more of it; those that wait are left out.
    @Transactional(readOnly = true)
    public Map<CaseNumber, CommunityId> communitiesOf(Collection<CaseNumber> households) {
        return rows.communitiesOf(households);
    }

    /// Who is placed in a community.
    @Transactional(readOnly = true)
    public List<Placement> in(CommunityId community) {
        return rows.in(community);
    }

    /// What a community has left on a day, whoever takes the rest: also families whom the reader does not see.
    @Transactional(readOnly = true)
    public Map<Dimension, Integer> left(CommunityId community, LocalDate on) {
        return rows.freeOn(on, communities).getOrDefault(community, Map.of());
    }

    /// Decides where a household settles and takes the places it needs, in one transaction.
    ///
    /// @param community as proposed, or another
    /// @param because the reason that the family and the community will read
    /// @throws PlacementAlreadyDecided if someone was faster
    /// @throws CommunityFull if the places have gone since the proposal was made
    /// @throws NotAdmissible if a hard need that nobody waived cannot be met there
    /// @throws ForbiddenThere if a rule of the round keeps the household away from there
    /// @throws TooNear if a safety distance of this or another family is not kept there
    @Transactional
    public Placement accept(SolveId solve, CaseNumber household, CommunityId community, String because) {
        var reason = ReasonMissing.required(because);
        var where = communities.get(community).id();
        var settling = cases.get(household);
        var round = rounds.ofSolve(solve).orElseThrow(RoundNotFound::new);
        var profile = households.toAdmit(settling, round.placedOn());
        var standing = admission.require(solve, round, profile, where);
        var demand = HouseholdDemand.of(profile);
        requireRoom(where, round.placedOn(), standing, demand);

        var placement = new Placement(
                PlacementId.next(),
                household,
                community,
                solve,
                standing.proposed(),
                demand,
                who(),
                clock.instant(),
                1);
        rows.insert(placement, reason);
        cases.move(household, Stage.PLACEMENT_PROPOSED, reason);
        events.publishEvent(new PlacementAccepted(placement.id(), household, community));
        return placement;
    }

    /// Takes a placement back before the municipality has answered: its places are free and the household
    /// waits again.
    ///
    /// @param seen the version that the reader had before them
    /// @throws PlacementAlreadyDecided if it has changed since
    @Transactional
    public void takeBack(CaseNumber household, int seen, String because) {
        var reason = ReasonMissing.required(because);
        var placement = rows.current(household).orElseThrow(PlacementAlreadyDecided::new);
        if (!rows.end(placement, seen, clock.instant(), reason)) {
            throw new PlacementAlreadyDecided();
        }
        cases.move(household, Stage.DECIDED, reason);
        events.publishEvent(new PlacementEnded(placement.id(), household));
    }

    private void requireRoom(CommunityId community, LocalDate on, Standing standing, Map<Dimension, Integer> demand) {
        var capacity = new EnumMap<Dimension, Integer>(Dimension.class);
        communities.capacities(on).stream()
                .filter(it -> it.community().equals(community))
                .forEach(it -> capacity.put(it.dimension(), it.amount()));
        demand.forEach((dimension, wanted) -> {
            var left = Math.max(
                    0, capacity.getOrDefault(dimension, 0) - standing.taken().getOrDefault(dimension, 0));
            if (left < wanted) {
                throw new CommunityFull(dimension, left, wanted);
            }
        });
    }

    private String who() {
        return actor.find().map(it -> it.account().toString()).orElse("havn");
    }
}
