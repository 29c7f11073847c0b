package org.havn.placement;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.havn.access.CaseScopes;
import org.havn.access.CurrentActor;
import org.havn.access.Units;
import org.havn.audit.AuditEvent;
import org.havn.audit.AuditTrail;
import org.havn.cases.CaseMember;
import org.havn.cases.CaseNumber;
import org.havn.cases.Cases;
import org.havn.cases.Programme;
import org.havn.cases.Programmes;
import org.havn.cases.ResettlementCase;
import org.havn.cases.SideState;
import org.havn.cases.Stage;
import org.havn.communities.CommunityId;
import org.havn.needs.ConfirmedNeed;
import org.havn.needs.Needs;
import org.havn.people.Person;
import org.havn.people.PersonId;
import org.havn.people.Persons;
import org.havn.people.Script;
import org.havn.platform.OwnWork;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Gives a municipality what it may see of the households that are proposed for it, and nothing of any other.
///
/// The database shows a settlement coordinator no row about a family. What is read here is read as Havn's own work, for
/// the current placements of the coordinator's own municipalities only, and leaves as a [MunicipalityProfile].
@Component
class MunicipalityProfiles {
    private static final String WORK = "placement.municipality-profile";
    private static final Set<Stage> ANSWERED = EnumSet.range(Stage.MUNICIPALITY_ACCEPTED, Stage.FOLLOWED_UP);
    private static final Set<SideState> CLOSING =
            EnumSet.of(SideState.WITHDRAWN_BY_FAMILY, SideState.RESUBMITTED_ELSEWHERE, SideState.SAFETY_LOCK);

    private final PlacementRows rows;
    private final Cases cases;
    private final Programmes programmes;
    private final Persons persons;
    private final Needs needs;
    private final CaseScopes scopes;
    private final Units units;
    private final AuditTrail trail;
    private final CurrentActor actor;

    MunicipalityProfiles(
            PlacementRows rows,
            Cases cases,
            Programmes programmes,
            Persons persons,
            Needs needs,
            CaseScopes scopes,
            Units units,
            AuditTrail trail,
            CurrentActor actor) {
        this.rows = rows;
        this.cases = cases;
        this.programmes = programmes;
        this.persons = persons;
        this.needs = needs;
        this.scopes = scopes;
        this.units = units;
        this.trail = trail;
        this.actor = actor;
    }

    /// The municipalities for which the reader prepares, in the order of their numbers.
    List<CommunityId> mine() {
        return units.municipalitiesOf(actor.get().account()).stream()
                .sorted()
                .map(CommunityId::new)
                .toList();
    }

    /// What is proposed for, or accepted by, the reader's municipalities, the newest first.
    @Transactional(readOnly = true)
    public List<MunicipalityProfile> all() {
        return profiles(mine());
    }

    /// One of them, put on record as an opening of that family's file.
    ///
    /// @throws PlacementNotThere where it is none of theirs, or none any more
    @Transactional
    public MunicipalityProfile open(PlacementId id) {
        var found = all().stream().filter(it -> it.id().equals(id)).findFirst().orElseThrow(PlacementNotThere::new);
        var number =
                OwnWork.of(WORK, () -> rows.find(id)).map(Placement::household).orElseThrow(PlacementNotThere::new);
        trail.opened(AuditEvent.by(actor.get().account(), PlacementActs.PROFILE_OPENED, "placement", id.value())
                .inCase(number.value())
                .with("accepted", found.accepted()));
        return found;
    }

    private List<MunicipalityProfile> profiles(Collection<CommunityId> communities) {
        var account = actor.get().account();
        return OwnWork.of(WORK, () -> {
            var placements =
                    communities.stream().flatMap(it -> rows.in(it).stream()).toList();
            var numbers = placements.stream().map(Placement::household).toList();
            var open = scopes.openToMunicipality(
                    numbers.stream().map(CaseNumber::value).toList(), account);
            var households = cases.all(numbers).stream()
                    .filter(it -> open.contains(it.number().value()) && shown(it))
                    .collect(Collectors.toMap(ResettlementCase::number, it -> it));
            var people = persons.all(households.values().stream()
                    .flatMap(it -> it.travellers().stream())
                    .map(CaseMember::person)
                    .collect(Collectors.toSet()));
            var confirmed = needs.confirmedOf(households.keySet());
            var known = programmes.all().stream().collect(Collectors.toMap(Programme::id, it -> it));
            return placements.stream()
                    .sorted(java.util.Comparator.comparing(Placement::decidedAt).reversed())
                    .flatMap(it -> Optional.ofNullable(households.get(it.household())).stream()
                            .map(household -> profile(
                                    it,
                                    household,
                                    people,
                                    confirmed.getOrDefault(household.number(), List.of()),
                                    java.util.Objects.requireNonNull(known.get(household.programme())))))
                    .toList();
        });
    }

    /// Proposed, or theirs; and nothing sets it aside for good.
    private static boolean shown(ResettlementCase household) {
        return (household.stage() == Stage.PLACEMENT_PROPOSED || ANSWERED.contains(household.stage()))
                && household.aside().stream().noneMatch(CLOSING::contains);
    }

    private static MunicipalityProfile profile(
            Placement placement,
            ResettlementCase household,
            Map<PersonId, Person> people,
            List<ConfirmedNeed> needs,
            Programme programme) {
        var accepted = ANSWERED.contains(household.stage());
        var told = needs.stream().filter(it -> accepted || !it.tellsOfDanger()).toList();
        return new MunicipalityProfile(
                placement.id(),
                placement.community(),
                placement.decidedAt(),
                programme.settleBy(),
                accepted ? new MunicipalityProfile.Household(household.number()) : null,
                household.travellers().stream()
                        .map(it -> member(it, people, told, accepted))
                        .toList(),
                told.stream()
                        .filter(it -> it.person() == null)
                        .map(ConfirmedNeed::requirement)
                        .toList());
    }

    private static MunicipalityProfile.Member member(
            CaseMember member, Map<PersonId, Person> people, List<ConfirmedNeed> needs, boolean accepted) {
        var person = java.util.Objects.requireNonNull(people.get(member.person()));
        return new MunicipalityProfile.Member(
                accepted ? person.nameIn(Script.LATIN).whole() : null,
                member.relationship(),
                person.sex(),
                person.birth().year().getValue(),
                person.countryOfOrigin(),
                person.occupation(),
                person.languages(),
                person.education(),
                needs.stream()
                        .filter(it -> person.id().equals(it.person()))
                        .map(ConfirmedNeed::requirement)
                        .toList());
    }
}
