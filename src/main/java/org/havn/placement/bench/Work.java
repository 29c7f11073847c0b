package org.havn.placement.bench;

/// A row of the benchmark: how much is to be placed, where, and how tightly.
///
/// @param persons how many people the families have together, or 0 where the number of families counts
/// @param families how many families, or 0 where the number of people counts
/// @param tightness persons for each place: at 1 everybody just fits if places were all that counted
/// @param seconds the time limit
record Work(String name, String title, int families, int persons, double tightness, double gap, int seconds) {
    static final int LOCALITIES = 357;
}
