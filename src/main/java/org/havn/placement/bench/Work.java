package org.havn.placement.bench;

/// What is to be placed, and how tightly.
///
/// @param families how many families, or 0 where the number of people counts
/// @param persons how many people at least, or 0 where the number of families counts
/// @param tightness persons for each place: at 1 everybody just fits, if places were all that counted
record Work(String name, String title, int families, int persons, double tightness) {
    static final int LOCALITIES = 357;
}
