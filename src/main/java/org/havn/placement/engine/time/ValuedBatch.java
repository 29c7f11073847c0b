package org.havn.placement.engine.time;

import static org.havn.placement.engine.PlacementProblem.NONE;

import org.havn.placement.engine.PlacementOptions;
import org.havn.placement.engine.PlacementProblem;

/// A batch against what places are worth later. Two exact programmes make a beginning: one at the prices, one that
/// charges each family as if it were the first to take from a locality. Where several take from one, moves and
/// exchanges
/// mend what both leave out.
final class ValuedBatch {
    private static final double BETTER = 1e-9;

    private final Moment moment;
    private final PlacementProblem cases;
    private final PlaceValues values;
    private final int[] batch;
    private final double[] left;
    private final int[] chosen;

    private ValuedBatch(Moment moment, PlaceValues values, int[] start) {
        this.moment = moment;
        this.cases = moment.cases();
        this.values = values;
        this.batch = moment.batch();
        this.left = moment.later().clone();
        this.chosen = new int[batch.length];
        for (int i = 0; i < batch.length; i++) {
            chosen[i] = NONE;
            if (start[i] != NONE) {
                put(i, cases.pair(batch[i], start[i]));
            }
        }
    }

    /// The best places found from both beginnings.
    ///
    /// @param priced where the batch goes at prices alone
    static int[] localities(Moment moment, PlaceValues values, int[] priced, PlacementOptions options) {
        var cases = moment.cases();
        double[] whole = moment.later();
        int[] valued = BatchProgramme.solve(moment, options, (family, pair) -> {
            double cost = values.cost(family, pair, whole);
            return (Double.isFinite(cost) ? cases.pairValue(pair) - cost : 0) + Priced.A_PERSON * cases.size(family);
        });
        var one = new ValuedBatch(moment, values, valued).improved();
        var other = new ValuedBatch(moment, values, priced).improved();
        return (other.worth() > one.worth() + BETTER ? other : one).localities();
    }

    private ValuedBatch improved() {
        boolean again = true;
        for (int round = 0; again && round < 100; round++) {
            again = moveOne() || exchange();
        }
        return this;
    }

    /// What the whole batch is worth: each family's value less what it takes from what those before it left.
    private double worth() {
        System.arraycopy(moment.later(), 0, left, 0, left.length);
        double worth = 0;
        for (int i = 0; i < batch.length; i++) {
            worth += worth(i, chosen[i]);
            change(i, chosen[i], -1);
        }
        return worth;
    }

    private int[] localities() {
        int[] localities = new int[batch.length];
        for (int i = 0; i < batch.length; i++) {
            localities[i] = chosen[i] == NONE ? NONE : cases.pairLocality(chosen[i]);
        }
        return localities;
    }

    /// Moves the family that gains most by it.
    private boolean moveOne() {
        double most = BETTER;
        int who = NONE;
        int where = NONE;
        for (int i = 0; i < batch.length; i++) {
            if (cases.pin(batch[i]) != NONE) {
                continue;
            }
            int old = chosen[i];
            double before = worth(i, take(i));
            for (int k = cases.pairStart(batch[i]); k < cases.pairEnd(batch[i]); k++) {
                if (k != old && open(i, k) && worth(i, k) - before > most) {
                    most = worth(i, k) - before;
                    who = i;
                    where = k;
                }
            }
            if (-before > most) {
                most = -before;
                who = i;
                where = NONE;
            }
            put(i, old);
        }
        if (who == NONE) {
            return false;
        }
        take(who);
        put(who, where);
        return true;
    }

    /// Lets two families change places where that gains.
    private boolean exchange() {
        for (int i = 0; i < batch.length; i++) {
            for (int j = i + 1; j < batch.length; j++) {
                if (exchange(i, j)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean exchange(int i, int j) {
        if ((chosen[i] == NONE && chosen[j] == NONE) || pinned(i) || pinned(j)) {
            return false;
        }
        int mine = chosen[i];
        int theirs = chosen[j];
        int there = theirs == NONE ? NONE : cases.pair(batch[i], cases.pairLocality(theirs));
        int here = mine == NONE ? NONE : cases.pair(batch[j], cases.pairLocality(mine));
        if ((theirs != NONE && there == NONE) || (mine != NONE && here == NONE) || there == mine) {
            return false;
        }
        double before = worth(j, take(j)) + worth(i, take(i));
        if (open(i, there)) {
            double after = worth(i, there);
            put(i, there);
            if (open(j, here) && after + worth(j, here) > before + BETTER) {
                put(j, here);
                return true;
            }
            take(i);
        }
        put(i, mine);
        put(j, theirs);
        return false;
    }

    private boolean pinned(int i) {
        return cases.pin(batch[i]) != NONE;
    }

    private boolean open(int i, int pair) {
        if (pair == NONE) {
            return true;
        }
        if (cases.isForbidden(pair)) {
            return false;
        }
        int cell = cases.pairLocality(pair) * cases.dimensions();
        for (int d = 0; d < cases.dimensions(); d++) {
            double used = moment.later()[cell + d] - left[cell + d];
            if (cases.demand(batch[i], pair, d)
                    > (Double.isFinite(left[cell + d]) ? moment.now()[cell + d] - used : left[cell + d])) {
                return false;
            }
        }
        return true;
    }

    /// What a pair is worth with what is left, before it is taken.
    private double worth(int i, int pair) {
        return pair == NONE
                ? 0
                : cases.pairValue(pair) - values.cost(batch[i], pair, left) + Priced.A_PERSON * cases.size(batch[i]);
    }

    private int take(int i) {
        int pair = chosen[i];
        change(i, pair, 1);
        chosen[i] = NONE;
        return pair;
    }

    private void put(int i, int pair) {
        change(i, pair, -1);
        chosen[i] = pair;
    }

    private void change(int i, int pair, int sign) {
        if (pair == NONE) {
            return;
        }
        int cell = cases.pairLocality(pair) * cases.dimensions();
        for (int d = 0; d < cases.dimensions(); d++) {
            left[cell + d] += sign * cases.demand(batch[i], pair, d);
        }
    }
}
