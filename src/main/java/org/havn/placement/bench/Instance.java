package org.havn.placement.bench;

import java.util.List;

/// Invented work in plain numbers.
final class Instance {
    final List<Household> households;
    final List<String> dimensions;

    /// By locality and dimension.
    final int[][] capacity;

    /// By family and dimension.
    final int[][] demand;

    /// By family and locality; NaN where a hard need cannot be met.
    final double[][] value;

    Instance(List<Household> households, List<String> dimensions, int[][] capacity, int[][] demand, double[][] value) {
        this.households = households;
        this.dimensions = dimensions;
        this.capacity = capacity;
        this.demand = demand;
        this.value = value;
    }

    int persons() {
        return households.stream().mapToInt(Household::size).sum();
    }
}
