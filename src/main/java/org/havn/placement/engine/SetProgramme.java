package org.havn.placement.engine;

import static org.havn.placement.engine.PlacementProblem.NONE;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A stage as a choice of whole family sets, its relaxation solved: the ground from which searches and
/// changed questions start.
///
/// A locality's capacities are kept exactly within each set, so the bound is tighter than that of the
/// programme over pairs wherever a locality holds few families. Immutable once made; copies of the master
/// go to whoever goes on.
///
/// @see <a href="../../../../../../../docs/decisions/0054-whole-family-sets.md">decision 0054</a>
final class SetProgramme {
    private static final int FIRST_PAIRS = 4;
    /// A longer proof costs a changed question more than it saves.
    static final int MOST_BRANCHES = 40;

    final Model model;
    final PairsByLocality pairs;
    final DualPoint hint;
    /// All sums with prices are whole multiples of this.
    final double grain;
    final SetMaster master;
    final PricedSets priced;
    /// How far the relaxation's bound lies above the best plan, as far as is known.
    final double gap;
    /// The branches at which the proof ended, each with its certificate; the root alone before any search.
    final List<SetBranch> branches;
    /// What its knapsacks have learnt; nobody else's.
    private final SetPricing pricing;

    private SetProgramme(
            Model model,
            PairsByLocality pairs,
            DualPoint hint,
            double grain,
            SetMaster master,
            PricedSets priced,
            double gap,
            List<SetBranch> branches,
            SetPricing pricing) {
        this.model = model;
        this.pairs = pairs;
        this.hint = hint;
        this.grain = grain;
        this.master = master;
        this.priced = priced;
        this.gap = gap;
        this.branches = List.copyOf(branches);
        this.pricing = pricing;
    }

    /// Solves the relaxation; null if that takes more work than allowed, because localities hold too many
    /// families.
    ///
    /// @param plans that keep the stage's rules
    /// @param hint prices of the programme over pairs
    /// @param mostWork branches that the knapsacks may take together
    static @Nullable SetProgramme of(Model model, List<int[]> plans, DualPoint hint, long mostWork, Stop stop) {
        var pairs = new PairsByLocality(model.problem);
        var master = new SetMaster(model);
        double grain = grain(model, master);
        var pricing = new SetPricing(model, pairs, hint, grain, mostWork);
        plans.forEach(plan -> setsOf(model, plan).forEach(master::add));
        firstPairs(model, hint).forEach(master::add);
        var root = SetNode.root(model);
        var start = SetPrices.of(root, grain, hint.best, hint.floorPrice, new double[0], master.freeLinks());
        var relaxation = new SetRelaxation(master, pricing, grain, stop);
        var priced = relaxation.start(root, start);
        if (pricing.exhausted()) {
            return null;
        }
        var done = relaxation.solve(root, priced, () -> Double.NEGATIVE_INFINITY);
        if (pricing.exhausted()) {
            return null;
        }
        return new SetProgramme(
                model, pairs, hint, grain, master, done, 0, List.of(new SetBranch(root, done)), pricing);
    }

    /// The same with what a search over it came to: its sets, what its knapsacks learnt, and where its proof ended.
    ///
    /// @param weight of the best plan, which the proof proves
    SetProgramme after(SetMaster searched, SetPricing learnt, List<SetBranch> proof, double weight) {
        return new SetProgramme(
                model,
                pairs,
                hint,
                grain,
                searched,
                priced,
                priced.bound - weight,
                proof.size() > MOST_BRANCHES ? branches : proof,
                learnt);
    }

    /// Knapsacks for somebody who goes on from here.
    ///
    /// @param root the model in whose branches they look
    SetPricing pricing(long mostWork, Model root) {
        return new SetPricing(pricing, root, pairs, mostWork);
    }

    /// The unit in which all sums of prices and weights stay exact.
    private static double grain(Model model, SetMaster master) {
        double most = master.forbidding() * 4 * (model.families + 2.0);
        double exact = Math.scalb(1.0, Math.getExponent(most) + 1 - 48);
        double fine = Math.scalb(1.0, Math.getExponent(model.step / (8.0 * Math.max(1, model.families))));
        return Math.max(exact, Math.min(1, fine));
    }

    /// The sets of which a plan consists.
    static List<FamilySet> setsOf(Model model, int[] plan) {
        var sets = new ArrayList<FamilySet>();
        int[] placed = IntStream.range(0, plan.length)
                .filter(f -> plan[f] != NONE)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(f -> model.locality(plan[f]))
                        .thenComparingInt(f -> f))
                .mapToInt(f -> f)
                .toArray();
        int from = 0;
        for (int at = 1; at <= placed.length; at++) {
            if (at == placed.length || model.locality(plan[placed[at]]) != model.locality(plan[placed[from]])) {
                int[] families = Arrays.copyOfRange(placed, from, at);
                int[] its = Arrays.stream(families).map(f -> plan[f]).toArray();
                double weight =
                        Arrays.stream(its).mapToDouble(k -> model.weight[k]).sum();
                sets.add(new FamilySet(model.locality(its[0]), families, its, weight));
                from = at;
            }
        }
        return sets;
    }

    private static List<FamilySet> firstPairs(Model model, DualPoint hint) {
        var sets = new ArrayList<FamilySet>();
        var near = Candidates.within(model, hint, Double.POSITIVE_INFINITY, FIRST_PAIRS);
        for (int f = 0; f < model.families; f++) {
            for (int k : near.of(f)) {
                sets.add(new FamilySet(model.locality(k), new int[] {f}, new int[] {k}, model.weight[k]));
            }
        }
        return sets;
    }
}
