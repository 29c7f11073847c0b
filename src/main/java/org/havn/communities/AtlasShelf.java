package org.havn.communities;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Keeps the atlas in memory until somebody, on whichever node, changes a table.
@Component
class AtlasShelf {
    private final JdbcClient jdbc;
    private final TravelTimes travel;
    private final MunicipalityTable municipalities;
    private final SettlementTable settlements;
    private final HospitalTable hospitals;
    private final OfferTable offers;
    private final SchoolTable schools;
    private final NeighbourTable neighbours;
    private final LanguageCommunityTable languages;
    private final CapacityTable capacities;
    private volatile @Nullable Kept kept;

    AtlasShelf(
            JdbcClient jdbc,
            TravelTimes travel,
            MunicipalityTable municipalities,
            SettlementTable settlements,
            HospitalTable hospitals,
            OfferTable offers,
            SchoolTable schools,
            NeighbourTable neighbours,
            LanguageCommunityTable languages,
            CapacityTable capacities) {
        this.jdbc = jdbc;
        this.travel = travel;
        this.municipalities = municipalities;
        this.settlements = settlements;
        this.hospitals = hospitals;
        this.offers = offers;
        this.schools = schools;
        this.neighbours = neighbours;
        this.languages = languages;
        this.capacities = capacities;
    }

    /// The atlas as it is now.
    Atlas atlas() {
        var edition = jdbc.sql("select number from communities.edition")
                .query(Long.class)
                .single();
        var now = kept;
        if (now == null || now.edition() != edition) {
            now = new Kept(edition, read());
            kept = now;
        }
        return now.atlas();
    }

    /// Says that a table has changed. Call it in the transaction that changes it.
    void changed() {
        jdbc.sql("update communities.edition set number = nextval('communities.edition_number')")
                .update();
    }

    private Atlas read() {
        return new Atlas(
                new Atlas.Content(
                        municipalities.all(),
                        settlements.all(),
                        hospitals.all(),
                        offers.all(),
                        schools.all(),
                        neighbours.all(),
                        languages.all(),
                        capacities.versions()),
                travel);
    }

    private record Kept(long edition, Atlas atlas) {}
}
