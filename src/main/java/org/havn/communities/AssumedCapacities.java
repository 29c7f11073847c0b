package org.havn.communities;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.havn.reference.Provenance;

/// What municipalities would offer to a programme of 200 people, generated because no source gives it.
///
/// The rules A1 to A4 are described in `docs/assumptions.md`; nothing here is drawn by chance.
final class AssumedCapacities {
    private static final String A1 = "Assumption A1: a share of what was decided for 2024, in whole households";
    private static final String A1_NONE = "Assumption A1: no offer where the county's share makes up no household";
    private static final String A1_UNKNOWN = "Assumption A1: no offer, because no decision for 2024 is published";
    private static final String A2 = "Assumption A2: homes by size, in proportion to the places offered";
    private static final String A3 = "Assumption A3: seats in proportion to places, within what the schools can bear";
    private static final String A4 = "Assumption A4: complex follow-up by distance to a hospital";

    private final Atlas atlas;
    private final Assumptions assumed;

    AssumedCapacities(Atlas atlas, Assumptions assumed) {
        this.atlas = atlas;
        this.assumed = assumed;
    }

    /// One row for every municipality and dimension; zero is written down, never left out.
    List<CapacityVersion> all() {
        var places = places();
        var rows = new ArrayList<CapacityVersion>();
        for (var community : atlas.communities()) {
            int offered = places.getOrDefault(community.id(), 0);
            add(rows, community, Dimension.PLACES, offered, whyPlaces(community, offered));
            homes(rows, community, offered);
            seats(rows, community, offered);
            add(rows, community, Dimension.COMPLEX_MEDICAL, offered == 0 ? 0 : complex(community), A4);
        }
        return rows;
    }

    /// Walks through each county by code, adding up every municipality's share of the places; whoever brings the sum up
    /// to a
    /// household's size offers it. So shares too small for a family meet in a place that can take one.
    Map<CommunityId, Integer> places() {
        var sum = atlas.communities().stream().mapToInt(this::decided).sum();
        var carried = new HashMap<String, Double>();
        var places = new HashMap<CommunityId, Integer>();
        var inOrder = atlas.communities().stream()
                .sorted(Comparator.comparing(Community::countyCode).thenComparing(Community::id))
                .toList();
        for (var community : inOrder) {
            var decided = decided(community);
            var share = (double) assumed.whole("programme_places") * decided / sum;
            var grown = carried.getOrDefault(community.countyCode(), 0.0) + share;
            var household =
                    assumed.whole(community.centrality() <= 3 ? "household_share_central" : "household_share_other");
            var most = (int) Math.floor(decided * assumed.decimal("largest_part_of_decided"));
            var offer = Math.min((int) Math.floor(grown), most);
            if (offer >= household) {
                places.put(community.id(), offer);
                grown -= offer;
            }
            carried.put(community.countyCode(), grown);
        }
        return places;
    }

    private void homes(List<CapacityVersion> rows, Community community, int offered) {
        add(rows, community, Dimension.HOMES_SMALL, whole(offered, "persons_per_small_home"), A2);
        add(rows, community, Dimension.HOMES_MEDIUM, whole(offered, "persons_per_medium_home"), A2);
        add(rows, community, Dimension.HOMES_LARGE, whole(offered, "persons_per_large_home"), A2);
        add(rows, community, Dimension.HOMES_SEVEN_PLUS, offered / assumed.whole("persons_per_seven_plus_home"), A2);
        add(rows, community, Dimension.HOMES_STEP_FREE, offered / assumed.whole("persons_per_step_free_home"), A2);
    }

    private void seats(List<CapacityVersion> rows, Community community, int offered) {
        var schools = atlas.schools(community.id());
        var perSchool = assumed.whole("seats_per_school");
        int primary = schools.map(SchoolCount::primary).orElse(0) * perSchool;
        int lower = schools.map(SchoolCount::lowerSecondary).orElse(0) * perSchool;
        var hasClass = community.population().age16to18() >= assumed.whole("youth_for_introductory_class");
        add(rows, community, Dimension.KINDERGARTEN, part(offered, "kindergarten_per_place"), A3);
        add(rows, community, Dimension.PRIMARY, Math.min(part(offered, "primary_per_place"), primary), A3);
        add(
                rows,
                community,
                Dimension.LOWER_SECONDARY,
                Math.min(part(offered, "lower_secondary_per_place"), lower),
                A3);
        add(
                rows,
                community,
                Dimension.UPPER_SECONDARY_INTRODUCTORY,
                hasClass ? part(offered, "upper_secondary_per_place") : 0,
                A3);
        add(rows, community, Dimension.ADULT_EDUCATION, part(offered, "adult_education_per_place"), A3);
    }

    private int complex(Community community) {
        var here = atlas.hospitals().stream()
                .filter(hospital -> hospital.community().equals(community.id()))
                .map(Hospital::level)
                .toList();
        if (here.contains(HospitalLevel.UNIVERSITY)) {
            return assumed.whole("complex_near_university");
        }
        if (here.contains(HospitalLevel.GENERAL)) {
            return assumed.whole("complex_near_general");
        }
        var inReach = atlas.hospitals().stream()
                .filter(hospital ->
                        hospital.level() == HospitalLevel.UNIVERSITY || hospital.level() == HospitalLevel.GENERAL)
                .anyMatch(hospital -> atlas.minutes(community, hospital) <= assumed.whole("complex_reach_minutes"));
        return inReach ? assumed.whole("complex_in_reach") : 0;
    }

    private int decided(Community community) {
        return atlas.settlement(community.id())
                .map(settlement -> settlement.decided().people().orElse(0))
                .orElse(0);
    }

    private String whyPlaces(Community community, int offered) {
        var known = atlas.settlement(community.id())
                .map(settlement -> settlement.decided().people().isPresent())
                .orElse(false);
        return offered > 0 ? A1 : known ? A1_NONE : A1_UNKNOWN;
    }

    private int whole(int offered, String perHome) {
        return (int) Math.round((double) offered / assumed.whole(perHome));
    }

    private int part(int offered, String perPlace) {
        return offered == 0 ? 0 : Math.max(1, (int) Math.round(offered * assumed.decimal(perPlace)));
    }

    private void add(List<CapacityVersion> rows, Community community, Dimension dimension, int amount, String why) {
        Provenance provenance = assumed.provenance(why);
        rows.add(CapacityVersion.told(
                new Capacity(community.id(), dimension, amount, provenance), assumed.effectiveFrom(), why));
    }
}
