package org.havn.demo;

import java.util.ArrayList;
import java.util.List;

/// A household before it has names: adults of a kind, and children.
final class Household {
    /// What a household is made of, by assumption.
    ///
    /// @param weight how often it comes
    record Kind(String name, int women, int men, int elders, boolean children, double weight) {}

    final Kind kind;
    final DemoPlan.Flow flow;
    final List<Population.Cell> elders = new ArrayList<>();
    final List<Population.Cell> children = new ArrayList<>();
    /// How likely the next child is theirs: some families are large.
    final double drawn;

    Household(Kind kind, DemoPlan.Flow flow, double drawn) {
        this.kind = kind;
        this.flow = flow;
        this.drawn = drawn;
    }

    int size() {
        return kind.women() + kind.men() + elders.size() + children.size();
    }
}
