package org.havn.communities;

import java.text.Collator;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Answers questions to the list of municipalities.
@Component
class CommunityList {
    private final Communities communities;
    private final AtlasShelf shelf;

    CommunityList(Communities communities, AtlasShelf shelf) {
        this.communities = communities;
        this.shelf = shelf;
    }

    /// All municipalities that fit the question, in the order asked for.
    List<CommunityRow> rows(CommunityQuestion question, LocalDate on) {
        var amounts = new HashMap<CommunityId, Capacity>();
        communities.capacities(on).stream()
                .filter(capacity -> capacity.dimension() == question.counted())
                .forEach(capacity -> amounts.put(capacity.community(), capacity));
        var reach = reach(question);
        var atlas = shelf.atlas();
        return atlas.communities().stream()
                .map(community -> new CommunityRow(
                        community,
                        atlas.settlement(community.id()).orElse(null),
                        known(amounts.get(community.id())),
                        reach.get(community.id())))
                .filter(row -> fits(row, question))
                .sorted(order(question))
                .toList();
    }

    /// Of the offers within the time, the surest; of equally sure ones the nearest.
    private Map<CommunityId, ServiceReach> reach(CommunityQuestion question) {
        var surest = new HashMap<CommunityId, ServiceReach>();
        question.capability()
                .ifPresent(capability -> communities.reach(capability).stream()
                        .filter(reach -> reach.minutes() <= question.minutes())
                        .forEach(reach -> surest.merge(
                                reach.community(),
                                reach,
                                (one, other) -> other.offer()
                                                .provenance()
                                                .confidence()
                                                .isBetterThan(
                                                        one.offer().provenance().confidence())
                                        ? other
                                        : one)));
        return surest;
    }

    private static boolean fits(CommunityRow row, CommunityQuestion question) {
        var name = question.name().toLowerCase(Locale.ROOT);
        return (name.isBlank()
                        || row.community()
                                .officialName()
                                .toLowerCase(Locale.ROOT)
                                .contains(name)
                        || row.community().mainPlace().toLowerCase(Locale.ROOT).contains(name)
                        || row.community().id().value().equals(name))
                && (question.county().isBlank() || row.community().countyCode().equals(question.county()))
                && (question.dimension().isEmpty() || row.amount().amount() >= question.least())
                && (question.capability().isEmpty() || row.reach() != null);
    }

    private static Comparator<CommunityRow> order(CommunityQuestion question) {
        var norwegian = Collator.getInstance(Locale.of("nb", "NO"));
        Comparator<CommunityRow> byName = (one, other) ->
                norwegian.compare(one.community().name(), other.community().name());
        Comparator<CommunityRow> order = switch (question.sort()) {
            case NAME -> byName;
            case COUNTY ->
                (one, other) -> norwegian.compare(
                        one.community().county(), other.community().county());
            case POPULATION ->
                Comparator.comparingInt(row -> row.community().population().all());
            case ASKED -> Comparator.comparingInt(row -> figure(row, Settlement::asked));
            case DECIDED -> Comparator.comparingInt(row -> figure(row, Settlement::decided));
            case SETTLED -> Comparator.comparingInt(row -> figure(row, Settlement::settled));
            case AMOUNT -> Comparator.comparingInt(row -> row.amount().amount());
            case MINUTES -> Comparator.comparingInt(CommunityList::minutes);
        };
        return (question.descending() ? order.reversed() : order).thenComparing(byName);
    }

    /// A figure that is not there comes before every number, so that it never passes for one.
    private static int figure(CommunityRow row, Function<Settlement, SettlementFigure> which) {
        var settlement = row.settlement();
        return settlement == null ? -1 : which.apply(settlement).people().orElse(-1);
    }

    private static int minutes(CommunityRow row) {
        var reach = row.reach();
        return reach == null ? Integer.MAX_VALUE : reach.minutes();
    }

    private static Capacity known(@Nullable Capacity capacity) {
        if (capacity == null) {
            throw new IllegalStateException("Every municipality has every dimension");
        }
        return capacity;
    }
}
