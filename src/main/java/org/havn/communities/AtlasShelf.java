package org.havn.communities;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Keeps the atlas in memory until somebody, on whichever node, changes a table.
@Component
class AtlasShelf {
    /// How long a node relies on what it has read before it asks the database whether that still holds. A page asks
    /// hundreds of times.
    private static final Duration TRUSTED = Duration.ofMillis(250);

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

    /// The atlas as it is now; what another node has just changed may take [#TRUSTED] to show.
    Atlas atlas() {
        var now = kept;
        if (now != null && System.nanoTime() - now.checked() < TRUSTED.toNanos()) {
            return now.atlas();
        }
        var edition = jdbc.sql("select number from communities.edition")
                .query(Long.class)
                .single();
        var atlas = now == null || now.edition() != edition ? read() : now.atlas();
        kept = new Kept(edition, atlas, System.nanoTime());
        return atlas;
    }

    /// Says that a table has changed. Call it in the transaction that changes it.
    void changed() {
        jdbc.sql("update communities.edition set number = nextval('communities.edition_number')")
                .update();
        kept = null;
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    kept = null;
                }
            });
        }
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

    private record Kept(long edition, Atlas atlas, long checked) {}
}
