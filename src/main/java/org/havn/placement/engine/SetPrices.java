package org.havn.placement.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a place in the plan costs each family, whatever the locality; what holding the count of a class
/// earns; and what the limits of a branch and the nearness of linked families cost.
///
/// Prices are whole multiples of a power of two so coarse that all sums with them are exact in doubles: the
/// bound that they prove needs no tolerance.
final class SetPrices {
    /// By family, in weight; not negative unless the family must be placed.
    final double[] family;
    /// By class, not negative.
    final double[] floor;
    private final List<SetLimit> limits;
    /// By limit, not negative.
    private final double[] limit;
    /// By locality, the numbers of its limits; null where there are none at all.
    private final int @Nullable [][] limitsOf;
    /// What a forced family is paid.
    private final double reward;
    private final LinkPrices links;

    private SetPrices(
            double[] family,
            double[] floor,
            List<SetLimit> limits,
            double[] limit,
            LinkPrices links,
            double reward,
            int localities) {
        this.reward = reward;
        this.links = links;
        this.family = family;
        this.floor = floor;
        this.limits = limits;
        this.limit = limit;
        this.limitsOf = limits.isEmpty() ? null : new int[localities][];
        for (int i = 0; limitsOf != null && i < limits.size(); i++) {
            int l = limits.get(i).locality();
            int[] before = limitsOf[l];
            int[] now = before == null ? new int[1] : java.util.Arrays.copyOf(before, before.length + 1);
            now[now.length - 1] = i;
            limitsOf[l] = now;
        }
    }

    /// These prices, made valid for the node and rounded to its grain; limits without a price cost nothing.
    static SetPrices of(SetNode node, double grain, double[] family, double[] floor, double[] limit, LinkPrices links) {
        var model = node.model();
        double[] exact = new double[family.length];
        for (int f = 0; f < exact.length; f++) {
            double price = Math.rint(family[f] / grain) * grain;
            exact[f] = model.must[f] ? price : Math.max(0, price);
        }
        double[] exactFloor = new double[floor.length];
        for (int c = 0; c < floor.length; c++) {
            exactFloor[c] = model.floor[c] > 0 ? Math.max(0, Math.rint(floor[c] / grain) * grain) : 0;
        }
        double[] exactLimit = new double[node.limits().size()];
        for (int i = 0; i < Math.min(limit.length, exactLimit.length); i++) {
            exactLimit[i] = Math.max(0, Math.rint(limit[i] / grain) * grain);
        }
        return new SetPrices(
                exact,
                exactFloor,
                node.limits(),
                exactLimit,
                links.rounded(grain),
                Double.POSITIVE_INFINITY,
                model.localities);
    }

    /// A point half way to other prices, which know at least the limits that these know.
    SetPrices halfWayTo(SetPrices other, SetNode node, double grain) {
        return of(
                node,
                grain,
                half(family, other.family),
                half(floor, other.floor),
                half(limit, other.limit),
                links.halfWayTo(other.links));
    }

    static double[] half(double[] some, double[] others) {
        double[] mixed = new double[others.length];
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] = 0.5 * others[i] + (i < some.length ? 0.5 * some[i] : 0);
        }
        return mixed;
    }

    /// The same prices, but these families, which have one place to go and must be placed, are paid so much
    /// that their locality cannot but take them.
    SetPrices forcing(int[] families, double reward, SetNode node) {
        double[] changed = family.clone();
        for (int f : families) {
            changed[f] = -reward;
        }
        double[] known = java.util.Arrays.copyOf(limit, node.limits().size());
        return new SetPrices(changed, floor, node.limits(), known, links, reward, node.model().localities);
    }

    /// Whether the family is forced to where it is open.
    boolean forces(int f) {
        return family[f] == -reward;
    }

    /// What the families, the held counts and the limits add to the bound, before the localities' best
    /// sets.
    double base(Model model) {
        double sum = 0;
        for (double price : family) {
            sum += price;
        }
        for (int c = 0; c < floor.length; c++) {
            sum -= floor[c] * model.floor[c];
        }
        for (int i = 0; i < limit.length; i++) {
            sum += limits.get(i).sign() * limit[i] * limits.get(i).bound();
        }
        return sum;
    }

    /// What a pair is worth after its family has paid.
    double reduced(Model model, int f, int pair) {
        double reduced = model.weight[pair] + floor[model.classOf(f)] - family[f] - links.of(pair);
        if (limitsOf != null) {
            int[] its = limitsOf[model.locality(pair)];
            for (int i = 0; its != null && i < its.length; i++) {
                var rule = limits.get(its[i]);
                reduced -= rule.sign() * limit[its[i]] * rule.count(model, f, pair);
            }
        }
        return reduced;
    }
}
