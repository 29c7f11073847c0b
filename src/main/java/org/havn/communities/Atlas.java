package org.havn.communities;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.havn.reference.CapabilityCode;
import org.havn.reference.LanguageTag;

/// Everything this module knows at one moment, read once and never changed, so that whole-country questions are cheap.
final class Atlas {
    /// Within the own municipality, from home to a service whose exact place nobody knows.
    static final int WITHIN_MINUTES = 10;

    /// What the tables hold.
    record Content(
            List<Community> communities,
            List<Settlement> settlements,
            List<Hospital> hospitals,
            List<ServiceOffer> offers,
            List<SchoolCount> schools,
            List<Border> borders,
            List<LanguageCommunity> languages,
            List<CapacityVersion> capacities) {}

    private final Content content;
    private final TravelTimes travel;
    private final Map<CommunityId, Community> byId;
    private final Map<CommunityId, Settlement> settlements;
    private final Map<CommunityId, SchoolCount> schools;
    private final Map<HospitalId, Hospital> hospitals;
    private final Map<CommunityId, Set<CommunityId>> neighbours = new HashMap<>();
    private final Map<CapabilityCode, List<ServiceOffer>> offers;
    private final Map<CommunityId, List<CapacityVersion>> capacities;
    private final Map<Set<CapabilityCode>, List<ServiceReach>> reaches = new ConcurrentHashMap<>();
    private final Map<Point, Map<CommunityId, Integer>> minutesTo = new ConcurrentHashMap<>();
    private final Ways ways;

    Atlas(Content content, TravelTimes travel) {
        this.content = content;
        this.travel = travel;
        this.ways = new Ways(content.communities(), travel);
        byId = index(content.communities(), Community::id);
        settlements = content.settlements().stream()
                .collect(Collectors.toMap(
                        Settlement::community,
                        Function.identity(),
                        (one, other) -> one.year() > other.year() ? one : other));
        schools = index(content.schools(), SchoolCount::community);
        hospitals = index(content.hospitals(), Hospital::id);
        offers = content.offers().stream().collect(Collectors.groupingBy(ServiceOffer::capability));
        capacities = content.capacities().stream()
                .collect(Collectors.groupingBy(version -> version.capacity().community()));
        for (var border : content.borders()) {
            neighbours.computeIfAbsent(border.first(), _ -> new TreeSet<>()).add(border.second());
            neighbours.computeIfAbsent(border.second(), _ -> new TreeSet<>()).add(border.first());
        }
    }

    List<Community> communities() {
        return content.communities();
    }

    Optional<Community> find(CommunityId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /// The newest year's figures.
    Optional<Settlement> settlement(CommunityId id) {
        return Optional.ofNullable(settlements.get(id));
    }

    Optional<SchoolCount> schools(CommunityId id) {
        return Optional.ofNullable(schools.get(id));
    }

    List<Hospital> hospitals() {
        return content.hospitals();
    }

    Optional<Hospital> hospital(HospitalId id) {
        return Optional.ofNullable(hospitals.get(id));
    }

    Set<CommunityId> neighbours(CommunityId id) {
        return neighbours.getOrDefault(id, Set.of());
    }

    List<LanguageCommunity> languages() {
        return content.languages();
    }

    List<LanguageCommunity> speakersOf(LanguageTag language) {
        return content.languages().stream()
                .filter(group -> group.language().equals(language))
                .toList();
    }

    List<ServiceOffer> offers() {
        return content.offers();
    }

    List<ServiceOffer> offers(CapabilityCode capability) {
        return offers.getOrDefault(capability, List.of());
    }

    List<CapacityVersion> capacities(CommunityId id) {
        return capacities.getOrDefault(id, List.of());
    }

    int minutes(Community from, Hospital to) {
        return minutesTo(to.point()).getOrDefault(from.id(), Integer.MAX_VALUE);
    }

    int minutes(Community from, Community to) {
        return ways.minutes(from.id().value(), to.id().value());
    }

    Ways ways() {
        return ways;
    }

    /// For every community the offers worth knowing: none that is both farther away and less sure than another.
    List<ServiceReach> reach(List<CapabilityCode> anyOf) {
        return reaches.computeIfAbsent(Set.copyOf(anyOf), _ -> computeReach(anyOf));
    }

    private List<ServiceReach> computeReach(List<CapabilityCode> anyOf) {
        var candidates = anyOf.stream()
                .flatMap(capability -> offers(capability).stream())
                .toList();
        var all = new ArrayList<ServiceReach>();
        for (var community : content.communities()) {
            var nearestFirst = candidates.stream()
                    .map(offer -> new ServiceReach(community.id(), offer, minutes(community, offer)))
                    .sorted(Comparator.comparingInt(ServiceReach::minutes)
                            .thenComparing(reach -> reach.offer().provenance().confidence())
                            .thenComparing(reach -> reach.offer().community()))
                    .toList();
            var surest = Optional.<ServiceReach>empty();
            for (var reach : nearestFirst) {
                var worthIt = surest.map(best -> reach.offer()
                                .provenance()
                                .confidence()
                                .isBetterThan(best.offer().provenance().confidence()))
                        .orElse(true);
                if (worthIt) {
                    all.add(reach);
                    surest = Optional.of(reach);
                }
            }
        }
        return List.copyOf(all);
    }

    private int minutes(Community from, ServiceOffer offer) {
        var hospital = Optional.ofNullable(offer.hospital()).flatMap(this::hospital);
        if (hospital.isPresent()) {
            return Math.max(WITHIN_MINUTES, minutes(from, hospital.get()));
        }
        if (offer.community().equals(from.id())) {
            return WITHIN_MINUTES;
        }
        return find(offer.community())
                .map(there -> WITHIN_MINUTES + minutes(from, there))
                .orElse(Integer.MAX_VALUE);
    }

    private Map<CommunityId, Integer> minutesTo(Point there) {
        return minutesTo.computeIfAbsent(there, _ -> {
            var points = content.communities().stream().map(Community::point).toList();
            var table = travel.minutes(points, List.of(there));
            var minutes = new HashMap<CommunityId, Integer>();
            for (int i = 0; i < points.size(); i++) {
                minutes.put(content.communities().get(i).id(), table[i][0]);
            }
            return minutes;
        });
    }

    private static <K, T> Map<K, T> index(List<T> rows, Function<T, K> key) {
        return rows.stream().collect(Collectors.toMap(key, Function.identity()));
    }
}
