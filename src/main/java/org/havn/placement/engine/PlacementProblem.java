package org.havn.placement.engine;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Families, localities, capacities, demands and values, and what people have decided about them; immutable.
///
/// Families, localities and dimensions are numbered from 0 in the order of their ids, whatever the order in which
/// they
/// were
/// told, so that ties are broken by id. A *pair* is an admissible combination of family and locality; pairs of one
/// family are
/// numbered from `pairStart` up to `pairEnd`, in the order of locality. A combination without a pair is
/// inadmissible.
public final class PlacementProblem {
    /// The index that stands for "none".
    public static final int NONE = -1;

    final Names families;
    final Names localities;
    final Names dimensions;
    final int[] size;
    final Priority[] priority;
    final int[] pairStart;
    final int[] pairLocality;
    final double[] pairValue;
    final Demands demands;
    /// By locality, then dimension; infinite where nothing limits.
    final double[] capacity;
    final double[] reserved;
    final int[] pin;
    final BitSet forbidden;
    final List<Link> links;
    final List<Apart> aparts;
    /// The locality of each family in an earlier plan, or `NONE`; null without such a plan.
    final int @Nullable [] earlier;

    PlacementProblem(
            Names families,
            Names localities,
            Names dimensions,
            int[] size,
            Priority[] priority,
            int[] pairStart,
            int[] pairLocality,
            double[] pairValue,
            Demands demands,
            double[] capacity,
            double[] reserved,
            int[] pin,
            BitSet forbidden,
            List<Link> links,
            List<Apart> aparts,
            int @Nullable [] earlier) {
        this.families = families;
        this.localities = localities;
        this.dimensions = dimensions;
        this.size = size;
        this.priority = priority;
        this.pairStart = pairStart;
        this.pairLocality = pairLocality;
        this.pairValue = pairValue;
        this.demands = demands;
        this.capacity = capacity;
        this.reserved = reserved;
        this.pin = pin;
        this.forbidden = forbidden;
        this.links = List.copyOf(links);
        this.aparts = List.copyOf(aparts);
        this.earlier = earlier;
    }

    public static PlacementProblemBuilder builder() {
        return new PlacementProblemBuilder();
    }

    public int families() {
        return families.count();
    }

    public int localities() {
        return localities.count();
    }

    public int dimensions() {
        return dimensions.count();
    }

    public int pairs() {
        return pairLocality.length;
    }

    public String familyId(int family) {
        return families.name(family);
    }

    public String localityId(int locality) {
        return localities.name(locality);
    }

    public String dimension(int dimension) {
        return dimensions.name(dimension);
    }

    /// The family's number, or `NONE`.
    public int familyIndex(String id) {
        return families.index(id);
    }

    /// The locality's number, or `NONE`.
    public int localityIndex(String id) {
        return localities.index(id);
    }

    /// The dimension's number, or `NONE`.
    public int dimensionIndex(String name) {
        return dimensions.index(name);
    }

    /// Persons in the family.
    public int size(int family) {
        return size[family];
    }

    public Priority priority(int family) {
        return priority[family];
    }

    public int pairStart(int family) {
        return pairStart[family];
    }

    public int pairEnd(int family) {
        return pairStart[family + 1];
    }

    public int pairLocality(int pair) {
        return pairLocality[pair];
    }

    public double pairValue(int pair) {
        return pairValue[pair];
    }

    /// The number of the pair of this family and this locality, or `NONE` if it is inadmissible.
    public int pair(int family, int locality) {
        int found = java.util.Arrays.binarySearch(pairLocality, pairStart(family), pairEnd(family), locality);
        return found < 0 ? NONE : found;
    }

    /// What the family would take of a dimension in the pair's locality.
    public double demand(int family, int pair, int dimension) {
        return demands.amount(family, pair, dimension);
    }

    /// What a locality has of a dimension, before reservations; infinite where nothing limits.
    public double capacity(int locality, int dimension) {
        return capacity[locality * dimensions() + dimension];
    }

    /// What people have set aside there.
    public double reserved(int locality, int dimension) {
        return reserved[locality * dimensions() + dimension];
    }

    /// What may be used there: capacity less what is reserved, never below 0.
    public double free(int locality, int dimension) {
        return Math.max(0, capacity(locality, dimension) - reserved(locality, dimension));
    }

    /// The locality to which people have pinned the family, or `NONE`.
    public int pin(int family) {
        return pin[family];
    }

    public boolean isForbidden(int pair) {
        return forbidden.get(pair);
    }

    public List<Link> links() {
        return links;
    }

    /// Families that are kept apart.
    public List<Apart> aparts() {
        return aparts;
    }

    /// Whether any family's demand of a dimension in a locality differs from its demand elsewhere.
    public boolean demandDependsOnLocality() {
        return demands.dependsOnLocality();
    }

    /// Dimensions that somebody demands and that no locality limits: a likely mistake in the data.
    public List<String> dimensionsWithoutCapacity() {
        var without = new ArrayList<String>();
        for (int d = 0; d < dimensions(); d++) {
            boolean limited = false;
            for (int l = 0; l < localities() && !limited; l++) {
                limited = Double.isFinite(capacity(l, d));
            }
            if (!limited && demands.anyDemands(d)) {
                without.add(dimension(d));
            }
        }
        return without;
    }

    /// The same problem with the family pinned to a locality, which must be admissible for it.
    public PlacementProblem withPin(int family, int locality) {
        if (pair(family, locality) == NONE) {
            throw new ProblemNotValid("Family '%s' cannot be pinned to '%s': the pair is inadmissible"
                    .formatted(familyId(family), localityId(locality)));
        }
        int[] changed = pin.clone();
        changed[family] = locality;
        return copy(capacity, reserved, changed, forbidden);
    }

    /// The same problem with the family free to be placed anywhere, or nowhere.
    public PlacementProblem withoutPin(int family) {
        int[] changed = pin.clone();
        changed[family] = NONE;
        return copy(capacity, reserved, changed, forbidden);
    }

    /// The same problem with this pair forbidden; without effect if it is inadmissible anyway.
    public PlacementProblem withForbidden(int family, int locality) {
        int pair = pair(family, locality);
        if (pair == NONE) {
            return this;
        }
        var changed = (BitSet) forbidden.clone();
        changed.set(pair);
        return copy(capacity, reserved, pin, changed);
    }

    /// The same problem with another capacity in one dimension of one locality.
    public PlacementProblem withCapacity(int locality, int dimension, double amount) {
        demands.requireRepresentable(amount, dimension, "Capacity in '%s'".formatted(localityId(locality)));
        double[] changed = capacity.clone();
        changed[locality * dimensions() + dimension] = amount;
        return copy(changed, reserved, pin, forbidden);
    }

    /// The same problem after an earlier plan: among plans of equal worth, the one that leaves most families where
    /// they were is wanted. What a plan is worth does not change.
    ///
    /// @param localityOfFamily where each family was, or `NONE`; a place that is inadmissible now counts as none
    public PlacementProblem after(int[] localityOfFamily) {
        if (localityOfFamily.length != families()) {
            throw new ProblemNotValid("An earlier plan tells of %d families, but this told of %d"
                    .formatted(families(), localityOfFamily.length));
        }
        return copy(capacity, reserved, pin, forbidden, localityOfFamily.clone());
    }

    /// Where an earlier plan had the family, or `NONE`.
    public int earlier(int family) {
        return earlier == null ? NONE : earlier[family];
    }

    private PlacementProblem copy(double[] newCapacity, double[] newReserved, int[] newPin, BitSet newForbidden) {
        return copy(newCapacity, newReserved, newPin, newForbidden, earlier);
    }

    private PlacementProblem copy(
            double[] newCapacity,
            double[] newReserved,
            int[] newPin,
            BitSet newForbidden,
            int @Nullable [] newEarlier) {
        return new PlacementProblem(
                families,
                localities,
                dimensions,
                size,
                priority,
                pairStart,
                pairLocality,
                pairValue,
                demands,
                newCapacity,
                newReserved,
                newPin,
                newForbidden,
                links,
                aparts,
                newEarlier);
    }

    @Override
    public String toString() {
        return "PlacementProblem[%d families, %d localities, %d dimensions, %d pairs]"
                .formatted(families(), localities(), dimensions(), pairs());
    }
}
