package org.havn.placement.engine;

import static org.havn.placement.engine.PlacementProblem.NONE;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Collects a problem in any order and checks it as it comes; ids are matched by name, never by position.
///
/// Families and localities come before what is said about them. Numbers returned here are handles of this builder
/// only;
/// the
/// problem has its own numbering.
public final class PlacementProblemBuilder {
    private record Family(String id, int size, Priority priority) {}

    private record Amount(int dimension, double amount) {}

    private record PairKey(int family, int locality) {}

    private static final double GREATEST_VALUE = 1e12;

    private final Map<String, Integer> familyById = new HashMap<>();
    private final List<Family> families = new ArrayList<>();
    private final Map<String, Integer> localityById = new LinkedHashMap<>();
    private final Map<String, Integer> dimensionByName = new LinkedHashMap<>();
    private final Map<Long, Double> capacity = new HashMap<>();
    private final Map<Long, Double> reserved = new HashMap<>();
    private final Map<Integer, List<Amount>> demand = new HashMap<>();
    private final Map<PairKey, List<Amount>> demandAt = new HashMap<>();
    private final PairList values = new PairList();
    private final Map<Integer, Integer> pins = new HashMap<>();
    private final List<PairKey> forbidden = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();
    private final List<Apart> aparts = new ArrayList<>();

    PlacementProblemBuilder() {}

    /// Adds a family and returns its handle.
    public int family(String id, int size, Priority priority) {
        if (id.isBlank()) {
            throw new ProblemNotValid("A family needs an id");
        }
        if (size < 0) {
            throw new ProblemNotValid(
                    "Family '%s' has a size of 0 or more persons, but this was %d".formatted(id, size));
        }
        int handle = families.size();
        if (familyById.putIfAbsent(id, handle) != null) {
            throw new ProblemNotValid("Family '%s' comes twice".formatted(id));
        }
        families.add(new Family(id, size, priority));
        return handle;
    }

    /// Adds a locality and returns its handle.
    public int locality(String id) {
        if (id.isBlank()) {
            throw new ProblemNotValid("A locality needs an id");
        }
        int handle = localityById.size();
        if (localityById.putIfAbsent(id, handle) != null) {
            throw new ProblemNotValid("Locality '%s' comes twice".formatted(id));
        }
        return handle;
    }

    /// Names a dimension and returns its handle; naming it again is allowed.
    public int dimension(String name) {
        if (name.isBlank()) {
            throw new ProblemNotValid("A dimension needs a name");
        }
        return dimensionByName.computeIfAbsent(name, n -> dimensionByName.size());
    }

    /// Limits a dimension in a locality; without this it is unlimited there.
    public PlacementProblemBuilder capacity(String locality, String dimension, double amount) {
        int l = localityHandle(locality);
        requireAmount(amount, "The capacity of '%s' in '%s'".formatted(dimension, locality));
        if (capacity.putIfAbsent(key(l, dimension(dimension)), amount) != null) {
            throw new ProblemNotValid("The capacity of '%s' in '%s' comes twice".formatted(dimension, locality));
        }
        return this;
    }

    /// Sets places aside that no family of this problem may take; several reservations add up.
    public PlacementProblemBuilder reserve(String locality, String dimension, double amount) {
        int l = localityHandle(locality);
        requireAmount(amount, "A reservation of '%s' in '%s'".formatted(dimension, locality));
        reserved.merge(key(l, dimension(dimension)), amount, Double::sum);
        return this;
    }

    /// What the family takes of a dimension wherever it is placed; 0 unless told.
    public PlacementProblemBuilder demand(String family, String dimension, double amount) {
        int f = familyHandle(family);
        requireAmount(amount, "The demand of family '%s' for '%s'".formatted(family, dimension));
        add(
                demand.computeIfAbsent(f, x -> new ArrayList<>()),
                new Amount(dimension(dimension), amount),
                family,
                dimension);
        return this;
    }

    /// What the family takes of a dimension in one locality, in place of its general demand.
    public PlacementProblemBuilder demandAt(String family, String locality, String dimension, double amount) {
        var key = new PairKey(familyHandle(family), localityHandle(locality));
        requireAmount(amount, "The demand of family '%s' for '%s' in '%s'".formatted(family, dimension, locality));
        add(
                demandAt.computeIfAbsent(key, x -> new ArrayList<>()),
                new Amount(dimension(dimension), amount),
                family,
                dimension);
        return this;
    }

    /// Makes a pair admissible and says its value.
    public PlacementProblemBuilder value(String family, String locality, double value) {
        return value(familyHandle(family), localityHandle(locality), value);
    }

    /// The same with handles, for millions of pairs.
    public PlacementProblemBuilder value(int family, int locality, double value) {
        if (!(Math.abs(value) <= GREATEST_VALUE)) {
            throw new ProblemNotValid("The value of family '%s' in '%s' is a number of at most 1e12, but this was %s"
                    .formatted(families.get(family).id(), localityName(locality), value));
        }
        values.add(family, locality, value);
        return this;
    }

    /// The family goes to this locality, whatever else happens; the pair must be admissible.
    public PlacementProblemBuilder pin(String family, String locality) {
        int f = familyHandle(family);
        int l = localityHandle(locality);
        var before = pins.putIfAbsent(f, l);
        if (before != null && before != l) {
            throw new ProblemNotValid(
                    "Family '%s' is pinned to '%s' and to '%s'".formatted(family, localityName(before), locality));
        }
        return this;
    }

    /// The family does not go to this locality: a person's decision, or a safety distance.
    public PlacementProblemBuilder forbid(String family, String locality) {
        forbidden.add(new PairKey(familyHandle(family), localityHandle(locality)));
        return this;
    }

    /// Keeps two families together or near.
    public PlacementProblemBuilder link(Link link) {
        familyHandle(link.family());
        familyHandle(link.other());
        links.add(link);
        return this;
    }

    /// Keeps two families apart.
    public PlacementProblemBuilder apart(Apart apart) {
        familyHandle(apart.family());
        familyHandle(apart.other());
        aparts.add(apart);
        return this;
    }

    /// Checks the whole and answers the problem.
    public PlacementProblem build() {
        var familyNames = new Names(familyById.keySet());
        var localityNames = new Names(localityById.keySet());
        var dimensionNames = new Names(dimensionByName.keySet());
        int[] familyIndex = numbering(families.stream().map(Family::id).toList(), familyNames);
        int[] localityIndex = numbering(List.copyOf(localityById.keySet()), localityNames);
        int[] dimensionIndex = numbering(List.copyOf(dimensionByName.keySet()), dimensionNames);

        int n = families.size();
        int dims = dimensionNames.count();
        int[] size = new int[n];
        var priority = new Priority[n];
        for (int f = 0; f < n; f++) {
            size[familyIndex[f]] = families.get(f).size();
            priority[familyIndex[f]] = families.get(f).priority();
        }
        var pairs = values.sorted(n, familyIndex, localityIndex);
        int twice = pairs.firstDuplicate();
        if (twice != NONE) {
            throw new ProblemNotValid("The value of family '%s' in '%s' comes twice"
                    .formatted(familyNames.name(pairs.familyOf(twice)), localityNames.name(pairs.locality()[twice])));
        }
        double[] limits = new double[localityNames.count() * dims];
        Arrays.fill(limits, Double.POSITIVE_INFINITY);
        capacity.forEach((key, amount) -> limits[at(key, localityIndex, dimensionIndex, dims)] = amount);
        double[] aside = new double[limits.length];
        reserved.forEach((key, amount) -> aside[at(key, localityIndex, dimensionIndex, dims)] = amount);

        var table = new DemandTable(n, dimensionNames);
        demand.forEach((f, amounts) ->
                amounts.forEach(a -> table.general(familyIndex[f], dimensionIndex[a.dimension()], a.amount())));
        demandAt.forEach((key, amounts) -> {
            int pair = pairs.find(familyIndex[key.family()], localityIndex[key.locality()]);
            if (pair != NONE) {
                amounts.forEach(
                        a -> table.atPair(pair, familyIndex[key.family()], dimensionIndex[a.dimension()], a.amount()));
            }
        });
        table.alsoWrite(limits);
        table.alsoWrite(aside);
        var demands = table.build(pairs.locality().length);
        DemandTable.fillGeneral(demands, pairs.start());

        var problem = new PlacementProblem(
                familyNames,
                localityNames,
                dimensionNames,
                size,
                priority,
                pairs.start(),
                pairs.locality(),
                pairs.value(),
                demands,
                limits,
                aside,
                noPins(n),
                new BitSet(),
                links,
                aparts,
                null);
        var bits = problem.forbidden;
        for (var key : forbidden) {
            int pair = pairs.find(familyIndex[key.family()], localityIndex[key.locality()]);
            if (pair != NONE) {
                bits.set(pair);
            }
        }
        pins.forEach((f, l) -> {
            int pair = pairs.find(familyIndex[f], localityIndex[l]);
            if (pair == NONE) {
                throw new ProblemNotValid("Family '%s' is pinned to '%s', but the pair is inadmissible"
                        .formatted(families.get(f).id(), localityName(l)));
            }
            problem.pin[familyIndex[f]] = localityIndex[l];
        });
        return problem;
    }

    private static int[] noPins(int families) {
        int[] pins = new int[families];
        Arrays.fill(pins, NONE);
        return pins;
    }

    private static int[] numbering(List<String> ids, Names names) {
        return ids.stream().mapToInt(names::index).toArray();
    }

    private static long key(int locality, int dimension) {
        return ((long) locality << 32) | dimension;
    }

    private static int at(long key, int[] localityIndex, int[] dimensionIndex, int dims) {
        return localityIndex[(int) (key >> 32)] * dims + dimensionIndex[(int) key];
    }

    private static void add(List<Amount> amounts, Amount amount, String family, String dimension) {
        if (amounts.stream().anyMatch(a -> a.dimension() == amount.dimension())) {
            throw new ProblemNotValid("The demand of family '%s' for '%s' comes twice".formatted(family, dimension));
        }
        amounts.add(amount);
    }

    private static void requireAmount(double amount, String what) {
        if (!(amount >= 0 && amount <= Demands.MOST_UNITS)) {
            throw new ProblemNotValid(what + " is a number from 0 to 1e12, but this was " + amount);
        }
    }

    private int familyHandle(String id) {
        var handle = familyById.get(id);
        if (handle == null) {
            throw new ProblemNotValid("There is no family '%s'".formatted(id));
        }
        return handle;
    }

    private int localityHandle(String id) {
        var handle = localityById.get(id);
        if (handle == null) {
            throw new ProblemNotValid("There is no locality '%s'".formatted(id));
        }
        return handle;
    }

    private String localityName(int handle) {
        return localityById.entrySet().stream()
                .filter(e -> e.getValue() == handle)
                .findFirst()
                .orElseThrow()
                .getKey();
    }
}
