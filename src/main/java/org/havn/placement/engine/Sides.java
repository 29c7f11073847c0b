package org.havn.placement.engine;

import static org.havn.placement.engine.PlacementProblem.NONE;

import java.util.SplittableRandom;

/// Parts of a plan that can be changed at once without touching each other: each locality, with those who live there,
/// lies
/// on one side, and so does each family that lives nowhere.
final class Sides {
    private final Model model;
    private final int[] ofLocality;
    private final int[] ofUnplaced;
    final int count;

    private Sides(Model model, int[] ofLocality, int[] ofUnplaced, int count) {
        this.model = model;
        this.ofLocality = ofLocality;
        this.ofUnplaced = ofUnplaced;
        this.count = count;
    }

    /// Everything on one side.
    static Sides one(Model model) {
        return new Sides(model, new int[model.localities], new int[model.families], 1);
    }

    static Sides drawn(Model model, int count, SplittableRandom chance) {
        int[] localities = new int[model.localities];
        int[] unplaced = new int[model.families];
        for (int l = 0; l < localities.length; l++) {
            localities[l] = chance.nextInt(count);
        }
        for (int f = 0; f < unplaced.length; f++) {
            unplaced[f] = chance.nextInt(count);
        }
        return new Sides(model, localities, unplaced, count);
    }

    int of(int locality) {
        return ofLocality[locality];
    }

    int of(int family, int pair) {
        return pair == NONE ? ofUnplaced[family] : ofLocality[model.locality(pair)];
    }

    /// The first plan, with each family where the plan of its side has it. The sides are those of the plan from which
    /// all of them started.
    int[] joined(int[] start, java.util.List<int[]> plans) {
        int[] joined = start.clone();
        for (int f = 0; f < start.length; f++) {
            joined[f] = plans.get(of(f, start[f]))[f];
        }
        return joined;
    }
}
