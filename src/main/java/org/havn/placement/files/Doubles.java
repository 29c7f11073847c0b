package org.havn.placement.files;

import java.util.Arrays;

/// A growing row of numbers, without a box around each.
final class Doubles {
    private double[] values = new double[256];
    private int size;

    void add(double value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size + (size >> 1));
        }
        values[size++] = value;
    }

    double get(int index) {
        return values[index];
    }

    int size() {
        return size;
    }
}
