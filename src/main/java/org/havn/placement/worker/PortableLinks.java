package org.havn.placement.worker;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.havn.placement.engine.Apart;
import org.havn.placement.engine.Link;
import org.havn.placement.engine.PlacementProblem;

/// Links as plain data: a limit on travel asks a table of the site's, so it becomes the list of pairs that it allows.
final class PortableLinks {
    private PortableLinks() {}

    static List<Link> of(PlacementProblem problem) {
        return problem.links().stream()
                .map(link -> new Link(
                        link.family(), link.other(), portable(problem, link.family(), link.other(), link.nearness())))
                .toList();
    }

    /// The same for families that are kept apart.
    static List<Apart> aparts(PlacementProblem problem) {
        return problem.aparts().stream()
                .map(apart -> new Apart(
                        apart.family(),
                        apart.other(),
                        portable(problem, apart.family(), apart.other(), eitherWay(apart.near()))))
                .toList();
    }

    private static Link.Nearness eitherWay(Link.Nearness near) {
        return near instanceof Link.WithinMinutes(var travel, var minutes)
                ? new Link.WithinMinutes(
                        (from, to) -> Math.min(travel.minutes(from, to), travel.minutes(to, from)), minutes)
                : near;
    }

    private static Link.Nearness portable(PlacementProblem problem, String one, String other, Link.Nearness near) {
        return switch (near) {
            case Link.Together _, Link.AmongPairs _ -> near;
            case Link.WithinMinutes within -> new Link.AmongPairs(allowed(problem, one, other, within));
        };
    }

    private static Set<Link.LocalityPair> allowed(
            PlacementProblem problem, String one, String other, Link.WithinMinutes within) {
        var pairs = new HashSet<Link.LocalityPair>();
        var others = localities(problem, other);
        for (var here : localities(problem, one)) {
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
