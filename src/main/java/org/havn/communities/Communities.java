package org.havn.communities;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.havn.reference.Capabilities;
import org.havn.reference.CapabilityCode;
import org.havn.reference.LanguageTag;
import org.havn.reference.Provenance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The municipalities: what they have room for, what is in reach of them, and how far they are from each other.
///
/// Questions about the whole country are answered from memory and are cheap.
@Service
public class Communities {
    /// The source of a figure that nobody gave; pages have words for it.
    static final String NOBODY = "-";

    private final AtlasShelf shelf;
    private final CapacityTable capacityTable;
    private final Capabilities capabilities;
    private final JdbcClient jdbc;

    Communities(AtlasShelf shelf, CapacityTable capacityTable, Capabilities capabilities, JdbcClient jdbc) {
        this.shelf = shelf;
        this.capacityTable = capacityTable;
        this.capabilities = capabilities;
        this.jdbc = jdbc;
    }

    /// All municipalities, in the order of their codes.
    public List<Community> all() {
        return shelf.atlas().communities();
    }

    /// The municipality with this code, if there is one.
    public Optional<Community> find(CommunityId id) {
        return shelf.atlas().find(id);
    }

    /// The municipality with this code.
    ///
    /// @throws CommunityNotFound if there is none
    public Community get(CommunityId id) {
        return find(id).orElseThrow(() -> new CommunityNotFound(id));
    }

    /// The municipality of a code as somebody wrote it, in an address for one.
    ///
    /// @throws CommunityNotFound also where it does not look like a code
    public Community get(String code) {
        if (!CommunityId.looksLike(code)) {
            throw new CommunityNotFound(code);
        }
        return get(new CommunityId(code));
    }

    /// What each community has of each dimension on a day: one row for every pair, a zero where there is nothing.
    public List<Capacity> capacities(LocalDate on) {
        var atlas = shelf.atlas();
        return atlas.communities().stream()
                .flatMap(community -> capacities(atlas, community.id(), on).stream())
                .toList();
    }

    /// What one community has of each dimension on a day.
    public List<Capacity> capacities(CommunityId community, LocalDate on) {
        return capacities(shelf.atlas(), community, on);
    }

    /// Every version of a community's capacities, newest first within each dimension.
    public List<CapacityVersion> capacityVersions(CommunityId community) {
        return shelf.atlas().capacities(community).stream()
                .sorted(Comparator.<CapacityVersion, Dimension>comparing(
                                version -> version.capacity().dimension())
                        .thenComparing(Comparator.comparingInt(CapacityVersion::version)
                                .reversed()))
                .toList();
    }

    /// Records a new version of a capacity, which holds from a day on. Older versions stay readable.
    ///
    /// @param seen the newest version that the reader knew of, or 0 if there was none
    /// @throws CapacityChangedMeanwhile if someone recorded a newer one
    /// @throws CommunityNotFound if there is no such municipality
    @Transactional
    public CapacityVersion changeCapacity(
            CommunityId community,
            Dimension dimension,
            int amount,
            LocalDate effectiveFrom,
            Provenance provenance,
            String because,
            int seen) {
        get(community);
        jdbc.sql("select code from communities.municipality where code = :code for update")
                .param("code", community.value())
                .query(String.class)
                .single();
        int newest = jdbc.sql("""
                select coalesce(max(version), 0) from communities.capacity
                 where municipality = :municipality and dimension = :dimension
                """)
                .param("municipality", community.value())
                .param("dimension", dimension.name())
                .query(Integer.class)
                .single();
        if (newest != seen) {
            throw new CapacityChangedMeanwhile(community, dimension, seen, newest);
        }
        var told = CapacityVersion.told(new Capacity(community, dimension, amount, provenance), effectiveFrom, because);
        capacityTable.write(List.of(told));
        shelf.changed();
        return new CapacityVersion(told.capacity(), newest + 1, effectiveFrom, because, null);
    }

    /// For every community the offers of a capability worth knowing, nearest first.
    ///
    /// None is listed that is both farther away and less sure than another: the first is the nearest, the last the
    /// surest, and a community that no offer reaches is missing. A dialect is served by its language, and
    /// `ARABIC_INTERPRETER` by `INTERPRETER:ar`.
    public List<ServiceReach> reach(CapabilityCode capability) {
        return shelf.atlas().reach(capabilities.satisfiedBy(capability));
    }

    /// The same for one community.
    public List<ServiceReach> reach(CommunityId community, CapabilityCode capability) {
        return reach(capability).stream()
                .filter(reach -> reach.community().equals(community))
                .toList();
    }

    /// Who offers the capability, anywhere.
    public List<ServiceOffer> offers(CapabilityCode capability) {
        var atlas = shelf.atlas();
        return capabilities.satisfiedBy(capability).stream()
                .flatMap(code -> atlas.offers(code).stream())
                .toList();
    }

    /// What is offered within the municipality itself.
    public List<ServiceOffer> offersIn(CommunityId community) {
        return shelf.atlas().offers().stream()
                .filter(offer -> offer.community().equals(community))
                .toList();
    }

    /// Where interpreters of the language, or of the broader one that a dialect belongs to, work.
    public List<ServiceOffer> interpreters(LanguageTag language) {
        return offers(CapabilityCode.interpreter(language));
    }

    /// About how many people speak the language, or the broader one that a dialect belongs to, in each community.
    public List<LanguageCommunity> languageCommunity(LanguageTag language) {
        var atlas = shelf.atlas();
        return capabilities.satisfiedBy(CapabilityCode.languageCommunity(language)).stream()
                .flatMap(code -> code.language().stream())
                .flatMap(tag -> atlas.speakersOf(tag).stream())
                .toList();
    }

    /// All hospitals.
    public List<Hospital> hospitals() {
        return shelf.atlas().hospitals();
    }

    /// The hospital with this number, if there is one.
    public Optional<Hospital> hospital(HospitalId id) {
        return shelf.atlas().hospital(id);
    }

    /// The municipality in which the hospital stands.
    public Optional<Community> communityOf(HospitalId id) {
        var atlas = shelf.atlas();
        return atlas.hospital(id).map(Hospital::community).flatMap(atlas::find);
    }

    /// How many people the municipality was last asked to settle, agreed to and had settled.
    public Optional<Settlement> settlement(CommunityId community) {
        return shelf.atlas().settlement(community);
    }

    /// How many schools the municipality has, by level.
    public Optional<SchoolCount> schools(CommunityId community) {
        return shelf.atlas().schools(community);
    }

    /// The municipalities that share a land border; an island has none and may still be near.
    public Set<CommunityId> neighbours(CommunityId community) {
        return shelf.atlas().neighbours(community);
    }

    /// One way, door to door, between the main places of two communities; 0 within one.
    public int minutes(CommunityId from, CommunityId to) {
        return shelf.atlas().minutes(get(from), get(to));
    }

    /// The same for all of them, for whoever asks for many.
    public Ways ways() {
        return shelf.atlas().ways();
    }

    /// One way, door to door, from the community's main place to the hospital.
    public int minutes(CommunityId from, HospitalId to) {
        var atlas = shelf.atlas();
        var hospital = atlas.hospital(to)
                .orElseThrow(() -> new IllegalArgumentException("There is no hospital with the number " + to));
        return atlas.minutes(get(from), hospital);
    }

    private static List<Capacity> capacities(Atlas atlas, CommunityId community, LocalDate on) {
        var byDimension = atlas.capacities(community).stream()
                .collect(java.util.stream.Collectors.groupingBy(
                        version -> version.capacity().dimension()));
        return java.util.Arrays.stream(Dimension.values())
                .map(dimension -> CapacityTable.holdingOn(on, byDimension.getOrDefault(dimension, List.of()))
                        .map(CapacityVersion::capacity)
                        .orElseGet(() -> nothing(community, dimension, on)))
                .toList();
    }

    private static Capacity nothing(CommunityId community, Dimension dimension, LocalDate on) {
        var nobodySaid = new Provenance(NOBODY, on, org.havn.reference.Confidence.UNKNOWN);
        return new Capacity(community, dimension, 0, nobodySaid);
    }
}
