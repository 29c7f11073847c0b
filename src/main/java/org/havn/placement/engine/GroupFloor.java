package org.havn.placement.engine;

/// A guarantee for a group: what its families get is worth so much on average, who stays unplaced counting 0.
///
/// @param families their numbers in the problem; groups do not overlap
/// @param average the least average value
/// @param before families of the group about whom it is decided already, and who count too
/// @param valueBefore what they got
@SuppressWarnings("ArrayRecordComponent") // handed on, never changed
public record GroupFloor(String name, int[] families, double average, int before, double valueBefore) {

    /// What the families of the problem must get in all.
    double total() {
        return average * (families.length + before) - valueBefore;
    }
}
