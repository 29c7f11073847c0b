package org.havn.placement.files;

/// How much a directory may hold before reading it is refused: files come from strangers, and memory is finite.
///
/// @param bytes in one file
/// @param rows in `families.csv`, `localities.csv` and `capacities.csv` each
/// @param pairs rows in `values.csv` and `demands.csv` each
/// @param faults listed before reading stops
record Limits(long bytes, int rows, int pairs, int faults) {
    static final Limits USUAL = new Limits(4L << 30, 1_000_000, 20_000_000, 50);
    static final int ID_LENGTH = 200;
    static final int COUNT = 1_000_000_000;
    static final double VALUE = 1e12;
}
