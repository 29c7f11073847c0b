package org.havn.placement.engine.time;

import static org.havn.placement.engine.PlacementProblem.NONE;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.havn.placement.engine.PlacementProblem;
import org.havn.placement.engine.ProblemNotValid;

/// Where a period stands: who waits, who has which places, and what is left by day.
///
/// Refused, returned and delayed families come into a later batch; who is placed stays placed until it is refused,
/// returned or withdrawn, and a pin holds through all of it. Capacity is never overwritten: on a day holds the version
/// with the latest day that has come, among those of one day the newest. A cut that is known already binds from now on;
/// an increase counts for the future until its day has come.
public final class Standing {
    private final PlacementProblem cases;
    private final Map<Integer, List<Version>> capacity = new TreeMap<>();
    private final Map<Integer, Waiting> waiting = new TreeMap<>();
    private final Map<Integer, Integer> placed = new TreeMap<>();
    private PlacementProblem decisions;

    private record Version(LocalDate from, int number, double amount) {}

    /// @param from the first day on which the family is placed with others
    private record Waiting(LocalDate from) {}

    /// @param cases whose capacities hold until a version says otherwise
    public Standing(PlacementProblem cases) {
        this.cases = cases;
        this.decisions = cases;
    }

    /// What a locality has of a dimension from a day on; told later, it stands above what was told before for that day.
    public Standing capacity(int locality, int dimension, LocalDate from, double amount) {
        if (!(amount >= 0)) {
            throw new ProblemNotValid("A capacity is from 0 up, but this was " + amount);
        }
        var versions = capacity.computeIfAbsent(locality * cases.dimensions() + dimension, cell -> new ArrayList<>());
        versions.add(new Version(from, versions.size(), amount));
        return this;
    }

    /// A family joins the batches from a day on.
    public Standing arrives(int family, LocalDate day) {
        if (waiting.containsKey(family) || placed.containsKey(family)) {
            throw new ProblemNotValid("Family '%s' is here already".formatted(cases.familyId(family)));
        }
        waiting.put(family, new Waiting(day));
        return this;
    }

    /// Somebody decided where a waiting family goes; its places are taken.
    public Standing decided(int family, int locality) {
        requireWaiting(family);
        int pair = cases.pair(family, locality);
        if (pair == NONE || decisions.isForbidden(pair)) {
            throw new ProblemNotValid("Family '%s' cannot be placed in '%s'"
                    .formatted(cases.familyId(family), cases.localityId(locality)));
        }
        if (decisions.pin(family) != NONE && decisions.pin(family) != locality) {
            throw new ProblemNotValid("Family '%s' is pinned to '%s'"
                    .formatted(cases.familyId(family), cases.localityId(decisions.pin(family))));
        }
        waiting.remove(family);
        placed.put(family, locality);
        return this;
    }

    /// People pin a waiting family to a locality; every later batch places it there.
    public Standing pinned(int family, int locality) {
        requireWaiting(family);
        decisions = decisions.withPin(family, locality);
        return this;
    }

    /// The municipality said no: the family waits again, and is not proposed there any more. A pin to it ends.
    public Standing refused(int family, LocalDate day) {
        int locality = leave(family);
        if (decisions.pin(family) == locality) {
            decisions = decisions.withoutPin(family);
        }
        decisions = decisions.withForbidden(family, locality);
        waiting.put(family, new Waiting(day));
        return this;
    }

    /// A placement fell through for another reason: the family waits again, and may come to the same place.
    public Standing returned(int family, LocalDate day) {
        leave(family);
        waiting.put(family, new Waiting(day));
        return this;
    }

    /// A waiting family sits out the batches before a day.
    public Standing delayed(int family, LocalDate until) {
        requireWaiting(family);
        waiting.put(family, new Waiting(until));
        return this;
    }

    /// A family does not come, wherever it stood; its places are free again.
    public Standing withdrawn(int family) {
        if (waiting.remove(family) == null && placed.remove(family) == null) {
            throw new ProblemNotValid("Family '%s' is not here".formatted(cases.familyId(family)));
        }
        return this;
    }

    /// Where a family has its places.
    public Optional<String> localityOf(int family) {
        var locality = placed.get(family);
        return locality == null ? Optional.empty() : Optional.of(cases.localityId(locality));
    }

    /// What is known on a day, for the batch of all who wait by then.
    public Moment moment(LocalDate day, int[] past, StillToCome stillToCome, long seed) {
        int[] batch = waiting.entrySet().stream()
                .filter(each -> !each.getValue().from().isAfter(day))
                .mapToInt(Map.Entry::getKey)
                .toArray();
        int cells = cases.localities() * cases.dimensions();
        double[] now = new double[cells];
        double[] later = new double[cells];
        double[] used = used();
        for (int cell = 0; cell < cells; cell++) {
            double today = on(cell, day);
            double least = today;
            double last = today;
            for (var from : laterDays(cell, day)) {
                last = on(cell, from);
                least = Math.min(least, last);
            }
            now[cell] = Math.max(0, least - used[cell]);
            later[cell] = Math.max(now[cell], last - used[cell]);
        }
        return new Moment(decisions, batch, past, now, later, stillToCome, seed);
    }

    private double on(int cell, LocalDate day) {
        return capacity.getOrDefault(cell, List.of()).stream()
                .filter(version -> !version.from().isAfter(day))
                .max(Comparator.comparing(Version::from).thenComparingInt(Version::number))
                .map(Version::amount)
                .orElseGet(() -> cases.free(cell / cases.dimensions(), cell % cases.dimensions()));
    }

    private List<LocalDate> laterDays(int cell, LocalDate day) {
        return capacity.getOrDefault(cell, List.of()).stream()
                .map(Version::from)
                .filter(from -> from.isAfter(day))
                .distinct()
                .sorted()
                .toList();
    }

    private double[] used() {
        double[] used = new double[cases.localities() * cases.dimensions()];
        placed.forEach((family, locality) -> {
            int pair = cases.pair(family, locality);
            for (int d = 0; d < cases.dimensions(); d++) {
                used[locality * cases.dimensions() + d] += cases.demand(family, pair, d);
            }
        });
        return used;
    }

    private int leave(int family) {
        var locality = placed.remove(family);
        if (locality == null) {
            throw new ProblemNotValid("Family '%s' is not placed".formatted(cases.familyId(family)));
        }
        return locality;
    }

    private void requireWaiting(int family) {
        if (!waiting.containsKey(family)) {
            throw new ProblemNotValid("Family '%s' does not wait".formatted(cases.familyId(family)));
        }
    }
}
