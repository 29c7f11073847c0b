package org.havn.placement.files;

import java.util.List;
import org.havn.placement.engine.InfeasibleBecause;

/// Why no plan keeps all rules, in a sentence each.
final class InfeasibleWords {
    private static final int NAMED = 10;

    private InfeasibleWords() {}

    static String sentence(InfeasibleBecause reason) {
        return switch (reason) {
            case InfeasibleBecause.NoAdmissibleLocality(var family) ->
                "Family %s must be placed, and values.csv has no locality for it.".formatted(family);
            case InfeasibleBecause.EveryLocalityForbidden(var family) ->
                "Family %s must be placed, and every locality is forbidden to it.".formatted(family);
            case InfeasibleBecause.FitsNowhere(var family) ->
                "Family %s must be placed, and wherever it may go it alone takes more than there is.".formatted(family);
            case InfeasibleBecause.PinsExceedCapacity(
                    var locality,
                    var dimension,
                    var demanded,
                    var free,
                    var families) ->
                "The families pinned to %s take %s of %s, where %s is free: %s."
                        .formatted(
                                locality, Figures.decimal(demanded), dimension, Figures.decimal(free), names(families));
            case InfeasibleBecause.DemandExceedsCapacity(
                    var dimension,
                    var demanded,
                    var free,
                    var families,
                    var localities) ->
                "%d families take at least %s of %s, and the %d localities open to them have %s: %s."
                        .formatted(
                                families.size(),
                                Figures.decimal(demanded),
                                dimension,
                                localities,
                                Figures.decimal(free),
                                names(families));
            case InfeasibleBecause.LinkCannotHold(var family, var other) ->
                "Families %s and %s belong together, and no two localities suit both.".formatted(family, other);
            case InfeasibleBecause.NotAllTogether(var families, var smallest) ->
                "These families cannot all be placed%s: %s."
                        .formatted(smallest ? ", though any one fewer can" : "", names(families));
        };
    }

    private static String names(List<String> families) {
        var some = String.join(", ", families.subList(0, Math.min(NAMED, families.size())));
        return families.size() <= NAMED ? some : some + " and %d more".formatted(families.size() - NAMED);
    }
}
