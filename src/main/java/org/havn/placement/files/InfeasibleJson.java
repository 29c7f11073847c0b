package org.havn.placement.files;

import org.havn.placement.engine.InfeasibleBecause;

/// Why no plan keeps all rules, as JSON.
record InfeasibleJson(Json json) {

    void write(InfeasibleBecause reason) {
        json.object(() -> {
            switch (reason) {
                case InfeasibleBecause.NoAdmissibleLocality(var family) -> family("no-admissible-locality", family);
                case InfeasibleBecause.EveryLocalityForbidden(var family) -> family("every-locality-forbidden", family);
                case InfeasibleBecause.FitsNowhere(var family) -> family("fits-nowhere", family);
                case InfeasibleBecause.PinsExceedCapacity(
                        var locality,
                        var dimension,
                        var demanded,
                        var free,
                        var families) -> {
                    json.text("kind", "pins-exceed-capacity");
                    json.text("locality_id", locality);
                    json.text("dimension", dimension);
                    json.number("demanded", demanded);
                    json.number("free", free);
                    json.texts("family_ids", families);
                }
                case InfeasibleBecause.DemandExceedsCapacity(
                        var dimension,
                        var demanded,
                        var free,
                        var families,
                        var localities) -> {
                    json.text("kind", "demand-exceeds-capacity");
                    json.text("dimension", dimension);
                    json.number("demanded", demanded);
                    json.number("free", free);
                    json.texts("family_ids", families);
                    json.count("localities", localities);
                }
                case InfeasibleBecause.LinkCannotHold(var family, var other) -> {
                    family("link-cannot-hold", family);
                    json.text("other_family_id", other);
                }
                case InfeasibleBecause.NotAllTogether(var families, var smallest) -> {
                    json.text("kind", "not-all-together");
                    json.texts("family_ids", families);
                    json.truth("smallest", smallest);
                }
            }
        });
    }

    private void family(String kind, String family) {
        json.text("kind", kind);
        json.text("family_id", family);
    }
}
