package org.havn.placement.engine.time;

import java.util.Arrays;
import java.util.Objects;
import org.havn.placement.engine.PlacementProblem;
import org.havn.placement.engine.ProblemNotValid;

/// What is known when a batch is to be placed.
///
/// @param cases families of the batch and past cases, with all localities, needs and values; pins and forbidden pairs
///     hold
/// @param batch who is to be placed now
/// @param past cases of which the future is assumed to be made; each as likely as any other
/// @param now what may be used at once, by locality, then dimension; infinite where nothing limits
/// @param later what the rest of the period may use, the batch included; at least `now`
/// @param stillToCome how many cases
/// @param seed of every choice that is left to chance
@SuppressWarnings("ArrayRecordComponent") // copied where they come in, never changed
public record Moment(
        PlacementProblem cases,
        int[] batch,
        int[] past,
        double[] now,
        double[] later,
        StillToCome stillToCome,
        long seed) {

    public Moment {
        int cells = cases.localities() * cases.dimensions();
        if (now.length != cells || later.length != cells) {
            throw new ProblemNotValid("What is left is told for each of %d localities and %d dimensions"
                    .formatted(cases.localities(), cases.dimensions()));
        }
        for (int cell = 0; cell < cells; cell++) {
            if (!(now[cell] >= 0 && later[cell] >= now[cell])) {
                throw new ProblemNotValid(
                        "What is left of '%s' in '%s' is from 0 up, and later no less: %s now, %s later"
                                .formatted(
                                        cases.dimension(cell % cases.dimensions()),
                                        cases.localityId(cell / cases.dimensions()),
                                        now[cell],
                                        later[cell]));
            }
        }
        if (past.length == 0 && stillToCome.mean() > 0) {
            throw new ProblemNotValid("A future needs past cases to be drawn from, and there are none");
        }
        for (int family : batch) {
            Objects.checkIndex(family, cases.families());
        }
        for (int family : past) {
            Objects.checkIndex(family, cases.families());
        }
        batch = batch.clone();
        past = past.clone();
        now = now.clone();
        later = later.clone();
    }

    /// One case at once, outside its batch, against the same future.
    public Moment urgently(int family) {
        return new Moment(cases, new int[] {family}, past, now, later, stillToCome, seed);
    }

    /// Whether a family would find room in a pair's locality now.
    boolean fits(int family, int pair) {
        int cell = cases.pairLocality(pair) * cases.dimensions();
        for (int d = 0; d < cases.dimensions(); d++) {
            if (cases.demand(family, pair, d) > now[cell + d]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return "Moment[%d families, %s still to come]".formatted(batch.length, stillToCome);
    }

    @Override
    public boolean equals(@org.jspecify.annotations.Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(batch);
    }
}
