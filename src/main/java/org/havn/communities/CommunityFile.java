package org.havn.communities;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.havn.access.Accounts;
import org.havn.platform.Link;
import org.havn.platform.Words;
import org.havn.reference.Capabilities;
import org.havn.reference.CodeLists;
import org.havn.reference.Provenance;
import org.springframework.stereotype.Component;

/// Puts together the page of one municipality.
@Component
class CommunityFile {
    private static final int HOSPITALS = 6;

    private final Communities communities;
    private final AtlasShelf shelf;
    private final Capabilities capabilities;
    private final CodeLists lists;
    private final Accounts accounts;
    private final List<CommunityPanel> panels;

    CommunityFile(
            Communities communities,
            AtlasShelf shelf,
            Capabilities capabilities,
            CodeLists lists,
            Accounts accounts,
            List<CommunityPanel> panels) {
        this.communities = communities;
        this.shelf = shelf;
        this.capabilities = capabilities;
        this.lists = lists;
        this.accounts = accounts;
        this.panels = panels.stream()
                .sorted(Comparator.comparingInt(CommunityPanel::order))
                .toList();
    }

    CommunityView of(CommunityId id, LocalDate on, Words words) {
        var community = communities.get(id);
        return new CommunityView(
                community,
                NorwayMap.of(List.of(new NorwayMap.Mark(community.point(), 1, "", community.name(), null))),
                capacities(id, on, words),
                services(id, words),
                hospitals(community),
                communities.settlement(id).orElse(null),
                communities.schools(id).orElse(null),
                languages(id, words),
                neighbours(id),
                panels.stream()
                        .map(panel -> new Link(panel.address(id), words.say(panel.titleKey())))
                        .toList());
    }

    private static Provenance inWords(Provenance provenance, Words words) {
        return provenance.source().equals(Communities.NOBODY)
                ? new Provenance(words.say("communities.capacity.nobody"), provenance.asOf(), provenance.confidence())
                : provenance;
    }

    private static String recorded(CapacityVersion version, Map<UUID, String> names, Words words) {
        var recorded = version.recorded();
        if (recorded == null) {
            return "";
        }
        return recorded.by() == null
                ? words.say("communities.version.shipped", recorded.at())
                : words.say(
                        "communities.version.by",
                        names.getOrDefault(UUID.fromString(recorded.by()), words.say("communities.version.somebody")),
                        recorded.at());
    }

    private List<CommunityView.CapacityLine> capacities(CommunityId id, LocalDate on, Words words) {
        var recorded = communities.capacityVersions(id);
        var names = accounts.displayNames(recorded.stream()
                .map(CapacityVersion::recorded)
                .filter(Objects::nonNull)
                .map(CapacityVersion.Recorded::by)
                .filter(Objects::nonNull)
                .map(UUID::fromString)
                .collect(Collectors.toSet()));
        var versions = recorded.stream()
                .collect(Collectors.groupingBy(version -> version.capacity().dimension()));
        return communities.capacities(id, on).stream()
                .map(capacity -> {
                    var all = versions.getOrDefault(capacity.dimension(), List.of());
                    return new CommunityView.CapacityLine(
                            capacity.dimension(),
                            capacity.amount(),
                            inWords(capacity.provenance(), words),
                            all.isEmpty() ? 0 : all.getFirst().version(),
                            all.stream()
                                    .map(it -> new CommunityView.VersionLine(it, recorded(it, names, words)))
                                    .toList());
                })
                .toList();
    }

    private List<CommunityView.ServiceLine> services(CommunityId id, Words words) {
        var atlas = shelf.atlas();
        return atlas.offers().stream()
                .map(ServiceOffer::capability)
                .distinct()
                .map(capability -> new CommunityView.ServiceLine(
                        capabilities.name(capability, words.locale()),
                        atlas.reach(capabilities.satisfiedBy(capability)).stream()
                                .filter(reach -> reach.community().equals(id))
                                .limit(2)
                                .toList()))
                .filter(line -> !line.reaches().isEmpty())
                .sorted(Comparator.comparing(CommunityView.ServiceLine::capability))
                .toList();
    }

    private List<CommunityView.HospitalLine> hospitals(Community community) {
        var atlas = shelf.atlas();
        return atlas.hospitals().stream()
                .map(hospital -> new CommunityView.HospitalLine(hospital, atlas.minutes(community, hospital)))
                .sorted(Comparator.comparingInt(CommunityView.HospitalLine::minutes))
                .limit(HOSPITALS)
                .toList();
    }

    private List<CommunityView.LanguageLine> languages(CommunityId id, Words words) {
        return shelf.atlas().languages().stream()
                .filter(group -> group.community().equals(id))
                .sorted(Comparator.comparingInt(LanguageCommunity::speakers).reversed())
                .map(group -> new CommunityView.LanguageLine(
                        lists.name(group.language(), words.locale()), group.speakers(), group.provenance()))
                .toList();
    }

    private List<CommunityView.NeighbourLine> neighbours(CommunityId id) {
        return communities.neighbours(id).stream()
                .map(communities::get)
                .map(neighbour -> new CommunityView.NeighbourLine(neighbour, communities.minutes(id, neighbour.id())))
                .sorted(Comparator.comparingInt(CommunityView.NeighbourLine::minutes))
                .toList();
    }
}
