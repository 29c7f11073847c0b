package org.havn.placement.engine;

import java.util.Arrays;

/// Pairs of family and locality with a value, in the order told, in primitive arrays.
final class PairList {
    private int count;
    private int[] family = new int[64];
    private int[] locality = new int[64];
    private double[] value = new double[64];

    void add(int f, int l, double v) {
        if (count == family.length) {
            int larger = count + (count >> 1);
            family = Arrays.copyOf(family, larger);
            locality = Arrays.copyOf(locality, larger);
            value = Arrays.copyOf(value, larger);
        }
        family[count] = f;
        locality[count] = l;
        value[count] = v;
        count++;
    }

    /// The pairs by the problem's numbers: grouped by family, by locality within a family.
    Sorted sorted(int families, int[] familyIndex, int[] localityIndex) {
        int[] start = new int[families + 1];
        for (int k = 0; k < count; k++) {
            start[familyIndex[family[k]] + 1]++;
        }
        for (int f = 0; f < families; f++) {
            start[f + 1] += start[f];
        }
        long[] order = new long[count];
        int[] next = start.clone();
        for (int k = 0; k < count; k++) {
            order[next[familyIndex[family[k]]]++] = ((long) localityIndex[locality[k]] << 32) | k;
        }
        int[] sortedLocality = new int[count];
        double[] sortedValue = new double[count];
        for (int f = 0; f < families; f++) {
            Arrays.sort(order, start[f], start[f + 1]);
        }
        for (int k = 0; k < count; k++) {
            sortedLocality[k] = (int) (order[k] >> 32);
            sortedValue[k] = value[(int) order[k]];
        }
        return new Sorted(start, sortedLocality, sortedValue);
    }

    @SuppressWarnings("ArrayRecordComponent") // handed over once, to the problem that owns them
    record Sorted(int[] start, int[] locality, double[] value) {

        int firstDuplicate() {
            for (int f = 0; f + 1 < start.length; f++) {
                for (int k = start[f] + 1; k < start[f + 1]; k++) {
                    if (locality[k] == locality[k - 1]) {
                        return k;
                    }
                }
            }
            return PlacementProblem.NONE;
        }

        int familyOf(int pair) {
            int f = 0;
            while (start[f + 1] <= pair) {
                f++;
            }
            return f;
        }

        int find(int f, int l) {
            int found = Arrays.binarySearch(locality, start[f], start[f + 1], l);
            return found < 0 ? PlacementProblem.NONE : found;
        }
    }
}
