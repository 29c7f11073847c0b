package org.havn.placement.engine.time;

import java.util.BitSet;
import java.util.stream.IntStream;
import org.havn.placement.engine.GroupFloor;
import org.havn.placement.engine.PlacementProblem;

/// A guarantee for a group over the whole period: on average its families get so much, who stays unplaced counting 0.
///
/// @param members numbers in the moment's cases, past cases of the group included
/// @param average the least average value
/// @param decided families of the group about whom it is decided
/// @param value what those got
public record Guarantee(String name, BitSet members, double average, int decided, double value) {
    public Guarantee {
        members = (BitSet) members.clone();
    }

    /// The guarantee of a period in which nothing is decided yet.
    public static Guarantee of(String name, BitSet members, double average) {
        return new Guarantee(name, members, average, 0, 0);
    }

    /// The same after a batch.
    public Guarantee after(Moment moment, BatchPlan plan) {
        int count = decided;
        double sum = value;
        for (int i = 0; i < moment.batch().length; i++) {
            int family = moment.batch()[i];
            if (members.get(family)) {
                count++;
                if (plan.localities()[i] != PlacementProblem.NONE) {
                    sum += moment.cases().pairValue(moment.cases().pair(family, plan.localities()[i]));
                }
            }
        }
        return new Guarantee(name, members, average, count, sum);
    }

    /// The group within a problem of these families of the moment's cases.
    GroupFloor among(int[] families) {
        int[] positions = IntStream.range(0, families.length)
                .filter(at -> members.get(families[at]))
                .toArray();
        return new GroupFloor(name, positions, average, decided, value);
    }
}
