package org.havn.placement.worker;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.havn.placement.engine.Link;
import org.havn.placement.engine.PlacementProblem;

/// Links as plain data: a limit on travel asks a table of the site's, so it becomes the list of pairs that it allows.
final class PortableLinks {
    private PortableLinks() {}

    static List<Link> of(PlacementProblem problem) {
        return problem.links().stream()
                .map(link -> switch (link.nearness()) {
                    case Link.Together _, Link.AmongPairs _ -> link;
                    case Link.WithinMinutes within ->
                        new Link(link.family(), link.other(), new Link.AmongPairs(allowed(problem, link, within)));
                })
                .toList();
    }

    private static Set<Link.LocalityPair> allowed(PlacementProblem problem, Link link, Link.WithinMinutes within) {
        var pairs = new HashSet<Link.LocalityPair>();
        var others = localities(problem, link.other());
        for (var here : localities(problem, link.family())) {
            for (var there : others) {
                if (within.allows(here, there)) {
                    pairs.add(new Link.LocalityPair(here, there));
                }
            }
        }
        return pairs;
    }

    private static List<String> localities(PlacementProblem problem, String family) {
        var index = problem.familyIndex(family);
        return IntStream.range(problem.pairStart(index), problem.pairEnd(index))
                .mapToObj(pair -> problem.localityId(problem.pairLocality(pair)))
                .toList();
    }
}
