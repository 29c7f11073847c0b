package org.havn.placement;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.havn.cases.CaseLink;
import org.havn.cases.CaseMember;
import org.havn.cases.CaseNumber;
import org.havn.cases.Cases;
import org.havn.cases.ResettlementCase;
import org.havn.communities.Communities;
import org.havn.communities.Community;
import org.havn.communities.CommunityId;
import org.havn.people.Kinship;
import org.havn.people.PersonId;
import org.havn.people.Persons;
import org.springframework.stereotype.Component;

/// Families that are settled already and draw others near: a link between two cases as a rule, kin in direct line as
/// worth. See docs/decisions/0230-relatives-who-are-settled.md.
@Component
class PlacedRelatives {
    /// What counts as near for kin in direct line, door to door.
    static final int NEAR_MINUTES = 60;

    private final Cases cases;
    private final Persons persons;
    private final Communities communities;
    private final PlacementRows placements;

    PlacedRelatives(Cases cases, Persons persons, Communities communities, PlacementRows placements) {
        this.cases = cases;
        this.persons = persons;
        this.communities = communities;
        this.placements = placements;
    }

    /// Where households may live that are linked with settled ones: near all of those. Others are left out.
    Map<CaseNumber, Set<CommunityId>> linked(Collection<CaseNumber> households, List<Community> everywhere) {
        var links = cases.linksOf(households);
        var settled = placements.current(
                links.stream().flatMap(it -> Stream.of(it.one(), it.other())).toList());
        var near = new HashMap<CaseNumber, Set<CommunityId>>();
        for (var link : links) {
            keepNear(near, link.one(), settled.get(link.other()), link, everywhere);
            keepNear(near, link.other(), settled.get(link.one()), link, everywhere);
        }
        near.keySet().retainAll(Set.copyOf(households));
        return near;
    }

    private void keepNear(
            Map<CaseNumber, Set<CommunityId>> near,
            CaseNumber household,
            @org.jspecify.annotations.Nullable Placement settled,
            CaseLink link,
            List<Community> everywhere) {
        if (settled == null) {
            return;
        }
        var minutes = link.withinMinutes() == null ? 0 : link.withinMinutes();
        var allowed = around(settled.community(), minutes, everywhere);
        near.merge(household, allowed, (one, other) -> {
            one.retainAll(other);
            return one;
        });
    }

    /// Near whom a household has settled kin in direct line: spouse, parent, child, sibling, grandparent, grandchild.
    Map<CaseNumber, Set<CommunityId>> inDirectLine(Collection<CaseNumber> households, List<Community> everywhere) {
        var householdOf = new HashMap<PersonId, CaseNumber>();
        for (var household : cases.all(households)) {
            members(household).forEach(it -> householdOf.put(it, household.number()));
        }
        var kin = persons.kinOf(householdOf.keySet()).stream()
                .filter(it -> it.relation().directLine())
                .toList();
        var caseOf = cases.withMembers(kin.stream().map(Kinship::relative).collect(Collectors.toSet()));
        var settled = placements.current(Set.copyOf(caseOf.values()));
        var near = new HashMap<CaseNumber, Set<CommunityId>>();
        for (var tie : kin) {
            var household = householdOf.get(tie.person());
            var theirs = caseOf.get(tie.relative());
            if (household == null || theirs == null || theirs.equals(household)) {
                continue;
            }
            var placement = settled.get(theirs);
            if (placement != null) {
                near.computeIfAbsent(household, _ -> new HashSet<>())
                        .addAll(around(placement.community(), NEAR_MINUTES, everywhere));
            }
        }
        return near;
    }

    private static Stream<PersonId> members(ResettlementCase household) {
        return household.members().stream().map(CaseMember::person);
    }

    private Set<CommunityId> around(CommunityId settled, int minutes, List<Community> everywhere) {
        return everywhere.stream()
                .map(Community::id)
                .filter(it -> it.equals(settled) || communities.minutes(settled, it) <= minutes)
                .collect(Collectors.toCollection(HashSet::new));
    }
}
