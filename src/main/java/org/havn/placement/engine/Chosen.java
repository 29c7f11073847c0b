package org.havn.placement.engine;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// A problem made of some families of another one, in the order in which they are named; a family may be there several
/// times, as where a future is drawn from past cases.
///
/// The families are called by their position and their id. What people have decided about them (pins, forbidden pairs)
/// comes along;
/// links and rules that keep families apart do not, because the other family may be missing.
public final class Chosen {
    private Chosen() {}

    /// What a family's pair is worth, both by their numbers in the source.
    public interface PairValue {
        double of(int family, int pair);
    }

    /// @param source whose families, localities and dimensions they are
    /// @param families numbers in the source
    /// @param free what may be used, by locality, then dimension; infinite where nothing limits
    public static PlacementProblem of(PlacementProblem source, int[] families, double[] free) {
        return of(source, families, free, (family, pair) -> source.pairValue(pair));
    }

    /// The same with other values.
    ///
    /// @param value of each pair of the source
    public static PlacementProblem of(PlacementProblem source, int[] families, double[] free, PairValue value) {
        requireAmounts(source, free);
        int[] start = new int[families.length + 1];
        for (int f = 0; f < families.length; f++) {
            start[f + 1] = start[f] + source.pairEnd(families[f]) - source.pairStart(families[f]);
        }
        int[] locality = new int[start[families.length]];
        double[] values = new double[locality.length];
        int[] size = new int[families.length];
        var priority = new Priority[families.length];
        int[] pin = new int[families.length];
        var forbidden = new BitSet();
        List<String> names = new ArrayList<>(families.length);
        for (int f = 0; f < families.length; f++) {
            int family = families[f];
            int from = source.pairStart(family);
            System.arraycopy(source.pairLocality, from, locality, start[f], start[f + 1] - start[f]);
            for (int k = start[f]; k < start[f + 1]; k++) {
                int pair = from + k - start[f];
                values[k] = value.of(family, pair);
                forbidden.set(k, source.isForbidden(pair));
            }
            size[f] = source.size(family);
            priority[f] = source.priority(family);
            pin[f] = source.pin(family);
            names.add("%09d %s".formatted(f, source.familyId(family)));
        }
        return new PlacementProblem(
                new Names(names),
                source.localities,
                source.dimensions,
                size,
                priority,
                start,
                locality,
                values,
                demands(source, families, start),
                free.clone(),
                new double[free.length],
                pin,
                forbidden,
                List.of(),
                List.of(),
                null);
    }

    private static void requireAmounts(PlacementProblem source, double[] free) {
        if (free.length != source.localities() * source.dimensions()) {
            throw new ProblemNotValid(
                    "Capacities are told for each of %d localities and %d dimensions, but these were %d"
                            .formatted(source.localities(), source.dimensions(), free.length));
        }
        for (int cell = 0; cell < free.length; cell++) {
            source.demands.requireRepresentable(free[cell], cell % source.dimensions(), "What is free");
        }
    }

    /// General rows first, one a family; rows that differ by locality after them, as in the source.
    private static Demands demands(PlacementProblem source, int[] families, int[] start) {
        int dims = source.dimensions();
        long[] all = source.demands.rows;
        int[] rowOfPair = source.demands.rowOfPair;
        int extra = rowOfPair == null ? 0 : all.length - source.families() * dims;
        long[] rows = new long[families.length * dims + extra];
        for (int f = 0; f < families.length; f++) {
            System.arraycopy(all, families[f] * dims, rows, f * dims, dims);
        }
        if (rowOfPair == null) {
            return new Demands(source.demands.scale, rows, null);
        }
        System.arraycopy(all, source.families() * dims, rows, families.length * dims, extra);
        int[] copied = new int[start[families.length]];
        for (int f = 0; f < families.length; f++) {
            int from = source.pairStart(families[f]);
            for (int k = start[f]; k < start[f + 1]; k++) {
                int row = rowOfPair[from + k - start[f]];
                copied[k] = row < source.families() ? f : row - source.families() + families.length;
            }
        }
        return new Demands(source.demands.scale, rows, copied);
    }
}
