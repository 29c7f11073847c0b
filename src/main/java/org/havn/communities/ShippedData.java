package org.havn.communities;

import org.havn.platform.AtStart;
import org.havn.platform.Telling;
import org.havn.reference.ImportReport.BadRows;
import org.havn.reference.ShippedFiles;
import org.springframework.stereotype.Component;

/// Loads Norway's municipalities, hospitals and services as they ship with the release, and generates what is assumed.
@Component
public class ShippedData implements AtStart {
    /// Raise it when the rules change by which files are understood or figures generated.
    private static final String RULES = "1";

    private final ShippedFiles files;
    private final CommunityTables tables;
    private final AtlasShelf shelf;
    private final OfferTable offers;
    private final CapacityTable capacities;
    private final LanguageCommunityTable languages;

    ShippedData(
            ShippedFiles files,
            CommunityTables tables,
            AtlasShelf shelf,
            OfferTable offers,
            CapacityTable capacities,
            LanguageCommunityTable languages) {
        this.files = files;
        this.tables = tables;
        this.shelf = shelf;
        this.offers = offers;
        this.capacities = capacities;
        this.languages = languages;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public void run(Telling telling) {
        load(telling);
    }

    /// Loads what has not been loaded yet; a second call finds nothing to do and says so by returning false.
    public boolean load(Telling telling) {
        var shipped = tables.all().stream()
                .filter(table -> !(table instanceof LanguageCommunityTable) && !(table instanceof CapacityTable))
                .toList();
        var loaded = false;
        var step = 0;
        for (var table : shipped) {
            telling.step("communities.table." + table.key(), step++, shipped.size() + 1);
            loaded |= files.loadOnce(
                    table.key() + ".csv",
                    RULES,
                    content -> tables.importCsv(table, content, BadRows.STOP).mustBeClean());
        }
        telling.step("communities.start.assumptions", step, shipped.size() + 1);
        loaded |= files.loadOnce(Assumptions.FILE, RULES, this::generate);
        telling.step("communities.start.ready", shipped.size() + 1, shipped.size() + 1);
        return loaded;
    }

    private void generate(byte[] csv) {
        var assumed = Assumptions.read(csv);
        var atlas = shelf.atlas();
        var amounts = new AssumedCapacities(atlas, assumed).all();
        var generated = new AssumedOffers(atlas, assumed);
        var spoken = generated.languageCommunities();
        tables.store(capacities, amounts);
        tables.store(languages, spoken);
        tables.store(offers, withoutKnown(atlas, generated.offers(spoken, amounts)));
    }

    /// A better source has the word: no assumption replaces an offer that is known.
    private java.util.List<ServiceOffer> withoutKnown(Atlas atlas, java.util.List<ServiceOffer> generated) {
        var known = atlas.offers().stream()
                .filter(offer -> offer.provenance().confidence() != org.havn.reference.Confidence.ASSUMED)
                .map(offers::keyOf)
                .collect(java.util.stream.Collectors.toSet());
        return generated.stream()
                .filter(offer -> !known.contains(offers.keyOf(offer)))
                .toList();
    }
}
